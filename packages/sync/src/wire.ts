import * as encoding from 'lib0/encoding'
import { ByteReader, Malformed } from './byte-reader.ts'
import type { Pen } from './pen.ts'

// The y-websocket wire: one protocol message a frame. Ours are 100 and up, and go only to clients that ask for them.

export const SYNC = 0
export const AWARENESS = 1
export const AUTH = 2
export const QUERY_AWARENESS = 3
/** How many of the client's update messages on this connection are settled. */
export const ACK = 100
/** What the client should know of the server and the document. Sent on joining and again whenever it changes. */
export const HELLO = 101
/** One of the client's update messages was not taken, and why. */
export const REFUSED = 102
/** About pens: a client asks for one or gives one back, the server lends. */
export const PEN = 103

/** The version of messages 100 and up; a client asks with `?v=1`. */
export const WIRE_VERSION = 1

/** The most bytes a message of a client may have. What is larger comes in parts. */
export const LARGEST_MESSAGE = 4 * 1024 * 1024

const PEN_WANTED = 0
const PEN_BACK = 1
const PEN_NEVER_MIND = 2

const STEP_1 = 0
const STEP_2 = 1
const UPDATE = 2

export interface Hello {
  readonly schema: number
  readonly epoch: number
  /** Null: what you write is kept. Otherwise why it is not. */
  readonly readOnly: { readonly reason: ReadOnlyReason; readonly sentence: string } | null
  /** Milliseconds since 1970 by the server's clock. */
  readonly time: number
}
export type ReadOnlyReason = 'access' | 'schema' | 'store'
export type RefusedReason = 'missing' | 'foreign' | 'read-only' | 'not-kept' | 'too-many'

export interface Refused {
  /** Which of the client's update messages on this connection, counted from 1. */
  readonly index: number
  readonly reason: RefusedReason
  readonly sentence: string
}

export type ClientMessage =
  | { readonly kind: 'step1'; readonly vector: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array; readonly whole: boolean }
  | { readonly kind: 'awareness'; readonly update: Uint8Array }
  | { readonly kind: 'query-awareness' }
  | PenErrand
  | { readonly kind: 'unknown' }

/** What a client asks for about pens. `never-mind`: it waits for that loan no more, or will not be there to hear of it. */
export type PenErrand =
  | { readonly kind: 'pen-wanted' | 'pen-never-mind'; readonly loan: number }
  | ({ readonly kind: 'pen-back' } & Pen)

/** What a client said. `whole` is an answer to the server's step 1, which repeats deletions the server may know. */
export function readMessage(bytes: Uint8Array): ClientMessage {
  const reader = new ByteReader(bytes)
  switch (reader.uint()) {
    case SYNC: {
      const step = reader.uint()
      const payload = reader.array()
      if (!reader.done) throw new Malformed('The message has bytes behind its end')
      if (step === STEP_1) return { kind: 'step1', vector: payload }
      if (step === STEP_2 || step === UPDATE) return { kind: 'update', update: payload, whole: step === STEP_2 }
      throw new Malformed('A sync step nobody knows')
    }
    case AWARENESS:
      return { kind: 'awareness', update: reader.array() }
    case QUERY_AWARENESS:
      return { kind: 'query-awareness' }
    case PEN:
      return readPenErrand(reader)
    default:
      return { kind: 'unknown' }
  }
}

function readPenErrand(reader: ByteReader): ClientMessage {
  switch (reader.uint()) {
    case PEN_WANTED:
      return { kind: 'pen-wanted', loan: reader.uint() }
    case PEN_BACK:
      return { kind: 'pen-back', ...readPen(reader) }
    case PEN_NEVER_MIND:
      return { kind: 'pen-never-mind', loan: reader.uint() }
    default:
      return { kind: 'unknown' }
  }
}

function readPen(reader: ByteReader): Pen {
  return { client: reader.uint(), loan: reader.uint(), clock: reader.uint() }
}

/** What the server says of pens. `lent`: write under it. `back`: this loan is over and can be forgotten. */
export type PenWord =
  | {
      readonly kind: 'pen-lent'
      readonly pen: Pen /** Milliseconds since 1970 by the server's clock. */
      readonly time: number
    }
  | { readonly kind: 'pen-back'; readonly loan: number }

/** The message's type was read already. */
export function readPenAnswer(reader: ByteReader): PenWord {
  if (reader.uint() === PEN_BACK) return { kind: 'pen-back', loan: reader.uint() }
  return { kind: 'pen-lent', pen: readPen(reader), time: reader.uint() }
}

function write(fill: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  fill(encoder)
  return encoding.toUint8Array(encoder)
}

const penWord = (...numbers: readonly number[]) =>
  write((encoder) => {
    for (const number of [PEN, ...numbers]) encoding.writeVarUint(encoder, number)
  })

// What a client says.
export const penWantedMessage = (loan: number) => penWord(PEN_WANTED, loan)
export const penGivenBackMessage = ({ client, loan, clock }: Pen) => penWord(PEN_BACK, client, loan, clock)
export const penNeverMindMessage = (loan: number) => penWord(PEN_NEVER_MIND, loan)
// What the server says.
export const penMessage = ({ client, loan, clock }: Pen, time: number) => penWord(PEN_WANTED, client, loan, clock, time)
export const penBackMessage = (loan: number) => penWord(PEN_BACK, loan)

function sync(step: number, payload: Uint8Array): Uint8Array {
  return write((encoder) => {
    encoding.writeVarUint(encoder, SYNC)
    encoding.writeVarUint(encoder, step)
    encoding.writeVarUint8Array(encoder, payload)
  })
}

export const step1Message = (vector: Uint8Array) => sync(STEP_1, vector)
export const step2Message = (state: Uint8Array) => sync(STEP_2, state)
export const updateMessage = (update: Uint8Array) => sync(UPDATE, update)

/** Presence entries as one awareness update, the inside of a message. */
export function awarenessUpdate(entries: readonly Uint8Array[]): Uint8Array {
  return write((encoder) => {
    encoding.writeVarUint(encoder, entries.length)
    for (const entry of entries) encoding.writeUint8Array(encoder, entry)
  })
}

export function awarenessMessage(update: Uint8Array): Uint8Array {
  return write((encoder) => {
    encoding.writeVarUint(encoder, AWARENESS)
    encoding.writeVarUint8Array(encoder, update)
  })
}

/** One client's presence inside an awareness update; `state` is JSON, 'null' when it has gone. */
export function awarenessEntry(client: number, clock: number, state: string): Uint8Array {
  return write((encoder) => {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state)
  })
}

/** The stock client prints it as a warning and stays connected. */
export function deniedMessage(sentence: string): Uint8Array {
  return write((encoder) => {
    encoding.writeVarUint(encoder, AUTH)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, sentence)
  })
}

export function ackMessage(settled: number): Uint8Array {
  return write((encoder) => {
    encoding.writeVarUint(encoder, ACK)
    encoding.writeVarUint(encoder, settled)
  })
}

export function helloMessage(hello: Hello): Uint8Array {
  return write((encoder) => {
    encoding.writeVarUint(encoder, HELLO)
    encoding.writeVarUint(encoder, WIRE_VERSION)
    encoding.writeVarUint(encoder, hello.schema)
    encoding.writeVarUint(encoder, hello.epoch)
    encoding.writeVarUint(encoder, hello.time)
    encoding.writeVarString(encoder, hello.readOnly?.reason ?? '')
    encoding.writeVarString(encoder, hello.readOnly?.sentence ?? '')
  })
}

export function refusedMessage(refused: Refused): Uint8Array {
  return write((encoder) => {
    encoding.writeVarUint(encoder, REFUSED)
    encoding.writeVarUint(encoder, refused.index)
    encoding.writeVarString(encoder, refused.reason)
    encoding.writeVarString(encoder, refused.sentence)
  })
}
