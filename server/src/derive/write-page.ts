import { deriveContent } from '@commonplace/document'
import { type Instant, type MemberId, type Page, type PageId, type Status, slugOf } from '@commonplace/domain'
import type { SearchEntry } from '../ports/search.ts'
import type { Reads, Writes } from '../ports/store.ts'
import { restateAdoptions, restateSections } from './adoption-states.ts'
import { bodyOfContent, type Derived, deriveBody } from './content.ts'
import { writeEvidence } from './evidence.ts'
import { fillGaps } from './fill-gaps.ts'
import { relink, writeLinks } from './mentions.ts'
import type { Present } from './present.ts'
import { followThreads } from './threads.ts'
import { withdrawnIn, withoutAnswers } from './withdrawn.ts'

/** The entry by which a page is found. */
const pageEntry = (page: Page, { found }: Pick<Derived, 'found'>, writers: readonly MemberId[]): SearchEntry => ({
  communityId: page.communityId,
  kind: 'page',
  id: page.id,
  pageKind: page.kind,
  status: page.fields.status,
  tags: page.fields.tags,
  title: page.fields.title,
  accepted: false,
  answered: false,
  writers,
  stewards: page.fields.stewards,
  changedAt: page.changedAt,
  sections: [
    ...(page.fields.summary ? [{ anchor: '', heading: '', text: page.fields.summary }] : []),
    ...found.sections.map(({ headingId, heading, text }) => ({ anchor: headingId ?? '', heading, text })),
  ],
})

async function writersIn(reads: Reads, { documentId, createdBy, changedBy }: Page): Promise<MemberId[]> {
  return [...new Set([createdBy, ...changedBy, ...(await reads.versions.contributorsOf(documentId))])]
}

/** Writes the entry by which a page is found from its stored content. Nothing else of the page is touched. */
export async function indexPage(writes: Writes, id: PageId): Promise<void> {
  const page = await writes.pages.byId(id)
  const content = page && page.deletedAt === null ? await writes.documents.content(page.documentId) : null
  if (!page || !content) return
  const json = bodyOfContent(content)
  const found = deriveContent(withoutAnswers(json, await withdrawnIn(writes, json)))
  await writes.search.put(pageEntry(page, { found }, await writersIn(writes, page)))
}

export interface Touch {
  readonly at: Instant
  /** Who wrote; left out where only derived things are made anew. */
  readonly by?: readonly MemberId[]
  /** Why the status was set as it is, where it was. */
  readonly why?: string | undefined
}

/** Writes all that follows from a page's document: its row, content, links and search entry. The page as it now is. */
export async function writePage(writes: Writes, page: Page, present: Present, touch: Touch): Promise<Page> {
  const hidden = await withdrawnIn(writes, present.json)
  const shown = withoutAnswers(present.json, hidden)
  const derived = deriveBody(page.documentId, present.json, shown, present.seq, touch.at)
  // A title is never empty on screen: while somebody has it deleted in mid-thought, the page keeps its last one.
  const fields = { ...present.fields, title: present.fields.title || page.fields.title }
  const row = {
    fields,
    slug: slugOf(fields.title),
    lead: derived.content.lead,
    words: derived.content.words,
    ...(touch.by ? { changedAt: touch.at, changedBy: touch.by } : {}),
  }
  const now: Page = { ...page, ...row }
  const before = await writes.documents.content(page.documentId)
  const isNew = before === null
  await writes.documents.putContent(derived.content)
  await writes.pages.change(page.id, row)
  if (before && fields.status !== page.fields.status) await rememberStep(writes, page, fields.status, before.seq, touch)
  await writeEvidence(writes, now, touch.at, touch.by?.[0] ?? null)
  const self = { kind: 'page', id: page.id } as const
  await writeLinks(writes, page.communityId, self, derived.found.links)
  if (isNew || fields.title !== page.fields.title)
    await relink(writes, page.communityId, { ...self, titles: [page.fields.title, fields.title] })
  if (now.deletedAt === null) {
    await writes.search.put(pageEntry(now, derived, await writersIn(writes, now)))
  } else await writes.search.remove('page', now.id)
  await restateAdoptions(writes, await writes.adoptions.ofPage(page.id), touch.at)
  await restateSections(writes, now, present.json, touch.at)
  await followThreads(writes, page.id, derived.content.text)
  if (now.deletedAt === null && now.lead !== '' && touch.by) {
    const { text } = derived.content
    await fillGaps(writes, now.communityId, { ...self, title: fields.title, text }, touch.at)
  }
  return now
}

/** Who set the status is who wrote, by the server's own record; what a document says of that could be anybody's words. */
async function rememberStep(
  writes: Writes,
  page: Page,
  to: Status,
  since: number,
  { at, by, why }: Touch,
): Promise<void> {
  // Where it was not set by an act, by whoever wrote since the text was last looked at; of several, who wrote last.
  const wrote = why === undefined ? (await writes.documents.writersAfter(page.documentId, since)).at(-1) : by?.[0]
  const who = wrote ?? by?.[0] ?? page.createdBy
  await writes.pages.addStatusStep({ pageId: page.id, from: page.fields.status, to, by: who, at, why: why ?? '' })
}

/** Makes the derived things of a page anew from its stored content: after it came out of the trash, or an answer in it was withdrawn. */
export async function rewritePage(writes: Writes, page: Page, at: Instant): Promise<void> {
  const content = await writes.documents.content(page.documentId)
  if (!content) return
  await writePage(writes, page, { json: bodyOfContent(content), fields: page.fields, seq: content.seq }, { at })
}
