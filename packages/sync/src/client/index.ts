/** What a client needs to understand the server's own words, without the rooms. */
import { ByteReader } from '../byte-reader.ts'
import { ACK, HELLO, type Hello, PEN, type PenWord, REFUSED, type Refused, readPenAnswer } from '../wire.ts'
import { readAck, readHello, readRefused } from './server-words.ts'

export { isPen, type Pen } from '../pen.ts'
export {
  ACK,
  HELLO,
  type Hello,
  LARGEST_MESSAGE,
  PEN,
  type PenWord,
  penGivenBackMessage,
  penNeverMindMessage,
  penWantedMessage,
  REFUSED,
  type Refused,
  type RefusedReason,
  WIRE_VERSION,
} from '../wire.ts'
export { inParts } from './in-parts.ts'
export { movedWords } from './moved-words.ts'

export type ServerWord =
  /** The first `settled` update messages of this connection are durable, or were refused. */
  | { readonly kind: 'ack'; readonly settled: number }
  | ({ readonly kind: 'hello' } & Hello)
  | ({ readonly kind: 'refused' } & Refused)
  | PenWord

/** The types of message that `readServerWord` understands. */
export const SERVER_WORDS = [ACK, HELLO, REFUSED, PEN] as const

/** What the server said in a message of this type, whose type was already read off; null for a type nobody knows. */
export function readServerWord(type: number, rest: Uint8Array): ServerWord | null {
  const reader = new ByteReader(rest)
  switch (type) {
    case ACK:
      return { kind: 'ack', settled: readAck(reader) }
    case HELLO:
      return { kind: 'hello', ...readHello(reader) }
    case REFUSED:
      return { kind: 'refused', ...readRefused(reader) }
    case PEN:
      return readPenAnswer(reader)
    default:
      return null
  }
}
