import type { UseCase } from '../../ports/use-case.ts'
import { confirmEntry, unconfirmEntry } from './confirm-entry.ts'
import { listBadgeKeys, listMyBadges, readBadgeCredential, readBadgeIssuer, readBadgeKey } from './credential.ts'
import { enterChallenge, withdrawEntry } from './enter-challenge.ts'
import { changeChallenge, makeChallenge, removeChallenge } from './make-challenge.ts'
import { listChallenges, readChallenge } from './read-challenges.ts'

export const challenges: readonly UseCase[] = [
  listChallenges,
  readChallenge,
  makeChallenge,
  changeChallenge,
  removeChallenge,
  enterChallenge,
  withdrawEntry,
  confirmEntry,
  unconfirmEntry,
  listMyBadges,
  readBadgeCredential,
  listBadgeKeys,
  readBadgeKey,
  readBadgeIssuer,
]
