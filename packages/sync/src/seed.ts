import type { MemberId } from '@commonplace/domain'
import type { Random } from '@commonplace/kit'
import * as Y from 'yjs'
import { isPen } from './pen.ts'
import type { Entry } from './ports.ts'

/**
 * The first update of a new document, as a feature hands it to the store in the transaction that makes the page or the question. `fill`
 * writes the first words; they belong to `by`. Null when it wrote nothing.
 */
export function seedOf(by: MemberId, random: Random, fill: (doc: Y.Doc) => void): Entry | null {
  const doc = new Y.Doc()
  do doc.clientID = Math.floor(random.next() * 2 ** 32)
  while (isPen(doc.clientID))
  doc.transact(() => fill(doc))
  const clients = [...doc.store.clients.keys()]
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return clients.length > 0 ? { update, by, claims: clients } : null
}
