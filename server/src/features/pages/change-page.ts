import { type InputOf, Refusal, routes } from '@commonplace/api'
import { applyJson, type DocNode, writeMeta, writeTrials } from '@commonplace/document'
import type { Community, EventType, Instant, Kind, MemberId, Page, PageFields } from '@commonplace/domain'
import { keepVersion } from '../../derive/keep-version.ts'
import { presentOf, type Standing, writersOf } from '../../derive/present.ts'
import { writePage } from '../../derive/write-page.ts'
import type { Reads, Writes } from '../../ports/store.ts'
import { type Services, useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { alive, openPage, writerOf } from '../shared/doors.ts'
import { editDocument, withDocumentWords } from '../shared/edit-document.ts'
import { pageShape } from '../shared/page-shape.ts'
import { readMarkdown } from '../shared/read-markdown.ts'
import { placeOf } from './place-page.ts'

type Input = InputOf<typeof routes.changePage>

/**
 * Changes a page. Fields and text are edits of its live document, so they reach open editors like anybody's keystrokes; kind and place
 * are of the row alone. The answer already shows the change.
 */
export const changePage = useCase(routes.changePage, async (services, asking) => {
  const { store, documents } = services
  const { actor, input, now } = asking
  const by = writerOf(asking)
  const { community, page } = await openPage(store.read, actor, 'edit', asking.params.id)
  alive(page, 'page')
  await placeOf(store.read, services, page, input)
  const fields = await fieldsFrom(store.read, community, input, now)
  const json = input.markdown === undefined ? null : await bodyFrom(services, community, input.markdown)
  const { tried = [] } = input
  if (json !== null || tried.length > 0 || Object.keys(fields).length > 0) {
    await editDocument(documents, page.documentId, by, (doc) => {
      if (json !== null) applyJson(doc, json, null)
      writeMeta(doc, fields)
      writeTrials(doc, tried)
    })
  }
  const present = await presentOf(documents, page.documentId)
  const changed = await store.change(async (writes) => {
    const { page: before } = await openPage(writes, actor, 'edit', page.id)
    alive(before, 'page')
    const moved = await movePage(writes, services, before, input, by, now)
    return settleFields(writes, services, moved, present, {
      by,
      now,
      text: json !== null,
      kind: input.kind,
      why: input.why,
    })
  })
  return pageShape(services, asking, community, changed)
})

const bodyFrom = (services: Services, community: Community, markdown: string): Promise<DocNode> =>
  withDocumentWords(() => readMarkdown(services, community, markdown))

/** The fields that are given. Stewards must be members: a page is not kept true by somebody who cannot open it. */
async function fieldsFrom(
  reads: Reads,
  community: Community,
  input: Input,
  now: Instant,
): Promise<Partial<PageFields>> {
  for (const steward of input.stewards ?? []) {
    const membership = await reads.members.membership(community.id, steward as MemberId)
    if (!membership || membership.role === 'guest')
      throw new Refusal('bad-input', say('stewardsHere'), { field: 'stewards' })
  }
  const { title, summary, tags, status, reviewEvery, extra } = input
  const stewards = input.stewards as readonly MemberId[] | undefined
  const given = { title, summary, tags, status, stewards, reviewEvery, extra, reviewedAt: input.reviewed && now }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

async function movePage(writes: Writes, services: Services, page: Page, input: Input, by: MemberId, at: Instant) {
  const place = await placeOf(writes, services, page, input)
  if (!place) return page
  const before = await writes.pages.audiencesOf(page.id)
  await writes.pages.change(page.id, { ...place, changedAt: at })
  const after = await writes.pages.audiencesOf(page.id)
  await tell(writes, page, 'page-moved', by, at)
  // Who sees it may be others now: every door has to look again.
  if (JSON.stringify(before) !== JSON.stringify(after)) await tell(writes, page, 'page-narrowed', by, at)
  return { ...page, ...place, changedAt: at }
}

interface Act {
  readonly by: MemberId
  readonly now: Instant
  readonly text: boolean
  readonly kind: Kind | undefined
  readonly why: string | undefined
}

async function settleFields(
  writes: Writes,
  services: Services,
  page: Page,
  present: Standing,
  act: Act,
): Promise<Page> {
  const { by, now, text } = act
  const kind = act.kind ?? page.kind
  if (kind !== page.kind) await writes.pages.change(page.id, { kind })
  const touched = text || kind !== page.kind || JSON.stringify(present.fields) !== JSON.stringify(page.fields)
  if (!touched) return page
  const writers = await writersOf(writes, page.documentId, [by])
  const changed = await writePage(writes, { ...page, kind }, present, {
    at: now,
    by: [by, ...writers.filter((one) => one !== by)],
    why: act.why ?? '',
  })
  await keepVersion(writes, services, present, { documentId: page.documentId, by: writers, at: now, automatic: true })
  if (text) await writes.follows.watch(page.communityId, by, { kind: 'page', id: page.id }, now)
  await tell(writes, changed, 'page-changed', by, now)
  return changed
}

async function tell(writes: Writes, page: Page, type: EventType, by: MemberId, at: Instant): Promise<void> {
  const subject = { kind: 'page', id: page.id } as const
  await writes.events.tell({ communityId: page.communityId, type, by, subject, data: { title: page.fields.title } }, at)
}
