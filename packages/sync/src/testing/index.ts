/** What tests of sync, here and in the server, are written with. Nothing here needs a test runner. */

export { readAck, readHello, readRefused } from '../client/server-words.ts'
export { step1Message, updateMessage } from '../wire.ts'
export {
  circle,
  documentWithin,
  FORGED,
  forgedUpdate,
  longDeletion,
  nested,
  orphanUpdate,
  writtenUnder,
} from './attacks.ts'
export { TestClient } from './client.ts'
export { LoopbackBus, LoopbackWire } from './loopback-bus.ts'
export { ManualLoop, settlePromises } from './manual-loop.ts'
export { type Fault, MemoryStore, MemoryUpdateLog } from './memory-update-log.ts'
export { simulate } from './simulate.ts'
export { MemorySocket } from './socket-pair.ts'
export { CALM, GALE, HURRICANE, STORM, type Weather } from './weather.ts'
export { AMINA, BO, guest, PAGE, World } from './world.ts'
