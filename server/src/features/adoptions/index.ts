import type { UseCase } from '../../ports/use-case.ts'
import { adoptAnswer } from './adopt-answer.ts'
import { detachAdoption } from './detach-adoption.ts'
import { keepAdoption } from './keep-adoption.ts'
import { readAdoption } from './read-adoption.ts'
import { updateAdoption } from './update-adoption.ts'

export const adoptions: readonly UseCase[] = [adoptAnswer, readAdoption, updateAdoption, keepAdoption, detachAdoption]
