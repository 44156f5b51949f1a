/** What a client of the sync server reads beside the stock messages. Small: it goes to the browser. */

export { ACK, HELLO, type Hello, REFUSED, type Refused, WIRE_VERSION } from '../wire.ts'
export { type KeptState, readAck, readHello, readRefused, watchKept } from './kept.ts'
