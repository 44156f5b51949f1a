import type { OutputOf, routes } from '@commonplace/api'
import { withBlockIds } from '@commonplace/document/block-ids'
import type { DocNode } from '@commonplace/document/json'
import { readMeta, writeMeta } from '@commonplace/document/meta'
import { pageScaffold } from '@commonplace/document/scaffold'
import { seedUpdate } from '@commonplace/document/seed'
import type { Kind, PageFields, Trial } from '@commonplace/domain'
import { systemRandom } from '@commonplace/kit'
import * as Y from 'yjs'
import { headingsOf } from '../../data/headings-of.ts'
import { base64Of, bytesOf } from '../device/base64.ts'
import type { Device } from '../device/open-device.ts'
import { answerKey } from '../library/answers.ts'
import { freshClient } from '../session/fresh-client.ts'

/** What is sent to make a page, as far as its document is concerned. */
export interface PageInput {
  readonly id: string
  readonly documentId: string
  readonly kind: Kind
  readonly title: string
  readonly summary?: string
  readonly tags?: readonly string[]
  readonly tried?: readonly Trial[]
  readonly markdown?: string
  readonly state?: string
}

/**
 * Begins the document of a new page on this device, so that it can be written in at once, and gives the input with it in it. What is
 * written later goes home as edits like any others. Given an input that has been here before, it takes over its changed title.
 */
export async function beginPage(device: Device, given: PageInput, slug = ''): Promise<PageInput> {
  if (given.markdown !== undefined) return given
  const client = freshClient(systemRandom)
  const update = given.state
    ? renamed(bytesOf(given.state), given.title)
    : seedUpdate(await seedFor(device, slug, given, client))
  return keepState(device, given, update)
}

/** A page begun from a body that is there already: words whose own page is gone. */
export function beginFrom(device: Device, given: PageInput, json: DocNode, fields: PageFields): Promise<PageInput> {
  const clientId = freshClient(systemRandom)
  return keepState(device, given, seedUpdate({ json, fields: { ...fields, title: given.title }, clientId }))
}

async function keepState(device: Device, given: PageInput, update: Uint8Array): Promise<PageInput> {
  await device.put('states', { document: given.documentId, state: update, at: Date.now() })
  return { ...given, state: base64Of(update) }
}

async function seedFor(device: Device, slug: string, page: PageInput, clientId: number) {
  const { kind, title, summary = '', tags = [], tried = [] } = page
  const json = (await templateOf(device, slug, kind)) ?? pageScaffold(kind)
  return { json: withBlockIds(json, clientId), fields: { title, summary, tags: [...tags], tried }, clientId }
}

/** What new pages of this kind begin with here, where this device knows of it. */
async function templateOf(device: Device, slug: string, kind: Kind): Promise<DocNode | null> {
  const kept = await device.get('answers', answerKey('readTemplates', { slug }))
  const known = kept?.answer as OutputOf<typeof routes.readTemplates> | undefined
  const found = known?.items.find((one) => one.kind === kind)
  // The headings of a kind have no text below them in Markdown, but each a line to write on.
  if (found && !found.own) return pageScaffold(kind, headingsOf(found.markdown))
  return found ? (await import('@commonplace/document/markdown')).fromMarkdown(found.markdown).json : null
}

/** The same state with another title, as the same client goes on to write it. */
function renamed(state: Uint8Array, title: string): Uint8Array {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, state)
    if (readMeta(doc).title === title) return state
    doc.clientID = [...Y.decodeStateVector(Y.encodeStateVector(doc)).keys()][0] ?? doc.clientID
    writeMeta(doc, { title })
    return Y.encodeStateAsUpdate(doc)
  } finally {
    doc.destroy()
  }
}
