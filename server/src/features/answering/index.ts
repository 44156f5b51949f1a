import type { UseCase } from '../../ports/use-case.ts'
import { confirmSectionAnswer } from './confirm-section-answer.ts'
import { declineSectionAnswer } from './decline-section-answer.ts'
import { listToAnswer } from './list-to-answer.ts'
import { readSectionAnswer } from './read-section-answer.ts'
import { suggestPlaces } from './suggest-places.ts'
import { keepSectionAnswer, updateSectionAnswer } from './tend-section-answer.ts'

export const answering: readonly UseCase[] = [
  suggestPlaces,
  listToAnswer,
  readSectionAnswer,
  confirmSectionAnswer,
  declineSectionAnswer,
  updateSectionAnswer,
  keepSectionAnswer,
]
