import type { UseCase } from '../../ports/use-case.ts'
import { creditAnswer } from './credit-answer.ts'
import { takeCredit } from './take-credit.ts'

export const credits: readonly UseCase[] = [creditAnswer, takeCredit]
