import type { UseCase } from '../../ports/use-case.ts'
import { giveThanks } from './give-thanks.ts'
import { listThanks } from './list-thanks.ts'
import { takeThanks } from './take-thanks.ts'

export const thanks: readonly UseCase[] = [giveThanks, takeThanks, listThanks]
