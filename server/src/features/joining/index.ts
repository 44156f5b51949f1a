import type { UseCase } from '../../ports/use-case.ts'
import { listNewcomers, readFirstWeek, setBuddy } from './first-week.ts'
import { joinCommunity, withdrawRequest } from './join-community.ts'
import { listJoinRequests, settleJoinRequest } from './join-requests.ts'

export const joining: readonly UseCase[] = [
  joinCommunity,
  withdrawRequest,
  listJoinRequests,
  settleJoinRequest,
  readFirstWeek,
  listNewcomers,
  setBuddy,
]
