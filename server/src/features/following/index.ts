import type { UseCase } from '../../ports/use-case.ts'
import { readFollows } from './read-follows.ts'
import {
  followQuestion,
  followTag,
  setCommunityLevel,
  setPageLevel,
  setQuestionLevel,
  setTagLevel,
  unfollowQuestion,
  unfollowTag,
} from './set-level.ts'

export const following: readonly UseCase[] = [
  readFollows,
  setPageLevel,
  setQuestionLevel,
  setTagLevel,
  setCommunityLevel,
  followQuestion,
  unfollowQuestion,
  followTag,
  unfollowTag,
]
