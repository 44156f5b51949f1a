import type { UseCase } from '../../ports/use-case.ts'
import { exportMe, leaveForGood } from './leave.ts'
import { changeMyProfile, readMyProfile, readPortrait, removePortrait, setPortrait } from './my-profile.ts'
import { readMember } from './read-member.ts'

export const profiles: readonly UseCase[] = [
  readMyProfile,
  changeMyProfile,
  setPortrait,
  removePortrait,
  readPortrait,
  readMember,
  exportMe,
  leaveForGood,
]
