import { Refusal, routes } from '@commonplace/api'
import { type Actor, type Community, languageOf } from '@commonplace/domain'
import { type CalendarEntry, writeCalendar } from '@commonplace/interchange'
import { hostOf } from '../../derive/hosting.ts'
import { actorNow } from '../../ports/behind-gates.ts'
import { hashOf, newSecret } from '../../ports/secrets.ts'
import { type Asking, type Services, sendingCase, useCase } from '../../ports/use-case.ts'
import { wordsIn } from '../../words/index.ts'
import { say } from '../../words/say.ts'
import { absent, communityTarget, judge, openCommunity, writerOf } from '../shared/doors.ts'
import { exceptionsIn, gatheringUrl, hostsHere, type Plans, plansOf } from '../shared/gathering-rows.ts'
import { peopleOf } from '../shared/people.ts'
import { openGathering } from './open-gathering.ts'

interface Wanted {
  readonly community: Community
  readonly plans: Plans
}

/** Sends gatherings as a calendar: the address of a call only to who belongs to the community. */
async function send(
  { store, settings, publicUrl, language }: Services,
  { line, now }: Pick<Asking<typeof routes.readCalendar>, 'line' | 'now'>,
  actor: Actor,
  { community, plans }: Wanted,
): Promise<void> {
  const { read } = store
  const { gatherings } = plans
  const { name, locale } = await settings.read(community.slug)
  const { papers } = wordsIn(languageOf(locale) ?? language)
  const here = await hostsHere(read, community, plans)
  const hosts = gatherings.map((one) => hostOf(one, undefined, here))
  const people = await peopleOf(
    read,
    hosts.flatMap((host) => host ?? []),
  )
  const belongs = actor.memberId !== null && actor.roles[community.id] !== undefined
  const entries = gatherings.map((gathering, index): CalendarEntry => {
    const host = hosts[index] ?? null
    const url = publicUrl + gatheringUrl(community, gathering, 'next')
    const link = belongs ? gathering.link : ''
    return {
      gathering,
      exceptions: exceptionsIn(plans, gathering.id),
      url,
      link,
      host: host && papers.host(people(host).name),
    }
  })
  const text = writeCalendar(entries, { name, host: new URL(publicUrl).host, now })
  const about = { type: 'text/calendar; charset=utf-8', name: `${community.slug}.ics`, inline: false, changes: true }
  await line.sendBytes(Buffer.from(text, 'utf8'), about)
}

/** What stands behind a secret address: what its owner may see at this moment, and nothing once they left or took the address back. */
export const readCalendar = sendingCase(routes.readCalendar, async (services, asking) => {
  const { read } = services.store
  const address = await read.gatherings.calendar(hashOf(asking.params.code))
  const community = address && (await read.communities.byId(address.communityId))
  if (!address || !community) throw absent('calendar')
  const actor = await actorNow(read, { memberId: address.memberId, roles: {}, scopes: ['read'] })
  if (actor.roles[community.id] === undefined) throw absent('calendar')
  judge(actor, 'read', communityTarget(community), 'calendar')
  const plans = await plansOf(read, community)
  await send(services, asking, actor, { community, plans })
})

/** The calendar of a community, for whoever may read it: strangers only where it is public. */
export const readCommunityCalendar = sendingCase(routes.readCommunityCalendar, async (services, asking) => {
  const { read } = services.store
  const community = await openCommunity(read, asking.actor, 'read', asking.params.slug)
  const plans = await plansOf(read, community)
  await send(services, asking, asking.actor, { community, plans })
})

/** One gathering, to put into a calendar. */
export const readGatheringCalendar = sendingCase(routes.readGatheringCalendar, async (services, asking) => {
  const { community, gathering, exceptions } = await openGathering(
    services.store.read,
    asking.actor,
    'read',
    asking.params.id,
  )
  const plans: Plans = { gatherings: [gathering], exceptions: new Map([[gathering.id, exceptions]]) }
  await send(services, asking, asking.actor, { community, plans })
})

/** Whether the caller has an address, and where everybody reads. */
export const readCalendarAddress = useCase(
  routes.readCalendarAddress,
  async ({ store: { read }, publicUrl }, asking) => {
    const by = writerOf(asking)
    const { id, slug, visibility } = await openCommunity(read, asking.actor, 'see-members', asking.params.slug)
    const address = await read.gatherings.calendarOf(id, by)
    const open = visibility === 'public' ? `${publicUrl}/api/v1/communities/${slug}/calendar` : null
    return { made: address?.createdAt ?? null, open }
  },
)

/** A new secret address in the place of the one before, which opens nothing from then on. Only its hash is kept. */
export const makeCalendarAddress = useCase(routes.makeCalendarAddress, async ({ store, publicUrl }, asking) => {
  const by = writerOf(asking)
  const secret = newSecret()
  await store.change(async (writes) => {
    const community = await openCommunity(writes, asking.actor, 'follow', asking.params.slug)
    const address = { hash: hashOf(secret), communityId: community.id, memberId: by, createdAt: asking.now }
    await writes.gatherings.setCalendar(address)
  })
  return { url: `${publicUrl}/api/v1/calendars/${secret}` }
})

/** Takes the address back. */
export const removeCalendarAddress = useCase(routes.removeCalendarAddress, async ({ store }, asking) => {
  const by = writerOf(asking)
  await store.change(async (writes) => {
    const community = await openCommunity(writes, asking.actor, 'follow', asking.params.slug)
    if ((await writes.gatherings.calendarOf(community.id, by)) === null)
      throw new Refusal('not-found', say('noCalendarAddress'))
    await writes.gatherings.removeCalendar(community.id, by)
  })
  return {}
})
