import type { UseCase } from '../../ports/use-case.ts'
import { openPulse } from './open-pulse.ts'
import { readPulse } from './read-pulse.ts'
import { replyToPulse } from './reply-to-pulse.ts'
import { withdrawPulse } from './withdraw-pulse.ts'

export const pulse: readonly UseCase[] = [readPulse, openPulse, withdrawPulse, replyToPulse]
