import { must } from '@commonplace/kit'
import * as encoding from 'lib0/encoding'
import { ByteReader, Malformed } from './byte-reader.ts'
import { skipStruct } from './struct-reader.ts'

/** A stretch of bytes that holds `count` of something, whole. */
interface Piece {
  readonly bytes: Uint8Array
  readonly from: number
  readonly to: number
  readonly count: number
}
/** Structs of one client, from `clock` up to `end`. */
interface Structs extends Piece {
  readonly clock: number
  readonly end: number
}
interface Writer {
  readonly client: number
  end: number
  pieces: Structs[]
}
interface Shape {
  readonly structs: readonly (Structs & { client: number })[]
  readonly deletes: readonly (Piece & { client: number })[]
}

/** More updates than this behind the state, or more bytes of them, and it is cheaper to let Yjs make a new one. */
const MOST_PIECES = 1_000
export const MOST_BYTES = 2 * 1024 * 1024

/**
 * A document as bytes: a state and the updates after it, as the log holds them. What a client lacks is cut out of them and put together
 * again by copying, without building the document: structs of one client that follow on each other may stand in one list, and deletions
 * may be said in any order. What comes out has the same meaning as what Yjs would write, and is a little longer where the updates are many.
 *
 * Everything here throws Malformed where the bytes cannot be told that way; the document has to be built then.
 */
export class StateBytes {
  /** By descending id, as Yjs writes them: it matters to how fast they are integrated. */
  #writers: Writer[] = []
  readonly #byClient = new Map<number, Writer>()
  readonly #deletes = new Map<number, Piece[]>()
  /** The state and the updates themselves, for who builds the document. */
  #parts: Uint8Array[] = []
  /** Bytes of the updates that came after it was made. */
  #later = 0

  constructor(parts: readonly Uint8Array[]) {
    for (const part of parts) this.add(part)
    this.#later = 0
  }

  /** What the document is to be built from, in order. */
  get parts(): readonly Uint8Array[] {
    return this.#parts
  }

  /** Whether so much has come that a new state should be made of it. */
  get isRagged(): boolean {
    return this.#parts.length > MOST_PIECES || this.#later > MOST_BYTES
  }

  /** Takes in an update that was kept. It is read whole before anything is changed. */
  add(update: Uint8Array): void {
    const { structs, deletes } = readShape(update)
    for (const { client, clock, end } of structs) {
      const known = this.clockOf(client)
      // An update may have been kept twice, by two processes. One that is known in part is a case for Yjs.
      if (clock > known || (clock < known && end > known)) throw new Malformed('An update that does not follow')
    }
    for (const { client, ...piece } of structs) this.#put(client, piece)
    for (const { client, ...piece } of deletes) {
      const known = this.#deletes.get(client)
      if (known) known.push(piece)
      else this.#deletes.set(client, [piece])
    }
    this.#parts.push(update)
    this.#later += update.length
  }

  clockOf(client: number): number {
    return this.#byClient.get(client)?.end ?? 0
  }

  clocks(): ReadonlyMap<number, number> {
    return new Map(this.#writers.map(({ client, end }) => [client, end]))
  }

  /** All of it as one update. Keeps only this from now on, so that there are no two copies: its bytes must not be changed. */
  whole(): Uint8Array {
    const [only, ...more] = this.#parts
    if (only && more.length === 0) return only
    const deletes = [...this.#deletes].map(([client, pieces]) => ({ client, pieces }))
    const whole = splice(this.#writers, deletes)
    const joined = (pieces: readonly Piece[]) => whole.at(countOf(pieces))
    for (const writer of this.#writers) writer.pieces = [{ ...joined(writer.pieces), clock: 0, end: writer.end }]
    for (const { client, pieces } of deletes) this.#deletes.set(client, [joined(pieces)])
    this.#parts = [whole.bytes]
    return whole.bytes
  }

  /** The update that brings a copy with these clocks here. It may repeat the beginning of a struct that the copy has in part. */
  lackedBy(clocks: ReadonlyMap<number, number>): Uint8Array {
    const lacked = this.#writers
      .filter(({ client, end }) => (clocks.get(client) ?? 0) < end)
      .map(({ client, pieces }) => ({ client, pieces: piecesFrom(pieces, clocks.get(client) ?? 0) }))
    return splice(
      lacked,
      [...this.#deletes].map(([client, pieces]) => ({ client, pieces })),
    ).bytes
  }

  #put(client: number, piece: Structs): void {
    let writer = this.#byClient.get(client)
    if (!writer) {
      writer = { client, end: 0, pieces: [] }
      this.#byClient.set(client, writer)
      this.#writers.splice(this.#placeOf(client), 0, writer)
    }
    if (piece.end <= writer.end) return
    writer.pieces.push(piece)
    writer.end = piece.end
  }

  /** Where a client that is not there yet comes among the writers. */
  #placeOf(client: number): number {
    let [from, to] = [0, this.#writers.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if (must(this.#writers[middle], 'the middle is between').client > client) from = middle + 1
      else to = middle
    }
    return from
  }
}

/** More client ids than any document has: see `clientsPerDocument` in limits.ts. */
const MOST_CLOCKS = 128 * 1024

/** Reads clocks as a client says them in step 1. Throws Malformed. */
export function readClocks(vector: Uint8Array): Map<number, number> {
  const reader = new ByteReader(vector)
  const clocks = new Map<number, number>()
  const count = reader.uint()
  if (count > MOST_CLOCKS) throw new Malformed('More client ids than there can be')
  for (let left = count; left > 0; left--) clocks.set(reader.uint(), reader.uint())
  return clocks
}

function readShape(update: Uint8Array): Shape {
  const reader = new ByteReader(update)
  const shape = { structs: [] as (Structs & { client: number })[], deletes: [] as (Piece & { client: number })[] }
  for (let left = reader.uint(); left > 0; left--) {
    const count = reader.uint()
    const client = reader.uint()
    const clock = reader.uint()
    const from = reader.at
    let end = clock
    for (let i = 0; i < count; i++) end += skipStruct(reader)
    shape.structs.push({ client, bytes: update, from, to: reader.at, count, clock, end })
  }
  for (let left = reader.uint(); left > 0; left--) {
    const client = reader.uint()
    const count = reader.uint()
    const from = reader.at
    for (let i = 0; i < 2 * count; i++) reader.uint()
    shape.deletes.push({ client, bytes: update, from, to: reader.at, count })
  }
  if (!reader.done) throw new Malformed('The update has bytes behind its end')
  return shape
}

/** What holds everything from this clock on, from the beginning of the struct that it lies in. */
function piecesFrom(pieces: readonly Structs[], clock: number): readonly Structs[] {
  const first = pieces.findIndex(({ end }) => end > clock)
  const piece = pieces[first]
  if (!piece || piece.clock >= clock) return pieces.slice(first)
  const reader = new ByteReader(piece.bytes)
  reader.at = piece.from
  for (let at = piece.clock, count = piece.count; ; count--) {
    const from = reader.at
    const end = at + skipStruct(reader)
    if (end > clock) return [{ ...piece, from, count, clock: at }, ...pieces.slice(first + 1)]
    at = end
  }
}

const countOf = (pieces: readonly Piece[]) => pieces.reduce((sum, { count }) => sum + count, 0)

interface Spliced {
  readonly bytes: Uint8Array
  /** Where what was pasted stands in the bytes: asked once for each list of pieces, in the order they were given. */
  at(count: number): Piece
}

/** Writes an update of pieces that are there. */
function splice(
  structs: readonly { client: number; pieces: readonly Structs[] }[],
  deletes: readonly { client: number; pieces: readonly Piece[] }[],
): Spliced {
  const encoder = encoding.createEncoder()
  const places: { from: number; to: number }[] = []
  const paste = (pieces: readonly Piece[]) => {
    const from = encoding.length(encoder)
    for (const { bytes, from, to } of pieces) encoding.writeUint8Array(encoder, bytes.subarray(from, to))
    places.push({ from, to: encoding.length(encoder) })
  }
  encoding.writeVarUint(encoder, structs.length)
  for (const { client, pieces } of structs) {
    encoding.writeVarUint(encoder, countOf(pieces))
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, pieces[0]?.clock ?? 0)
    paste(pieces)
  }
  encoding.writeVarUint(encoder, deletes.length)
  for (const { client, pieces } of deletes) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, countOf(pieces))
    paste(pieces)
  }
  const bytes = encoding.toUint8Array(encoder)
  return { bytes, at: (count) => ({ bytes, count, ...must(places.shift(), 'every list was pasted') }) }
}
