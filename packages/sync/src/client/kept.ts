import type * as Y from 'yjs'
import { ByteReader } from '../byte-reader.ts'
import {
  ACK,
  HELLO,
  type Hello,
  REFUSED,
  type ReadOnlyReason,
  type Refused,
  type RefusedReason,
  SYNC,
} from '../wire.ts'

/** The part of lib0's decoder that a message handler gets: its type was read already. */
interface Decoder {
  readonly arr: Uint8Array
  pos: number
}
type Handler = (encoder: { cpos: number }, decoder: Decoder, ...rest: never[]) => void

/** The parts of y-websocket's WebsocketProvider that are used. */
export interface Provider {
  readonly doc: Y.Doc
  readonly wsconnected: boolean
  messageHandlers: Handler[]
  on(event: 'status', told: (change: { status: string }) => void): unknown
  off(event: 'status', told: (change: { status: string }) => void): unknown
}

const rest = ({ arr, pos }: Decoder) => new ByteReader(arr.subarray(pos))

/** How many of this connection's update messages are settled. */
export function readAck(decoder: Decoder): number {
  return rest(decoder).uint()
}

export function readHello(decoder: Decoder): Hello & { readonly version: number } {
  const reader = rest(decoder)
  const [version, schema, epoch, time] = [reader.uint(), reader.uint(), reader.uint(), reader.uint()]
  const [reason, sentence] = [reader.text() as ReadOnlyReason | '', reader.text()]
  return { version, schema, epoch, time, readOnly: reason === '' ? null : { reason, sentence } }
}

export function readRefused(decoder: Decoder): Refused {
  const reader = rest(decoder)
  return { index: reader.uint(), reason: reader.text() as RefusedReason, sentence: reader.text() }
}

export interface KeptState {
  /** Local changes that are not known to be kept for everyone; 1 at first, as nobody knows what an old copy holds. */
  readonly unkept: number
  /** What the server said last on this connection; null before it said anything. */
  readonly hello: Hello | null
  readonly refused: Refused | null
}

/**
 * Follows what of a document's local changes is durable on the server, for a stock WebsocketProvider made with the parameters
 * `{ v: '1', schema, epoch }`. Begin before it connects. Updates count one by one; an answer to the server's step 1 holds everything.
 * After a refusal nothing counts as kept until the next such answer is settled. Returns the function that ends it.
 */
export function watchKept(provider: Provider, told: (state: KeptState) => void): () => void {
  let local = 1
  let kept = 0
  let sent = 0
  let underWay: { index: number; local: number; whole: boolean }[] = []
  let hello: Hello | null = null
  let refused: Refused | null = null
  const tell = () => told({ unkept: local - kept, hello, refused })

  const changed = (_: Uint8Array, origin: unknown) => {
    if (origin === provider) return
    local++
    if (provider.wsconnected) underWay.push({ index: ++sent, local, whole: false })
    tell()
  }
  const status = () => {
    sent = 0
    underWay = []
    hello = null
    tell()
  }
  const settle = (index: number) => {
    for (const message of underWay) {
      if (message.index > index) break
      if (message.whole) kept = Math.max(kept, message.local)
      else if (message.local === kept + 1) kept++
    }
    underWay = underWay.filter((message) => message.index > index)
  }

  const stock = provider.messageHandlers
  const handlers = [...stock]
  handlers[SYNC] = (encoder, decoder, ...more) => {
    const asked = decoder.arr[decoder.pos] === 0
    stock[SYNC]?.(encoder, decoder, ...more)
    // The stock handler has just written its answer to the server's step 1, with everything the server lacks.
    if (asked) underWay.push({ index: ++sent, local, whole: true })
  }
  handlers[ACK] = (_, decoder) => {
    settle(readAck(decoder))
    tell()
  }
  handlers[HELLO] = (_, decoder) => {
    hello = readHello(decoder)
    tell()
  }
  handlers[REFUSED] = (_, decoder) => {
    const told = readRefused(decoder)
    refused = told
    settle(told.index - 1)
    underWay = underWay.filter(({ index }) => index !== told.index)
    tell()
  }
  provider.messageHandlers = handlers
  provider.doc.on('update', changed)
  provider.on('status', status)
  return () => {
    provider.messageHandlers = stock
    provider.doc.off('update', changed)
    provider.off('status', status)
  }
}
