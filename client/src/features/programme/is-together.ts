import type { GatheringShape } from '@commonplace/api'
import { areTogetherAt, TOGETHER_BEFORE } from '@commonplace/domain'

/** Whether people are together there, or about to be. */
export const isTogether = (gathering: GatheringShape, now: number): boolean =>
  areTogetherAt(gathering, gathering.closed !== null, now)

/** Whether what people do together is to be seen: it is on or about to be, or was, and no recap tells yet what they voted on. */
export const showsTogether = ({ start, closed, cancelled }: GatheringShape, now: number): boolean =>
  cancelled === null && closed === null && start - TOGETHER_BEFORE <= now
