import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import {
  applyJson,
  type DocNode,
  fromMarkdown,
  Origins,
  originsOf,
  packOrigins,
  packRemovals,
  Removals,
  readBody,
  seedUpdate,
  unpackOrigins,
  writeMeta,
  writtenRuns,
} from '@commonplace/document'
import { type Carried, EMPTY_FIELDS, type Instant, type MemberId, type PageFields } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { CarriedWords, type Entry } from '@commonplace/sync'
import * as Y from 'yjs'
import * as z from 'zod/mini'
import type { VersionAuthorship } from '../ports/versions.ts'
import { Failure } from './failure.ts'

// The history of pages as it was written elsewhere: one JSON line for each revision, with the whole Markdown of the page after it.

const Revision = z.object({
  page: z.union([z.number(), z.string()]),
  rev: z.number(),
  /** The order over all pages; dates may go backwards. */
  seq: z.optional(z.number()),
  op: z.optional(z.string()),
  path: z.string().check(z.minLength(1), z.maxLength(1000)),
  at: z.string(),
  author: z.string().check(z.minLength(1), z.maxLength(200)),
  message: z.optional(z.string()),
  /** Left out where the page was deleted. */
  text: z.optional(z.string().check(z.maxLength(1_000_000))),
})
export type Revision = z.infer<typeof Revision>

/** Reads a file of revisions, packed with gzip or not; by page, each in the order of its revisions. */
export async function revisionsIn(path: string): Promise<Map<string, Revision[]>> {
  const bytes = await readFile(path).catch(() => {
    throw new Failure(`There is no file at ${path}.`)
  })
  const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8')
  const pages = new Map<string, Revision[]>()
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const read = parsed(line)
    if (!read)
      throw new Failure(
        `Line ${i + 1} of ${path} is no revision: a JSON object with page, rev, path, at, author and text.`,
      )
    const key = String(read.page)
    const list = pages.get(key)
    if (list) list.push(read)
    else pages.set(key, [read])
  }
  for (const list of pages.values()) list.sort((a, b) => a.rev - b.rev)
  return pages
}

function parsed(line: string): Revision | null {
  try {
    const read = z.safeParse(Revision, JSON.parse(line))
    return read.success && !Number.isNaN(Date.parse(read.data.at)) ? read.data : null
  } catch {
    // No JSON: told with its line.
    return null
  }
}

export interface WrittenState {
  readonly json: DocNode
  readonly fields: PageFields
  readonly by: MemberId
  readonly at: Instant
  readonly message: string
  readonly authorship: VersionAuthorship
}

/** A page's document as its authors wrote it, each under a client id of their own, with what each revision did. */
export interface WrittenPage {
  readonly seed: { readonly update: Uint8Array; readonly client: number }
  readonly entries: readonly Entry[]
  readonly carried: readonly Carried[]
  readonly states: readonly WrittenState[]
}

/** Above the ids that are lent, and below what Yjs itself would draw most of the time: nobody's by chance. */
const FIRST_CLIENT = 20_000

/** Writes a page anew, revision by revision. Those without text make no state. */
export function writePage(revisions: readonly Revision[], memberOf: (author: string) => MemberId): WrittenPage | null {
  const doc = new Y.Doc()
  const words = new CarriedWords(doc)
  const clients = new Map<MemberId, number>()
  const carried: Carried[] = []
  const origins = new Origins()
  const entries: Entry[] = []
  const states: WrittenState[] = []
  let seed: WrittenPage['seed'] | null = null
  for (const { text, author, at, message = '', path } of revisions) {
    if (text === undefined) continue
    const by = memberOf(author)
    const client = clients.get(by) ?? FIRST_CLIENT + clients.size
    const { json, title } = fromMarkdown(text)
    const fields = { ...EMPTY_FIELDS, title: title?.trim().slice(0, 200) || titleOf(path) }
    const known = clients.has(by)
    let update: Uint8Array | null = null
    if (seed === null) {
      update = seedUpdate({ json, fields, clientId: client })
      Y.applyUpdate(doc, update)
      seed = { update, client }
    } else {
      const updates: Uint8Array[] = []
      const keep = (one: Uint8Array) => void updates.push(one)
      doc.on('update', keep)
      doc.clientID = client
      doc.transact(() => {
        applyJson(doc, json, null)
        writeMeta(doc, fields)
      })
      doc.off('update', keep)
      update = updates.length > 1 ? Y.mergeUpdates(updates) : (updates[0] ?? null)
      // A revision that only moved the file, or its white space, is one all the same: who, when and why are told.
      if (update) entries.push({ update, by, claims: known ? [] : [client] })
    }
    if (update) clients.set(by, client)
    const came = words.take()
    carried.push(...came)
    origins.add(came)
    const written = originsOf(writtenRuns(doc), origins)
    const last = states.at(-1)
    const removals = last && update ? new Removals(unpack(last), written, origins) : null
    if (update) removals?.look({ update, by })
    states.push({
      json: readBody(doc),
      fields,
      by,
      at: Date.parse(at),
      message,
      authorship: {
        seq: entries.length + 1,
        written: packOrigins(written),
        taken: packRemovals(removals?.told() ?? []),
      },
    })
  }
  doc.destroy()
  return seed && { seed, entries, carried, states }
}

const unpack = (state: WrittenState) => unpackOrigins(state.authorship.written)

function titleOf(path: string): string {
  const name = must(path.split('/').at(-1), 'a path has a last part').replace(/\.(md|markdown)$/i, '')
  const words = name.replace(/[-_]+/g, ' ').trim() || path
  return (words.charAt(0).toUpperCase() + words.slice(1)).slice(0, 200)
}
