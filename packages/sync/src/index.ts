/** Live documents: rooms and sessions as state machines over ports. Knows no socket, file, database or framework. */
export { LIMITS, type Limits, TIMING, type Timing } from './limits.ts'
export * from './ports.ts'
export type { Person } from './presence.ts'
export { Rooms, type RoomsOptions } from './rooms.ts'
export { seedOf } from './seed.ts'
export type { Asks, Guest, Session } from './session.ts'
export { NotKept, type SyncEvent } from './tools.ts'
export { ACK, HELLO, type Hello, REFUSED, type Refused, type RefusedReason, WIRE_VERSION } from './wire.ts'
