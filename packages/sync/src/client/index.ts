/** What a client of the sync server reads beside the stock messages. Small: it goes to the browser. */
export { type KeptState, readAck, readHello, readRefused, watchKept } from './kept.ts'
export { ACK, HELLO, type Hello, REFUSED, type Refused, WIRE_VERSION } from '../wire.ts'
