import {
  childrenOf,
  type DocNode,
  partOf,
  type ShownPart,
  type ShownRef,
  shownIn,
  stringAttr,
} from '@commonplace/document'
import type { DocumentId } from '@commonplace/domain'
import type { Content } from '../../ports/documents.ts'
import type { Store } from '../../ports/store.ts'
import { attachmentIn } from './addresses.ts'
import { bytesOf, Shelf, shortKey } from './shelf.ts'

// Bodies that were read lately, as data and as reading HTML. Kept per store, found by document, place in its log and revision: a body
// that changed is another body, so nothing here is ever stale.

/** The ids a body names, each once. */
export interface References {
  readonly pages: readonly string[]
  /** Titles of pages that were not there when they were linked. */
  readonly titles: readonly string[]
  readonly members: readonly string[]
  readonly questions: readonly string[]
  readonly adoptions: readonly string[]
  readonly attachments: readonly string[]
  /** Sections of other pages, in reading order. */
  readonly shown: readonly ShownRef[]
}

export interface Body {
  readonly json: DocNode
  readonly refs: References
}

/** A section of a body, as another page shows it. */
export interface Part extends Body {
  readonly where: Omit<ShownPart, 'json'>
}

/** The last rendering, by all that was looked up for it: the same facts give the same HTML. */
interface Shelved {
  readonly body: Body
  rendered: { readonly facts: string; readonly html: string } | null
}

/** Bytes of text that are kept in all, and of one body: its JSON and its HTML, with what that shows of other pages. */
const MOST = 32_000_000
const MOST_OF_ONE = 6_000_000

interface Shelves {
  readonly bodies: Shelf<Shelved>
  /** Where a body stands there. */
  readonly places: WeakMap<Body, { readonly key: string; readonly shelved: Shelved }>
}

const shelves = new WeakMap<Store['read']['documents'], Shelves>()

function shelvesOf({ read }: Store): Shelves {
  const known = shelves.get(read.documents) ?? { bodies: new Shelf(MOST, MOST_OF_ONE), places: new WeakMap() }
  shelves.set(read.documents, known)
  return known
}

type Kept = Pick<Content, 'documentId' | 'seq' | 'revision' | 'json'>

/** The body of this content, parsed once while it is in use. */
export const openBody = (store: Store, content: Kept): Body =>
  taken(
    store,
    keyOf(content),
    () => readBody(content.json),
    () => bytesOf(content.json),
  )

/** A body that is not remembered: a kept state of a text is seldom read twice, and there are many. */
export const readBody = (json: string): Body => bodyOf(JSON.parse(json) as DocNode)

/** A body that sections are taken out of. */
export interface Source {
  readonly key: string
  readonly body: Body
}

export const sourceOf = (store: Store, content: Kept): Source => ({
  key: keyOf(content),
  body: openBody(store, content),
})

/** The section of a body at a place (see `partOf`), taken out once while it is in use; null where there is none. */
export function openPart(store: Store, { key, body }: Source, at: string): Part | null {
  const part = partOf(body.json, at)
  if (part === null) return null
  const { json, ...where } = part
  return taken(
    store,
    `${key} #${where.blockId}`,
    () => ({ ...bodyOf(json), where }),
    () => bytesOf(JSON.stringify(json)),
  )
}

/** The HTML of a body for these facts, drawn where the last drawing of it was for others. */
export function renderedOnce(store: Store, body: Body, facts: string, draw: () => string): string {
  const { bodies, places } = shelvesOf(store)
  const place = places.get(body)
  if (!place) return draw()
  const { key, shelved } = place
  const short = shortKey(facts)
  if (shelved.rendered?.facts === short) return shelved.rendered.html
  const html = draw()
  const more = bytesOf(html) - bytesOf(shelved.rendered?.html ?? '')
  // One that is not kept leaves the one before it, for whoever it was drawn for.
  if (bodies.grow(key, shelved, more)) shelved.rendered = { facts: short, html }
  return html
}

const bodyOf = (json: DocNode): Body => ({ json, refs: referencesOf(json) })

/** From the shelf, or made and put there. */
function taken<T extends Body>(store: Store, name: string, make: () => T, size: () => number): T {
  const { bodies, places } = shelvesOf(store)
  const key = shortKey(name)
  const shelved = bodies.take(key, (): Shelved => ({ body: make(), rendered: null }), size)
  places.set(shelved.body, { key, shelved })
  return shelved.body as T
}

const keyOf = ({ documentId, seq, revision }: { documentId: DocumentId; seq: number; revision: string }): string =>
  `${documentId} ${seq} ${revision}`

function referencesOf(json: DocNode): References {
  const found = {
    pages: new Set<string>(),
    titles: new Set<string>(),
    members: new Set<string>(),
    questions: new Set<string>(),
    adoptions: new Set<string>(),
    attachments: new Set<string>(),
  }
  const walk = (of: DocNode): void => {
    if (of.type === 'pageLink' && stringAttr(of, 'pageId')) found.pages.add(stringAttr(of, 'pageId'))
    else if (of.type === 'pageLink') found.titles.add(stringAttr(of, 'title'))
    else if (of.type === 'mention') found.members.add(stringAttr(of, 'memberId'))
    else if (of.type === 'questionCard') found.questions.add(stringAttr(of, 'questionId'))
    else if (of.type === 'adoptedAnswer') found.adoptions.add(stringAttr(of, 'adoptionId'))
    else if (of.type === 'image') found.attachments.add(attachmentIn(stringAttr(of, 'src')) ?? '')
    for (const child of childrenOf(of)) walk(child)
  }
  walk(json)
  const list = (ids: Set<string>) => [...ids].filter((id) => id !== '')
  return {
    pages: list(found.pages),
    titles: list(found.titles),
    members: list(found.members),
    questions: list(found.questions),
    adoptions: list(found.adoptions),
    attachments: list(found.attachments),
    shown: shownIn(json),
  }
}
