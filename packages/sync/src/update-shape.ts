import { ByteReader, Malformed } from './byte-reader.ts'
import { MAX_JSON_DEPTH, nestsTooDeep } from './json-depth.ts'

// Reads a Yjs update (v1) over without building it: what it adds, what it needs, what it deletes. One to two microseconds a keystroke.
// The layout is that of yjs/src/utils/encoding.js, readClientsStructRefs and readDeleteSet.

/** A stretch of clocks of one client, without holes. */
export interface Run {
  readonly client: number
  readonly start: number
  end: number
}

export interface UpdateShape {
  readonly runs: readonly Run[]
  /** Pairs (client, clock) of other clients' items that must be there before. */
  readonly needs: readonly number[]
  /** Triples (client, from, to) of clocks that are deleted. */
  readonly deletes: readonly number[]
  /** Pairs (client, clock) of items that hold a type, and so could nest. */
  readonly types: readonly number[]
}

const MAX_STRUCTS = 250_000
const MAX_NAME = 256

/** What the update says of itself. Throws Malformed for anything Yjs could not read to the last byte. */
export function readUpdateShape(update: Uint8Array): UpdateShape {
  const reader = new ByteReader(update)
  const shape = { runs: [] as Run[], needs: [] as number[], deletes: [] as number[], types: [] as number[] }
  const clients = reader.uint()
  const seen = new Set<number>()
  let structs = 0
  for (let i = 0; i < clients; i++) {
    const count = reader.uint()
    structs += count
    if (structs > MAX_STRUCTS) throw new Malformed('The update has too many parts')
    readRuns(reader, count, shape, seen)
  }
  const deleting = reader.uint()
  for (let i = 0; i < deleting; i++) {
    const client = reader.uint()
    const count = reader.uint()
    for (let j = 0; j < count; j++) {
      const clock = reader.uint()
      shape.deletes.push(client, clock, within(clock + reader.uint()))
    }
  }
  if (!reader.done) throw new Malformed('The update has bytes behind its end')
  return shape
}

function readRuns(
  reader: ByteReader,
  count: number,
  shape: { runs: Run[]; needs: number[]; types: number[] },
  seen: Set<number>,
): void {
  const client = reader.uint()
  if (seen.has(client)) throw new Malformed('A client comes twice')
  seen.add(client)
  let clock = reader.uint()
  let run: Run | null = null
  for (let i = 0; i < count; i++) {
    const info = reader.byte()
    const kind = info & 31
    if (kind === SKIP) {
      clock = within(clock + lengthOf(reader.uint()))
      run = null
      continue
    }
    const length = kind === GC ? lengthOf(reader.uint()) : readItem(reader, info, client, clock, shape)
    if (!run) {
      run = { client, start: clock, end: clock }
      shape.runs.push(run)
    }
    clock = within(clock + length)
    run.end = clock
  }
}

const GC = 0
const SKIP = 10

/** Reads one item over and gives its length in clocks. */
function readItem(
  reader: ByteReader,
  info: number,
  client: number,
  clock: number,
  shape: { needs: number[]; types: number[] },
): number {
  if (info & 128) readNeed(reader, client, clock, shape.needs)
  if (info & 64) readNeed(reader, client, clock, shape.needs)
  if ((info & 192) === 0) {
    if (reader.uint() === 1) readName(reader)
    else readNeed(reader, client, clock, shape.needs)
    if (info & 32) readName(reader)
  }
  return readContent(reader, info & 31, client, clock, shape.types)
}

function readNeed(reader: ByteReader, client: number, clock: number, needs: number[]): void {
  const other = reader.uint()
  const at = reader.uint()
  if (other !== client) needs.push(other, at)
  // Yjs never checks this one and throws in the middle of a transaction.
  else if (at >= clock) throw new Malformed('An item stands on one of its own future')
}

function readName(reader: ByteReader): void {
  if (reader.textLength() > MAX_NAME) throw new Malformed('A name is too long')
}

function readContent(reader: ByteReader, kind: number, client: number, clock: number, types: number[]): number {
  switch (kind) {
    case 1: // deleted
      return lengthOf(reader.uint())
    case 2: {
      const count = lengthOf(reader.uint())
      for (let i = 0; i < count; i++) readJson(reader, true)
      return count
    }
    case 3: // bytes
      reader.skipArray()
      return 1
    case 4:
      return lengthOf(reader.textLength())
    case 5: // an embed
      readJson(reader, false)
      return 1
    case 6: // a format: its key and value
      readName(reader)
      readJson(reader, false)
      return 1
    case 7: {
      const type = reader.uint()
      if (type > 6) throw new Malformed('A type nobody knows')
      if (type === 3 || type === 5) readName(reader)
      types.push(client, clock)
      return 1
    }
    case 8: {
      const count = lengthOf(reader.uint())
      for (let i = 0; i < count; i++) skipAny(reader, 0)
      return count
    }
    case 9:
      // A few bytes of the sender's would be kilobytes in the memory of everybody who opens it, and Yjs trusts its options.
      throw new Malformed('A document within the document')
    default:
      throw new Malformed('A content nobody knows')
  }
}

function readJson(reader: ByteReader, maybeUndefined: boolean): void {
  const text = reader.text()
  if (maybeUndefined && text === 'undefined') return
  if (nestsTooDeep(text)) throw new Malformed('A value nests too deep')
  try {
    JSON.parse(text)
  } catch (cause) {
    throw new Malformed(`A value is not JSON (${String(cause)})`)
  }
}

/** Reads over a value of lib0's "any" encoding. */
export function skipAny(reader: ByteReader, depth: number): void {
  if (depth > MAX_JSON_DEPTH) throw new Malformed('A value nests too deep')
  const kind = reader.byte()
  switch (kind) {
    case 127:
    case 126:
    case 121:
    case 120:
      return
    case 125:
      reader.skipInt()
      return
    case 124:
      reader.skip(4)
      return
    case 123:
    case 122:
      reader.skip(8)
      return
    case 119:
      reader.textLength()
      return
    case 118: {
      const count = reader.uint()
      for (let i = 0; i < count; i++) {
        if (reader.text() === '__proto__') throw new Malformed('A key that is refused')
        skipAny(reader, depth + 1)
      }
      return
    }
    case 117: {
      const count = reader.uint()
      for (let i = 0; i < count; i++) skipAny(reader, depth + 1)
      return
    }
    case 116:
      reader.skipArray()
      return
    default:
      throw new Malformed('A value nobody knows')
  }
}

/** Nothing of length zero exists: it would stand at the clock of its neighbour. */
function lengthOf(length: number): number {
  if (length === 0) throw new Malformed('An item without length')
  return length
}

function within(clock: number): number {
  if (clock > Number.MAX_SAFE_INTEGER) throw new Malformed('A clock is too large')
  return clock
}
