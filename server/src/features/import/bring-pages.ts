import { Refusal } from '@commonplace/api'
import type { DocNode } from '@commonplace/document'
import { type MemberId, type Page, slugOf } from '@commonplace/domain'
import type { PlannedAttachment, PlannedPage } from '@commonplace/interchange'
import { mintId, must } from '@commonplace/kit'
import { createDocument, type Seeded, seedOf } from '../../derive/new-document.ts'
import { writePage } from '../../derive/write-page.ts'
import type { Attachment } from '../../ports/attachments.ts'
import type { Reads } from '../../ports/store.ts'
import type { Services } from '../../ports/use-case.ts'
import { keepFile, LARGEST_FILE } from '../shared/keep-file.ts'
import { typeOf } from '../shared/sniff.ts'
import { type Brought, type ImportRun, inPieces, TOGETHER } from './import-run.ts'

type Tools = Pick<Services, 'store' | 'files' | 'clock' | 'random'>

export interface BringPages extends ImportRun {
  /** Whether a file was brought in before, and as what. */
  readonly before: (path: string) => { readonly changed: boolean } | null
  /** Whose a page is, where it is not theirs who bring it in. */
  readonly authorOf?: (planned: PlannedPage) => MemberId
}

/**
 * Puts planned pages into a community, parents before what lies below them. Only new documents are made: what somebody has open is
 * never touched. A page that is there already is left as it is.
 */
export async function bringPages(
  tools: Tools,
  pages: Iterable<PlannedPage>,
  run: BringPages,
): Promise<Brought & { readonly pictures: number }> {
  const created: { where: string; id: string; title: string }[] = []
  const toLink: Page[] = []
  const skipped: { where: string; what: string }[] = []
  // Behind what stands there already, in the order of the import.
  const place = mintId(tools.clock, tools.random)
  let done = 0
  let shown = 0
  for await (const piece of inPieces(pages, TOGETHER)) {
    await run.keepIds()
    const there = await tools.store.read.pages.many(piece.map(({ id }) => id))
    const unread = await withoutContent(tools.store.read, [...there.values()])
    const made: { planned: PlannedPage; seed: Seeded; page: Page; pictures: Attachment[] }[] = []
    for (const planned of piece) {
      if (there.has(planned.id)) {
        const changed = run.before(planned.path)?.changed
        const what = changed
          ? 'It was imported before and the file has changed since; the page was left as it is.'
          : 'It was imported before.'
        skipped.push({ where: planned.path, what })
      } else made.push(await ready(tools, run, planned, place, skipped))
    }
    await tools.store.change(async (writes) => {
      for (const { seed, page, pictures } of made) {
        await createDocument(writes, tools, seed)
        await writes.pages.add(page)
        for (const picture of pictures) await writes.attachments.add(picture)
      }
    })
    for (const { planned, page, pictures } of made) {
      created.push({ where: planned.path, id: page.id, title: page.fields.title })
      toLink.push(page)
      shown += pictures.length
    }
    toLink.push(...unread)
    done += piece.length
    run.onProgress('putting in', done)
  }
  await linkPages(tools, toLink, run)
  return { created, skipped, pictures: shown }
}

/** Those that an import which broke off put in and did not come to read. */
async function withoutContent(read: Reads, pages: readonly Page[]): Promise<Page[]> {
  const contents = await read.documents.contents(pages.map(({ documentId }) => documentId))
  return pages.filter(({ documentId }) => !contents.has(documentId))
}

async function ready(
  tools: Tools,
  run: BringPages,
  planned: PlannedPage,
  place: string,
  skipped: { where: string; what: string }[],
) {
  const { clock, random } = tools
  const now = clock.now()
  // Nothing was written in the future, whatever a file says.
  const at = Math.min(planned.writtenAt ?? now, now)
  const { id, documentId, kind, fields, json, parentId, position } = planned
  const { community } = run
  const by = run.authorOf?.(planned) ?? run.by
  const seed = seedOf(random, {
    id: documentId,
    communityId: community.id,
    subject: { kind: 'page', id },
    authorId: null,
    json,
    fields,
    by,
    at,
  })
  const page: Page = {
    id,
    communityId: community.id,
    documentId,
    kind,
    slug: slugOf(fields.title),
    parentId,
    position: `${place}${position}`,
    fields: seed.fields,
    lead: '',
    words: 0,
    createdBy: by,
    createdAt: at,
    changedAt: at,
    changedBy: [by],
    deletedAt: null,
    audience: null,
    lockedAt: null,
    pinnedAt: null,
  }
  const pictures: Attachment[] = []
  for (const picture of planned.attachments) {
    const kept = await keepPicture(tools, run, page, picture)
    if (typeof kept === 'string') skipped.push({ where: `${planned.path}, ${picture.name}`, what: kept })
    else pictures.push(kept)
  }
  return { planned, seed, page, pictures }
}

/** The picture as it is kept; a sentence where it cannot be. */
async function keepPicture(
  { files, clock }: Tools,
  { by }: BringPages,
  page: Page,
  picture: PlannedAttachment,
): Promise<Attachment | string> {
  const { id, name } = picture
  try {
    const bytes = await picture.read()
    if (bytes.length > LARGEST_FILE) return 'It is larger than 10 MB and was left out.'
    // Where a text shows it, no other file would be seen.
    if (typeOf(bytes) === 'application/octet-stream')
      return 'It is neither a picture (PNG, JPEG, WebP, GIF) nor a PDF, and was left out.'
    return await keepFile(files, bytes, {
      id,
      communityId: page.communityId,
      pageId: page.id,
      name,
      by,
      at: clock.now(),
    })
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'read-only') return error.message
    throw error
  }
}

/** Reads every page again for its links, words and sections, now that all of them are there. */
async function linkPages(tools: Tools, pages: readonly Page[], run: BringPages): Promise<void> {
  let done = 0
  for await (const piece of inPieces(pages, TOGETHER)) {
    await tools.store.change(async (writes) => {
      for (const page of piece) {
        const latest = must(await writes.versions.latest(page.documentId), 'a page that was put in has a version')
        const json = JSON.parse(latest.json) as DocNode
        await writePage(writes, page, { json, fields: latest.fields, seq: 1 }, { at: tools.clock.now() })
      }
    })
    done += piece.length
    run.onProgress('linking', done)
  }
}
