import { Refusal, routes } from '@commonplace/api'
import type { Community, Instant, MemberId, Page } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { pageUrl, questionUrl } from '../shared/addresses.ts'
import { charterOf } from '../shared/charter-shape.ts'
import { openCommunity, writerOf } from '../shared/doors.ts'
import { peopleOf } from '../shared/people.ts'

const DAY = 24 * 60 * 60 * 1000
/** For so long somebody is new. */
const NEW_FOR = 14 * DAY
/** For so long hosts see who has come. */
const SHOWN_FOR = 42 * DAY
const VOUCHED = 3
/** Practices that are looked through for the ones most vouched for. */
const LOOKED_AT = 100

/** What somebody new does first. Everything in it is what anybody may read; it is only put in an order. */
export const readFirstWeek = useCase(routes.readFirstWeek, async ({ store }, asking) => {
  const { read } = store
  const me = writerOf(asking)
  const community = await openCommunity(read, asking.actor, 'read', asking.params.slug)
  const membership = await read.members.membership(community.id, me)
  if (!membership) throw new Refusal('not-allowed', say('forJoined'))
  const charter = await charterOf(read, community.id)
  const profile = await read.profiles.of(me)
  const { buddyId } = membership
  const buddy = buddyId && (await read.members.membership(community.id, buddyId)) ? buddyId : null
  const people = await peopleOf(read, buddy ? [buddy] : [])
  const vouched = await mostVouched(read, community)
  return {
    isNew: membership.role === 'member' && asking.now - membership.joinedAt < NEW_FOR,
    charter: charter ? { title: charter.fields.title, url: pageUrl(community, charter) } : null,
    vouched: vouched.map((page) => ({
      title: page.fields.title,
      url: pageUrl(community, page),
      summary: page.fields.summary || page.lead,
    })),
    question: await questionNear(read, community, me, profile?.topics ?? []),
    buddy: buddy ? people(buddy) : null,
    profile: profile !== null,
    posted: (await read.profiles.firstPost(community.id, me)) !== null,
  }
})

/** Trusted practices first that were looked at last and have the most stewards. */
async function mostVouched(read: Reads, community: Community): Promise<Page[]> {
  const { items } = await read.pages.list(community.id, { kind: 'practice', status: 'trusted', limit: LOOKED_AT })
  const by = ({ fields }: Page) => fields.stewards.length
  return [...items].sort((a, b) => by(b) - by(a) || b.fields.reviewedAt - a.fields.reviewedAt).slice(0, VOUCHED)
}

/** An open question of somebody else that is tagged with what they know of; else the one that waits longest. */
async function questionNear(read: Reads, community: Community, me: MemberId, topics: readonly string[]) {
  const waiting = { show: 'unanswered', sort: 'old', limit: 5 } as const
  for (const tag of [...topics, undefined]) {
    const { items } = await read.questions.list(community.id, { ...waiting, ...(tag === undefined ? {} : { tag }) })
    const found = items.find(({ askedBy }) => askedBy !== me)
    if (found) return { title: found.title, url: questionUrl(community, found) }
  }
  return null
}

/** Who came lately, for hosts: with whom, and whether anybody has taken up what they first said. */
export const listNewcomers = useCase(routes.listNewcomers, async ({ store }, { actor, params, now }) => {
  const { read } = store
  const community = await openCommunity(read, actor, 'manage-members', params.slug)
  const newcomers = await read.members.newcomers(community.id, now - SHOWN_FOR, 200)
  const people = await peopleOf(
    read,
    newcomers.flatMap(({ memberId, buddyId }) => (buddyId ? [memberId, buddyId] : [memberId])),
  )
  const items = []
  for (const { memberId, joinedAt, buddyId } of newcomers)
    items.push({
      person: people(memberId),
      joinedAt,
      buddy: buddyId ? people(buddyId) : null,
      first: await firstOf(read, community, memberId),
    })
  return { items, next: null }
})

async function firstOf(
  read: Reads,
  community: Community,
  member: MemberId,
): Promise<{ title: string; url: string; at: Instant; replied: boolean } | null> {
  const post = await read.profiles.firstPost(community.id, member)
  if (!post) return null
  const { title, at, replied } = post
  if (post.kind === 'question') return { title, url: questionUrl(community, post), at, replied }
  const page = await read.pages.byId(post.id as Page['id'])
  return page && { title, url: pageUrl(community, page), at, replied }
}

/** Gives a newcomer somebody who looks after them: anybody who may write here. */
export const setBuddy = useCase(routes.setBuddy, async ({ store }, { actor, params, input }) => {
  await store.change(async (writes) => {
    const community = await openCommunity(writes, actor, 'manage-members', params.slug)
    const memberId = params.id as MemberId
    if (!(await writes.members.membership(community.id, memberId))) throw new Refusal('not-found', say('noMember'))
    const buddy = input.buddy as MemberId | null
    const role = buddy && (await writes.members.membership(community.id, buddy))?.role
    if (buddy !== null && (!role || role === 'guest' || buddy === memberId))
      throw new Refusal('bad-input', say('buddyElse'), { field: 'buddy' })
    await writes.members.setBuddy(community.id, memberId, buddy)
  })
  return {}
})
