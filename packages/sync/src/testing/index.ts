/** What tests of sync, here and in the server, are written with. */

export { LoopbackBus, LoopbackWire } from './loopback-bus.ts'
export { MemoryStore, MemoryUpdateLog } from './memory-update-log.ts'
