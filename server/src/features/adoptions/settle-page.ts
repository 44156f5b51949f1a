import type { Adoption, EventType, Instant, MemberId, Page } from '@commonplace/domain'
import { keepVersion } from '../../derive/keep-version.ts'
import { type Standing, writersOf } from '../../derive/present.ts'
import { writePage } from '../../derive/write-page.ts'
import type { Writes } from '../../ports/store.ts'
import type { Services } from '../../ports/use-case.ts'

/** Writes what follows once a page's block was changed: its content and a version that says so. */
export async function settlePage(
  writes: Writes,
  services: Services,
  page: Page,
  present: Standing,
  by: MemberId,
  at: Instant,
): Promise<void> {
  const now = (await writes.pages.byId(page.id)) ?? page
  const writers = await writersOf(writes, page.documentId, [by])
  await writePage(writes, now, present, { at, by: writers })
  await keepVersion(writes, services, present, { documentId: page.documentId, by: writers, at, automatic: true })
}

/** Makes the links of an answer to the pages it lives in exactly those. */
export async function linkAdoptions(writes: Writes, { answerId, communityId }: Adoption): Promise<void> {
  const from = { kind: 'answer', id: answerId } as const
  const live = (await writes.adoptions.ofAnswers([answerId])).filter((one) => one.detachedAt === null)
  const headings = new Map(live.map(({ pageId, heading }) => [pageId, heading]))
  const links = [...headings].map(([id, sentence]) => ({
    type: 'adopted-into' as const,
    from,
    to: { kind: 'page', id } as const,
    sentence,
  }))
  await writes.links.replace(communityId, from, ['adopted-into'], links)
}

export async function tellAdoption(
  writes: Writes,
  type: EventType,
  adoption: Adoption,
  by: MemberId,
  at: Instant,
): Promise<void> {
  const { id, communityId, pageId, answerId, questionId } = adoption
  const subject = { kind: 'adoption', id } as const
  const data = { page: pageId, answer: answerId, question: questionId }
  await writes.events.tell({ communityId, type, by, subject, data }, at)
}
