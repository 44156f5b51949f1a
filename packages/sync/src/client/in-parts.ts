import { must } from '@commonplace/kit'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

type Struct = Y.Item | Y.GC
/** The next struct of a client that is not in a part yet. */
interface Cursor {
  readonly structs: readonly Struct[]
  next: number
}

/**
 * An update (v1) as several, of about `most` bytes each, to be taken one after the other: none of them stands on what only a later one
 * brings, a long text comes in pieces, and deletions come last. For what is larger than a message may be.
 *
 * A single value that is not a text (a picture's address, a formula) stays whole, however long it is.
 */
export function inParts(update: Uint8Array, most: number): Uint8Array[] {
  if (update.length <= most) return [update]
  const { structs, ds } = Y.decodeUpdate(update)
  const parts: Uint8Array[] = []
  let gathered: Struct[] = []
  let bytes = 0
  for (const struct of inOrder(structs)) {
    // A unit of UTF-16 takes up to three bytes.
    for (const piece of pieces(struct, Math.max(1, Math.floor(most / 3)))) {
      const size = bytesOf(piece).length
      if (gathered.length > 0 && bytes + size > most) {
        parts.push(asUpdate(gathered, new Map()))
        gathered = []
        bytes = 0
      }
      gathered.push(piece)
      bytes += size
    }
  }
  parts.push(asUpdate(gathered, ds.clients))
  return parts
}

/** Everything after what it stands on. In one client's structs that is their order; between clients it is what their items name. */
function inOrder(structs: readonly (Y.Item | Y.GC | Y.Skip)[]): Struct[] {
  const cursors = new Map<number, Cursor>()
  for (const [client, own] of Map.groupBy(structs, ({ id }) => id.client)) {
    cursors.set(client, { structs: own.filter((struct) => !(struct instanceof Y.Skip)) as Struct[], next: 0 })
  }
  const isThere = (id: Y.ID | null) => {
    const cursor = id && cursors.get(id.client)
    const next = cursor?.structs[cursor.next]
    return !id || !next || id.clock < next.id.clock
  }
  const ordered: Struct[] = []
  let went = true
  while (went) {
    went = false
    for (const cursor of cursors.values()) {
      for (let next = cursor.structs[cursor.next]; next && needs(next).every(isThere); ) {
        ordered.push(next)
        went = true
        next = cursor.structs[++cursor.next]
      }
    }
  }
  // Two that stand on each other are not what Yjs writes. They are sent all the same, for the server to judge.
  for (const { structs: own, next } of cursors.values()) ordered.push(...own.slice(next))
  return ordered
}

function needs(struct: Struct): (Y.ID | null)[] {
  if (!(struct instanceof Y.Item)) return []
  const parent: unknown = struct.parent
  return [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null].filter(
    (id) => id?.client !== struct.id.client,
  )
}

/** An item whose text is longer than `most` units as several that follow on each other, never within a character. */
function pieces(struct: Struct, most: number): Struct[] {
  if (!(struct instanceof Y.Item && struct.content instanceof Y.ContentString)) return [struct]
  const { content, id, origin, rightOrigin, parent, parentSub } = struct
  const made: Y.Item[] = []
  for (let at = 0; at < content.str.length; ) {
    const end = wholeCharacters(content.str, Math.min(at + most, content.str.length))
    const left = at === 0 ? origin : Y.createID(id.client, id.clock + at - 1)
    const own = new Y.ContentString(content.str.slice(at, end))
    made.push(new Y.Item(Y.createID(id.client, id.clock + at), null, left, null, rightOrigin, parent, parentSub, own))
    at = end
  }
  return made
}

/** This place in the text, or the one behind it where it would split a pair of surrogates. */
function wholeCharacters(text: string, at: number): number {
  const before = text.charCodeAt(at - 1)
  return at < text.length && before >= 0xd800 && before <= 0xdbff ? at + 1 : at
}

function bytesOf(struct: Struct): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  struct.write(encoder, 0)
  return encoding.toUint8Array(encoder.restEncoder)
}

type Deletes = ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>

function asUpdate(structs: readonly Struct[], deletes: Deletes): Uint8Array {
  const encoder = encoding.createEncoder()
  const byClient = Map.groupBy(structs, ({ id }) => id.client)
  encoding.writeVarUint(encoder, byClient.size)
  for (const [client, own] of byClient) {
    encoding.writeVarUint(encoder, own.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, must(own[0], 'a group has a first').id.clock)
    for (const struct of own) encoding.writeUint8Array(encoder, bytesOf(struct))
  }
  encoding.writeVarUint(encoder, deletes.size)
  for (const [client, ranges] of deletes) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const { clock, len } of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, len)
    }
  }
  return encoding.toUint8Array(encoder)
}
