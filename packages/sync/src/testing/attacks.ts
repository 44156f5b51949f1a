import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

/** A word that nobody honest writes: where it shows up, somebody got through. */
export const FORGED = '☠'

function copyOf(doc: Y.Doc, clientId: number): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = clientId
  return copy
}

/** What `change` writes under this client id on top of what `doc` holds, as one update. */
export function writtenUnder(doc: Y.Doc, clientId: number, change: (copy: Y.Doc) => void): Uint8Array {
  const copy = copyOf(doc, clientId)
  const before = Y.encodeStateVector(copy)
  copy.transact(() => change(copy))
  const update = Y.encodeStateAsUpdate(copy, before)
  copy.destroy()
  return update
}

/** Words under another's client id, that continue exactly where the copy says they stand. */
export function forgedUpdate(doc: Y.Doc, victim: number, words = FORGED): Uint8Array {
  return writtenUnder(doc, victim, (copy) => copy.getText('default').insert(0, words))
}

/** An edit that builds on one which is never sent: a clock of its own that is missing, another's item, or a deletion of what is not there. */
export function orphanUpdate(doc: Y.Doc, clientId: number, kind: 'clock' | 'item' | 'deletion'): Uint8Array {
  const unsent = copyOf(doc, kind === 'clock' ? clientId : clientId + 1)
  unsent.getText('default').insert(0, FORGED.repeat(3))
  const update = writtenUnder(unsent, clientId, (copy) => {
    const text = copy.getText('default')
    if (kind === 'deletion') text.delete(0, 1)
    else text.insert(1, FORGED)
  })
  unsent.destroy()
  return update
}

/** Two items of two clients that each stand on the other: nothing in it is out of place, and yet it can never be applied. */
export function circle(one = 901, other = 902): Uint8Array {
  const encoder = encoding.createEncoder()
  const item = (client: number, on: number) => {
    for (const number of [1, client, 0]) encoding.writeVarUint(encoder, number)
    encoding.writeUint8(encoder, 128 | 4)
    encoding.writeVarUint(encoder, on)
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarString(encoder, 'x')
  }
  encoding.writeVarUint(encoder, 2)
  item(one, other)
  item(other, one)
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

/** A whole Yjs document as the content of an item, whose options are not even an object. */
export function documentWithin(clientId: number): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of [1, 1, clientId, 0]) encoding.writeVarUint(encoder, number)
  encoding.writeUint8(encoder, 9)
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarString(encoder, 'documents')
  encoding.writeVarString(encoder, 'within')
  encoding.writeAny(encoder, null)
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

/** Something that was deleted and says of itself how long it was. */
export function longDeletion(client: number, clock: number, length: number): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of [1, 1, client, clock]) encoding.writeVarUint(encoder, number)
  encoding.writeUint8(encoder, 1)
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarString(encoder, 'default')
  encoding.writeVarUint(encoder, length)
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

/** Blocks within blocks, so many deep. */
export function nested(depth: number, clientId = 903): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = clientId
  let parent: Y.XmlFragment | Y.XmlElement = doc.getXmlFragment('nested')
  doc.transact(() => {
    for (let i = 0; i < depth; i++) {
      const child = new Y.XmlElement('blockquote')
      parent.insert(0, [child])
      parent = child
    }
  })
  return Y.encodeStateAsUpdate(doc)
}
