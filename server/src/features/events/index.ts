import type { UseCase } from '../../ports/use-case.ts'
import { followEvents } from './follow-events.ts'

export const events: readonly UseCase[] = [followEvents]
