import type { GatheringShape } from '@commonplace/api'
import { TOGETHER_BEFORE } from '@commonplace/domain'

/** Whether what people do together is to be seen: it is on or about to be, and not closed. */
export const isTogether = ({ start, closed, cancelled }: GatheringShape, now: number): boolean =>
  cancelled === null && closed === null && start - TOGETHER_BEFORE <= now
