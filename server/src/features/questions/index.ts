import type { UseCase } from '../../ports/use-case.ts'
import { acceptAnswer } from './accept-answer.ts'
import { answerQuestion } from './answer-question.ts'
import { askQuestion } from './ask-question.ts'
import { changeAnswer } from './change-answer.ts'
import { changeQuestion } from './change-question.ts'
import { confirmAnswer, unconfirmAnswer } from './confirm.ts'
import { deleteAnswer } from './delete-answer.ts'
import { deleteQuestion } from './delete-question.ts'
import { findHelpers } from './find-helpers.ts'
import { admitQuestion, declineQuestion } from './held.ts'
import { declineToAnswer, inviteToAnswer } from './invite.ts'
import { listQuestions } from './list-questions.ts'
import { mergeQuestion, unmergeQuestion } from './merge-question.ts'
import { readQuestion } from './read-question.ts'
import { obsoleteAnswer, restoreAnswer, shareAnswer, unshareAnswer } from './standing.ts'
import { unacceptAnswer } from './unaccept-answer.ts'
import { giveVote, takeVote } from './vote.ts'

export const questions: readonly UseCase[] = [
  listQuestions,
  askQuestion,
  readQuestion,
  changeQuestion,
  deleteQuestion,
  answerQuestion,
  changeAnswer,
  deleteAnswer,
  acceptAnswer,
  unacceptAnswer,
  giveVote,
  takeVote,
  confirmAnswer,
  unconfirmAnswer,
  obsoleteAnswer,
  restoreAnswer,
  shareAnswer,
  unshareAnswer,
  inviteToAnswer,
  declineToAnswer,
  findHelpers,
  mergeQuestion,
  unmergeQuestion,
  admitQuestion,
  declineQuestion,
]
