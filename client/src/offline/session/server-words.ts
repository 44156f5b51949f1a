import * as decoding from 'lib0/decoding'

// What the server says beyond the stock protocol: only to a client that asked for it with `?v=1`.

export const WIRE_VERSION = 1
export const ACK = 100
export const HELLO = 101
export const REFUSED = 102

export type ReadOnlyReason = 'access' | 'schema' | 'store'

export type ServerWord =
  /** The first `settled` update messages of this connection are durable, or were refused. */
  | { readonly kind: 'ack'; readonly settled: number }
  | {
      readonly kind: 'hello'
      readonly version: number
      readonly schema: number
      readonly epoch: number
      readonly time: number
      readonly readOnly: { readonly reason: ReadOnlyReason; readonly sentence: string } | null
    }
  /** One update message, counted from 1, was not taken. */
  | { readonly kind: 'refused'; readonly index: number; readonly reason: string; readonly sentence: string }

/** Reads a message whose type was already taken off the decoder; null for a type nobody knows. */
export function readServerWord(type: number, decoder: decoding.Decoder): ServerWord | null {
  switch (type) {
    case ACK:
      return { kind: 'ack', settled: decoding.readVarUint(decoder) }
    case HELLO: {
      const [version, schema, epoch, time] = [0, 0, 0, 0].map(() => decoding.readVarUint(decoder)) as [
        number,
        number,
        number,
        number,
      ]
      const reason = decoding.readVarString(decoder) as ReadOnlyReason | ''
      const sentence = decoding.readVarString(decoder)
      return { kind: 'hello', version, schema, epoch, time, readOnly: reason === '' ? null : { reason, sentence } }
    }
    case REFUSED: {
      const index = decoding.readVarUint(decoder)
      const reason = decoding.readVarString(decoder)
      return { kind: 'refused', index, reason, sentence: decoding.readVarString(decoder) }
    }
    default:
      return null
  }
}
