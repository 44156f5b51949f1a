import type { UseCase } from '../../ports/use-case.ts'
import { inviteToGap } from './invite-to-gap.ts'
import { endSearch, logSearch } from './log-search.ts'
import { readGaps } from './read-gaps.ts'
import { dismissTold, waitForGap } from './wait-for-gap.ts'

export const gaps: readonly UseCase[] = [readGaps, logSearch, endSearch, waitForGap, inviteToGap, dismissTold]
