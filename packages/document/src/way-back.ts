// The way back from an edit of a live document: kept beside it, and gone later, whatever others wrote meanwhile.
import type { Carried } from '@commonplace/domain'
import * as Y from 'yjs'
import { writtenRuns } from './attribution.ts'
import { type Origin, Origins, originsOf } from './authorship.ts'
import { checkDocument } from './check.ts'
import { InvalidDocumentError } from './errors.ts'
import type { DocNode } from './json.ts'
import { bodyOf, readBody } from './y.ts'

/** How an edit is undone, as if its writer had done so at once on a device that is heard of only now. */
export interface WayBack {
  /** The Yjs update that undoes it, in base64. */
  readonly update: string
  /** The client id that the update writes under; it is never one of the document's own. */
  readonly client: number
  /** How many clocks it takes out. Where fewer are left, somebody took some of those words out or wrote them anew. */
  readonly takes: number
  /** Where the words that it brings back were written first. */
  readonly brings: readonly Carried[]
}

/** The document as it reads once the edit is undone. */
export interface Undone {
  readonly json: DocNode
  /** Whose its words are, in the order they stand, by the ids that the document knows. */
  readonly origins: readonly Origin[]
}

/**
 * Of a document of more pieces no way back is kept: it takes a copy of all of them, and whoever writes elsewhere waits for that. A page of
 * twenty thousand words begins with some eight thousand, and each change that stands apart adds two.
 */
const MOST_PIECES = 20_000

/** Tells the edit from all that was there before it. */
const EDIT = Symbol('edit')

/** Edits the document and gives the way back from it, or null for a very long one; false where `edit` says that it changed nothing. */
export function withWayBack(doc: Y.Doc, edit: (doc: Y.Doc) => boolean): WayBack | null | false {
  if (piecesOf(doc) > MOST_PIECES) return edit(doc) && null
  const copy = copyOf(doc)
  const vector = Y.encodeStateVector(doc)
  if (!edit(doc)) return false
  const undoing = new Y.UndoManager(bodyOf(copy), { trackedOrigins: new Set([EDIT]) })
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc, vector), EDIT)
  copy.clientID = nobodyIn(doc)
  const updates: Uint8Array[] = []
  copy.on('update', (update: Uint8Array) => void updates.push(update))
  const { takes } = taking(copy, copy.clientID, () => undoing.undo())
  const way = { update: toBase64(Y.mergeUpdates(updates)), client: copy.clientID, takes, brings: broughtBack(copy) }
  undoing.destroy()
  copy.destroy()
  return way
}

/**
 * How a document reads once an edit is undone. What others wrote around its words meanwhile stays. Null where they wrote between them, took
 * some of them out, or wrote anew what they stood in: that is no longer the edit's to undo.
 */
export function undoneBy(doc: Y.Doc, way: WayBack): Undone | null {
  if (doc.store.clients.has(way.client)) return null
  const copy = copyOf(doc)
  const { takes, torn } = taking(copy, way.client, () => Y.applyUpdate(copy, fromBase64(way.update)))
  if (takes !== way.takes || torn || !standsWhole(copy, way.client)) return null
  const json = readBody(copy)
  if (!isDocument(json)) return null
  return { json, origins: originsOf(writtenRuns(copy), new Origins(way.brings)) }
}

/** How many runs of signs and deletions a document holds. */
function piecesOf(doc: Y.Doc): number {
  let pieces = 0
  for (const structs of doc.store.clients.values()) pieces += structs.length
  return pieces
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** A client id that nobody writes under; those of people are drawn by chance from thousands of millions. */
function nobodyIn(doc: Y.Doc): number {
  let client = 1
  while (doc.store.clients.has(client)) client++
  return client
}

/** What a change takes out: how many clocks, and whether words of others stand between those. */
function taking(copy: Y.Doc, client: number, change: () => void): { takes: number; torn: boolean } {
  let takes = 0
  let torn = false
  const look = ({ deleteSet }: Y.Transaction): void => {
    for (const ranges of deleteSet.clients.values()) for (const { len } of ranges) takes += len
    const texts = new Set<Y.XmlText>()
    for (const [of, ranges] of deleteSet.clients)
      for (const { clock } of ranges) {
        const item = Y.getItem(copy.store, Y.createID(of, clock))
        if (item instanceof Y.Item && item.parent instanceof Y.XmlText) texts.add(item.parent)
      }
    for (const text of texts) torn ||= othersBetween(text, (item) => Y.isDeleted(deleteSet, item.id), client)
  }
  copy.on('afterTransaction', look)
  change()
  copy.off('afterTransaction', look)
  return { takes, torn }
}

/** Whether words that stay stand between words that go. What comes back in their place counts for neither. */
function othersBetween(text: Y.XmlText, goes: (item: Y.Item) => boolean, client: number): boolean {
  let [gone, others] = [false, false]
  for (let item = text._start; item; item = item.right) {
    if (goes(item)) {
      if (others) return true
      gone = true
    } else if (gone && !item.deleted && item.countable && item.id.client !== client) others = true
  }
  return false
}

/** Where words that were deleted stand again, with where they stood first. */
function broughtBack(copy: Y.Doc): Carried[] {
  const out: Carried[] = []
  for (const structs of copy.store.clients.values())
    for (const item of structs) {
      if (!(item instanceof Y.Item) || !item.redone || !(item.content instanceof Y.ContentString)) continue
      const { client, clock } = item.redone
      out.push({ client, clock, length: item.length, ofClient: item.id.client, ofClock: item.id.clock })
    }
  return out
}

/** Whether all that was written under a client id is to be seen: what stands in something that went meanwhile is not. */
const standsWhole = (copy: Y.Doc, client: number): boolean =>
  (copy.store.clients.get(client) ?? []).every(
    (item) =>
      item instanceof Y.Item && (!item.deleted || item.content instanceof Y.ContentFormat || item.parentSub !== null),
  )

function isDocument(json: DocNode): boolean {
  try {
    checkDocument(json)
    return true
  } catch (error) {
    if (error instanceof InvalidDocumentError) return false
    throw error
  }
}

const toBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
