import type { UseCase } from '../../ports/use-case.ts'
import { changeComment } from './change-comment.ts'
import { commentAnswer, commentQuestion } from './comment.ts'
import { commentPage } from './comment-page.ts'
import { acceptSuggestion, decideSuggestions, rejectSuggestion } from './decide-suggestion.ts'
import { deleteComment } from './delete-comment.ts'
import { listThreads } from './list-threads.ts'
import { reconsiderSuggestion } from './reconsider-suggestion.ts'
import { reopenThread, resolveThread } from './settle-thread.ts'

export const comments: readonly UseCase[] = [
  commentQuestion,
  commentAnswer,
  listThreads,
  commentPage,
  resolveThread,
  reopenThread,
  acceptSuggestion,
  rejectSuggestion,
  decideSuggestions,
  reconsiderSuggestion,
  changeComment,
  deleteComment,
]
