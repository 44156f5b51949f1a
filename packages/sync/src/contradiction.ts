import * as Y from 'yjs'

/**
 * Whether an update says something else at a client id and clock that the document already holds. Two writers under one id would do that
 * (two copies of a browser profile, a client gone wrong); Yjs takes the second for known and drops its words without a sound. What was
 * deleted meanwhile cannot be compared and contradicts nothing.
 */
export function contradicts(doc: Y.Doc, update: Uint8Array): boolean {
  return Y.decodeUpdate(update).structs.some((struct) => struct instanceof Y.Item && differsFrom(doc, struct))
}

function differsFrom(doc: Y.Doc, item: Y.Item): boolean {
  const { client, clock } = item.id
  const end = Math.min(clock + item.length, Y.getState(doc.store, client))
  const known = doc.store.clients.get(client)
  if (!known || clock >= end) return false
  for (let i = Y.findIndexSS(known, clock), at = clock; at < end; i++) {
    const mine = known[i]
    if (!mine) return false
    const length = Math.min(mine.id.clock + mine.length, end) - at
    if (mine instanceof Y.Item && isOther(item.content, at - clock, mine.content, at - mine.id.clock, length))
      return true
    at += length
  }
  return false
}

type Content = Y.Item['content']

function isOther(said: Content, from: number, mine: Content, at: number, length: number): boolean {
  if (said instanceof Y.ContentDeleted || mine instanceof Y.ContentDeleted) return false
  if (said.constructor !== mine.constructor) return true
  if (!(said instanceof Y.ContentString && mine instanceof Y.ContentString)) return false
  for (let i = 0; i < length; i++) {
    const [a, b] = [said.str[from + i], mine.str[at + i]]
    // Yjs puts this sign in the place of half a character when it cuts through one.
    if (a !== b && a !== '\uFFFD' && b !== '\uFFFD') return true
  }
  return false
}
