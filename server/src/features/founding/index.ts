import type { UseCase } from '../../ports/use-case.ts'
import { readStart } from './read-start.ts'
import { setCorePlace } from './set-core-place.ts'

export const founding: readonly UseCase[] = [readStart, setCorePlace]
