import { type OutputOf, Refusal, routes } from '@commonplace/api'
import type { Community, EntryId, Instant, MemberId, PageId, ShowingId, ThanksId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { tellOfTime } from '../../derive/tell-of-time.ts'
import type { Reads, Writes } from '../../ports/store.ts'
import { type Services, useCase } from '../../ports/use-case.ts'
import { wordsIn } from '../../words/index.ts'
import { say } from '../../words/say.ts'
import { pageUrl } from '../shared/addresses.ts'
import { bringPageBack } from '../shared/bring-page-back.ts'
import { openCommunity, writerOf } from '../shared/doors.ts'
import { keepWhatStands } from '../shared/keep-what-stands.ts'
import { removeThanks } from '../shared/remove-thanks.ts'
import { takeConfirmationBack, takeEntryBack } from '../shared/take-entry-back.ts'
import { hide } from './withhold.ts'

const HOUR = 60 * 60 * 1000
type Undone = OutputOf<typeof routes.undoMember>

/**
 * Undoes what somebody did lately, as one act: what they made is hidden, and pages they alone changed since stand as they did before, as an
 * edit on top. A page that others changed after them is left for a person to look at, because putting it back would undo the others too. What
 * they thanked for is not said any more, and a charter means what it meant, so that what was signed holds again. What they entered in a challenge or
 * confirmed there is taken back, unless a badge was earned by it: that stays. Of what they put into the queue of thoughts nothing waits any more.
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
  const prompts = (await store.read.thoughts.queue(community.id)).filter((one) => one.by === member && one.at >= since)
  const taken = [done.showings, done.thanks, done.entries, done.vouched, prompts]
  const removed = taken.reduce((sum, some) => sum + some.length, made.length)
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
    for (const id of done.showings) await takeBack(writes, id as ShowingId, by, now)
    for (const id of done.thanks) await removeThanks(writes, id as ThanksId, by, now)
    for (const id of done.entries) await takeEntryBack(writes, id as EntryId, by, now)
    for (const id of done.vouched) await takeConfirmationBack(writes, id as EntryId, member)
    for (const { page, version } of done.meanings) await writes.charters.removeMeaning(page as PageId, version)
    for (const { id } of prompts) await writes.thoughts.remove(id)
    if (prompts.length > 0)
      await writes.events.tell(
        { communityId: community.id, type: 'thoughts-changed', by, subject: null, data: {} },
        now,
      )
    const subject = { kind: 'member', id: member } as const
    const data = { reason: input.reason, hours: input.hours, removed, restored, left: left.length }
    await writes.events.tell({ communityId: community.id, type: 'member-undone', by, subject, data }, now)
  })
  return { removed, restored, left }
})

/** Takes back what they signed up to show; what is over too, since nobody else could. */
async function takeBack(writes: Writes, id: ShowingId, by: MemberId, now: Instant): Promise<void> {
  const showing = await writes.gatherings.showing(id)
  const gathering = showing && (await writes.gatherings.byId(showing.gatheringId))
  if (!showing || !gathering) return
  await writes.gatherings.removeShowing(id)
  await tellOfTime(writes, 'showing-withdrawn', { gathering, occurrence: showing }, by, now)
}

async function refuseHosts(reads: Reads, community: Community, member: MemberId): Promise<void> {
  const membership = await reads.members.membership(community.id, member)
  if (membership?.role === 'host' || membership?.role === 'founder')
    throw new Refusal('conflict', say('hostsNotUndone'))
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
    ...{ by, at: now, name: wordsIn(services.language).kept.putBack(before.n) },
    open: async (writes) => must(await writes.pages.byId(id), 'a page is never taken out of the store'),
  })
  return true
}

async function shownPage(reads: Reads, community: Community, id: string): Promise<Undone['left'][number]> {
  const page = await reads.pages.byId(id as PageId)
  return { kind: 'page', id, title: page?.fields.title ?? '', url: page ? pageUrl(community, page) : '' }
}
