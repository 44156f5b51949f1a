import { childrenOf, type DocNode, stringAttr } from '@commonplace/document'
import type { DocumentId } from '@commonplace/domain'
import type { Content } from '../../ports/documents.ts'
import type { Store } from '../../ports/store.ts'
import { attachmentIn } from './addresses.ts'

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
}

export interface Body {
  readonly json: DocNode
  readonly refs: References
  /** The last rendering, with all that was looked up for it: the same facts give the same HTML. */
  rendered: { readonly facts: string; readonly html: string } | null
}

const MOST = 600
/** Longer bodies (in characters of JSON) are not worth the memory of many others. */
const LONGEST = 2_000_000

const shelves = new WeakMap<Store['read']['documents'], Map<string, Body>>()

/** The body of this content, parsed once while it is in use. */
export function openBody(store: Store, content: Pick<Content, 'documentId' | 'seq' | 'revision' | 'json'>): Body {
  const shelf = shelves.get(store.read.documents) ?? new Map<string, Body>()
  shelves.set(store.read.documents, shelf)
  const key = keyOf(content)
  const known = shelf.get(key)
  if (known) {
    // Put back at the end: what was not asked for longest goes first.
    shelf.delete(key)
    shelf.set(key, known)
    return known
  }
  const json = JSON.parse(content.json) as DocNode
  const body: Body = { json, refs: referencesOf(json), rendered: null }
  if (content.json.length <= LONGEST) shelf.set(key, body)
  for (const oldest of shelf.keys()) {
    if (shelf.size <= MOST) break
    shelf.delete(oldest)
  }
  return body
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
  }
}
