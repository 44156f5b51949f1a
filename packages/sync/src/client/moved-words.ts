import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** From this clock on, what a copy holds under a client id is not what the document holds there. */
interface Fork {
  readonly client: number
  readonly clock: number
}

/**
 * What `mine` holds beyond `theirs`, as an update of theirs in which words that stand where theirs says something else, or may not stand
 * any more, stand under ids nobody ever had. Null when there is nothing of that kind. Two wrote under one id then: a copied browser profile,
 * or a pen that was given back in somebody's name. The words are all there, and in their places.
 * `acknowledged` says for the pens of this device how far the server said that it has what was written under them.
 */
export function movedWords(
  mine: Y.Doc,
  theirs: Y.Doc,
  acknowledged: ReadonlyMap<number, number>,
  freshId: () => number,
): Uint8Array | null {
  const clients = [...mine.store.clients.keys()]
  const forks = clients.flatMap((client) => forkOf(mine, theirs, client, acknowledged.get(client)) ?? [])
  if (forks.length === 0) return null
  const known = Y.decodeStateVector(Y.encodeStateVector(theirs))
  for (const { client, clock } of forks) known.set(client, clock)
  const moves = new Map(forks.map(({ client, clock }) => [client, { clock, to: freshId() }]))
  return underOthers(Y.encodeStateAsUpdate(mine, Y.encodeStateVector(known)), moves)
}

/** Where two begin to write the same words by chance cannot be seen: what was not acknowledged moves as a whole. */
function forkOf(mine: Y.Doc, theirs: Y.Doc, client: number, acknowledged: number | undefined): Fork | null {
  const [here, there] = [Y.getState(mine.store, client), Y.getState(theirs.store, client)]
  if (acknowledged !== undefined && here > Math.max(there, acknowledged))
    return { client, clock: Math.min(there, acknowledged) }
  const differs = firstDifference(mine, theirs, client, acknowledged ?? 0, Math.min(here, there))
  return differs === null ? null : { client, clock: acknowledged ?? differs }
}

function firstDifference(mine: Y.Doc, theirs: Y.Doc, client: number, from: number, to: number): number | null {
  for (let clock = from; clock < to; ) {
    const id = Y.createID(client, clock)
    const [one, other] = [Y.getItem(mine.store, id), Y.getItem(theirs.store, id)] as const
    const end = Math.min(one.id.clock + one.length, other.id.clock + other.length, to)
    const difference = differenceIn(one, other, clock, end)
    if (difference !== null) return difference
    clock = end
  }
  return null
}

/**
 * In a stretch of clocks that is one item in both. Of what was deleted only the place can be compared, and of what was collected nothing:
 * that is not gone through clock by clock, for it may say of itself that it is of any length.
 */
function differenceIn(one: Y.Item | Y.GC, other: Y.Item | Y.GC, from: number, to: number): number | null {
  if (!(one instanceof Y.Item && other instanceof Y.Item)) return null
  if (!Y.compareIDs(originOf(one, from), originOf(other, from))) return from
  if (one.content instanceof Y.ContentDeleted || other.content instanceof Y.ContentDeleted) return null
  if (one.content.constructor !== other.content.constructor) return from
  const [here, there] = [one.content.getContent(), other.content.getContent()]
  for (let clock = from; clock < to; clock++)
    if (!isSame(here[clock - one.id.clock], there[clock - other.id.clock])) return clock
  return null
}

const isSame = (a: unknown, b: unknown) => a instanceof Y.AbstractType || JSON.stringify(a) === JSON.stringify(b)

function originOf(item: Y.Item, clock: number): Y.ID | null {
  return clock === item.id.clock ? item.origin : Y.createID(item.id.client, clock - 1)
}

type Moves = ReadonlyMap<number, { readonly clock: number; readonly to: number }>

function underOthers(update: Uint8Array, moves: Moves): Uint8Array {
  const { structs, ds } = Y.decodeUpdate(update)
  const moved = (id: Y.ID): Y.ID => {
    const move = moves.get(id.client)
    return move && id.clock >= move.clock ? Y.createID(move.to, id.clock - move.clock) : id
  }
  const runs = new Map<number, (Y.Item | Y.GC)[]>()
  for (const struct of structs) {
    if (struct instanceof Y.Skip) continue
    struct.id = moved(struct.id)
    if (struct instanceof Y.Item) {
      struct.origin &&= moved(struct.origin)
      struct.rightOrigin &&= moved(struct.rightOrigin)
      if (struct.parent instanceof Y.ID) struct.parent = moved(struct.parent)
    }
    const run = runs.get(struct.id.client)
    if (run) run.push(struct)
    else runs.set(struct.id.client, [struct])
  }
  const encoder = new Y.UpdateEncoderV1()
  encoding.writeVarUint(encoder.restEncoder, runs.size)
  for (const [client, run] of [...runs].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder.restEncoder, run.length)
    encoder.writeClient(client)
    encoding.writeVarUint(encoder.restEncoder, run[0]?.id.clock ?? 0)
    for (const struct of run) struct.write(encoder, 0)
  }
  writeDeletions(encoder, ds, moves)
  return encoder.toUint8Array()
}

function writeDeletions(encoder: Y.UpdateEncoderV1, ds: ReturnType<typeof Y.decodeUpdate>['ds'], moves: Moves): void {
  const deleted = new Map<number, { clock: number; len: number }[]>()
  const add = (client: number, clock: number, end: number) => {
    if (clock < end) deleted.set(client, [...(deleted.get(client) ?? []), { clock, len: end - clock }])
  }
  for (const [client, ranges] of ds.clients)
    for (const { clock, len } of ranges) {
      const move = moves.get(client)
      const from = move?.clock ?? Number.POSITIVE_INFINITY
      add(client, clock, Math.min(clock + len, from))
      if (move) add(move.to, Math.max(clock, from) - from, clock + len - from)
    }
  encoding.writeVarUint(encoder.restEncoder, deleted.size)
  for (const [client, ranges] of [...deleted].sort(([a], [b]) => b - a)) {
    encoder.resetDsCurVal()
    encoding.writeVarUint(encoder.restEncoder, client)
    encoding.writeVarUint(encoder.restEncoder, ranges.length)
    for (const { clock, len } of ranges) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(len)
    }
  }
}
