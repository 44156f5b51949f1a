import { type OutputOf, Refusal, routes } from '@commonplace/api'
import type { Community, Instant, MemberId, PageId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import type { Reads } from '../../ports/store.ts'
import { type Services, useCase } from '../../ports/use-case.ts'
import { pageUrl } from '../shared/addresses.ts'
import { bringPageBack } from '../shared/bring-page-back.ts'
import { openCommunity, writerOf } from '../shared/doors.ts'
import { keepWhatStands } from '../shared/keep-what-stands.ts'
import { hide } from './withhold.ts'

const HOUR = 60 * 60 * 1000
type Undone = OutputOf<typeof routes.undoMember>

/**
 * Undoes what somebody did lately, as one act: what they made is hidden, and pages they alone changed since stand as they did before, as an
 * edit on top. A page that others changed after them is left for a person to look at, because putting it back would undo the others too.
 */
export const undoMember = useCase(routes.undoMember, async (services, asking): Promise<Undone> => {
  const by = writerOf(asking)
  const { actor, params, input, now } = asking
  const { store } = services
  const member = params.id as MemberId
  const community = await openCommunity(store.read, actor, 'moderate', params.slug)
  await refuseHosts(store.read, community, member)
  const since = now - input.hours * HOUR
  const done = await store.read.moderation.doneSince(community.id, member, since)
  const made = [
    ...done.pages.map((id) => ({ kind: 'page' as const, id })),
    ...done.questions.map((id) => ({ kind: 'question' as const, id })),
    ...done.answers.map((id) => ({ kind: 'answer' as const, id })),
    ...done.comments.map((id) => ({ kind: 'comment' as const, id })),
  ]
  const left: Undone['left'] = []
  let restored = 0
  for (const { page } of done.edited) {
    if (done.pages.includes(page)) continue
    if (await putBack(services, page as PageId, { member, since, by, now })) restored++
    else left.push(await shownPage(store.read, community, page))
  }
  await store.change(async (writes) => {
    const present = await openCommunity(writes, actor, 'moderate', community.slug)
    for (const subject of made) await hide(writes, present, subject, by, input.reason, now)
    const subject = { kind: 'member', id: member } as const
    const data = { reason: input.reason, hours: input.hours, removed: made.length, restored, left: left.length }
    await writes.events.tell({ communityId: community.id, type: 'member-undone', by, subject, data }, now)
  })
  return { removed: made.length, restored, left }
})

async function refuseHosts(reads: Reads, community: Community, member: MemberId): Promise<void> {
  const membership = await reads.members.membership(community.id, member)
  if (membership?.role === 'host' || membership?.role === 'founder')
    throw new Refusal(
      'conflict',
      'What hosts did is not undone at once. Change their role first, or restore page by page.',
    )
}

interface Undoing {
  readonly member: MemberId
  readonly since: Instant
  readonly by: MemberId
  readonly now: Instant
}

/** The page as it stood before they wrote; false where that cannot be done without undoing somebody else, who may be writing just now. */
async function putBack(services: Services, id: PageId, { member, since, by, now }: Undoing): Promise<boolean> {
  const { read } = services.store
  const page = await read.pages.byId(id)
  if (!page) return false
  const { documentId } = page
  await keepWhatStands(services, documentId, page.changedBy, now)
  const { items: versions } = await read.versions.listOf(documentId, { limit: 200 })
  const lately = versions.filter(({ at }) => at >= since)
  const before = versions.filter(({ at }) => at < since).sort((a, b) => b.n - a.n)[0]
  if (!before || lately.some((one) => one.by.some((writer) => writer !== member))) return false
  const old = await read.versions.byNumber(documentId, before.n)
  if (!old) return false
  await bringPageBack(services, page, old, {
    ...{ by, at: now, name: `Put back to version ${before.n}` },
    open: async (writes) => must(await writes.pages.byId(id), 'a page is never taken out of the store'),
  })
  return true
}

async function shownPage(reads: Reads, community: Community, id: string): Promise<Undone['left'][number]> {
  const page = await reads.pages.byId(id as PageId)
  return { kind: 'page', id, title: page?.fields.title ?? '', url: page ? pageUrl(community, page) : '' }
}
