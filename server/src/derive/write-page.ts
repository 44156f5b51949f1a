import { type Instant, type MemberId, type Page, slugOf } from '@commonplace/domain'
import type { SearchEntry } from '../ports/search.ts'
import type { Writes } from '../ports/store.ts'
import { bodyOfContent, type Derived, deriveBody } from './content.ts'
import { mentionsOf } from './mentions.ts'
import type { Present } from './present.ts'
import { withdrawnIn, withoutAnswers } from './withdrawn.ts'

/** The entry by which a page is found. */
const pageEntry = (page: Page, { found }: Derived): SearchEntry => ({
  communityId: page.communityId,
  kind: 'page',
  id: page.id,
  pageKind: page.kind,
  status: page.fields.status,
  tags: page.fields.tags,
  title: page.fields.title,
  accepted: false,
  changedAt: page.changedAt,
  sections: [
    ...(page.fields.summary ? [{ anchor: '', heading: '', text: page.fields.summary }] : []),
    ...found.sections.map(({ headingId, heading, text }) => ({ anchor: headingId ?? '', heading, text })),
  ],
})

export interface Touch {
  readonly at: Instant
  /** Who wrote; left out where only derived things are made anew. */
  readonly by?: readonly MemberId[]
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
  await writes.documents.putContent(derived.content)
  await writes.pages.change(page.id, row)
  const self = { kind: 'page', id: page.id } as const
  const links = await mentionsOf(writes, page.communityId, self, derived.found.links)
  await writes.links.replace(page.communityId, self, ['mentions'], links)
  await (now.deletedAt === null ? writes.search.put(pageEntry(now, derived)) : writes.search.remove('page', now.id))
  return now
}

/** Makes the derived things of a page anew from its stored content: after it came out of the trash, or an answer in it was withdrawn. */
export async function rewritePage(writes: Writes, page: Page, at: Instant): Promise<void> {
  const content = await writes.documents.content(page.documentId)
  if (!content) return
  await writePage(writes, page, { json: bodyOfContent(content), fields: page.fields, seq: content.seq }, { at })
}
