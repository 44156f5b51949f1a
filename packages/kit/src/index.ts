/** The smallest tools every room may use. Nothing is added here without a reason at the head of its file. */
export { assertNever, must } from './assert.ts'
export { type Backoff, backoff } from './backoff.ts'
export type { Brand } from './brand.ts'
export { type Clock, FakeClock, systemClock, type Timer } from './clock.ts'
export { isId, mintId } from './ids.ts'
export { KeyedQueue } from './keyed-queue.ts'
export { Places } from './places.ts'
export { type Random, seededRandom, systemRandom } from './random.ts'
