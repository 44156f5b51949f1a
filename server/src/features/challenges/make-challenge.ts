import { Refusal, routes } from '@commonplace/api'
import { type Challenge, type ChallengeId, MOST_CHALLENGES, sameTerms } from '@commonplace/domain'
import { mintId } from '@commonplace/kit'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { openCommunity, writerOf } from '../shared/doors.ts'
import { challengeNow, judgeDates, openChallenge } from './open-challenge.ts'

/** Makes a challenge. Sent twice under the same id by the same person, it is made once. */
export const makeChallenge = useCase(routes.makeChallenge, async ({ store, clock, random }, asking) => {
  const { actor, input, now, params } = asking
  const by = writerOf(asking)
  const id = (input.id ?? mintId(clock, random)) as ChallengeId
  const { title, goal, badge, how = '', opensAt, closesAt } = input
  await store.change(async (writes) => {
    const community = await openCommunity(writes, actor, 'challenge', params.slug)
    const before = await writes.challenges.byId(id)
    if (before) {
      if (before.communityId !== community.id || before.createdBy !== by || before.terms.title !== title)
        throw new Refusal('conflict', say('idTaken'), { field: 'id' })
      return
    }
    judgeDates({ opensAt, closesAt }, now)
    if ((await writes.challenges.current(community.id, now)).length >= MOST_CHALLENGES)
      throw new Refusal('too-many', say('manyChallenges', MOST_CHALLENGES))
    const made: Challenge = {
      ...{ id, communityId: community.id, opensAt, closesAt, createdBy: by, createdAt: now },
      terms: { n: 1, title, goal, how, badge },
    }
    await writes.challenges.add(made)
    const subject = { kind: 'challenge', id } as const
    const event = { communityId: community.id, type: 'challenge-made', by, subject, data: { title } } as const
    await writes.events.tell(event, now)
  })
  return challengeNow(store.read, actor, id, now)
})

/**
 * Changes a challenge. Once somebody entered, other words are words of their own: who entered before answered those of that day, and their
 * badge says so. Its first day stays then; a last day that is over ends it now.
 */
export const changeChallenge = useCase(routes.changeChallenge, async ({ store }, asking) => {
  const { actor, input, now, params } = asking
  const by = writerOf(asking)
  await store.change(async (writes) => {
    const { challenge } = await openChallenge(writes, actor, 'challenge', params.id)
    const { terms, communityId, id } = challenge
    if (challenge.closesAt <= now) throw new Refusal('gone', say('challengeClosed'))
    const entered = (await writes.challenges.entries([id])).length > 0
    const { opensAt = challenge.opensAt, closesAt = challenge.closesAt } = input
    if (entered && opensAt !== challenge.opensAt)
      throw new Refusal('conflict', say('challengeBegan'), { field: 'opensAt' })
    const ends = closesAt <= now && entered
    if (!ends && (opensAt !== challenge.opensAt || closesAt !== challenge.closesAt))
      judgeDates({ opensAt, closesAt }, now)
    const { title = terms.title, goal = terms.goal, how = terms.how, badge = terms.badge } = input
    const words = { title, goal, how, badge }
    const n = entered && !sameTerms(words, terms) ? terms.n + 1 : terms.n
    await writes.challenges.putTerms(id, { n, ...words })
    await writes.challenges.change(id, { opensAt, closesAt: ends ? now : closesAt, terms: n })
    const subject = { kind: 'challenge', id } as const
    await writes.events.tell({ communityId, type: 'challenge-changed', by, subject, data: { title } }, now)
  })
  return challengeNow(store.read, actor, params.id, now)
})

/** Takes a challenge away that nobody entered. */
export const removeChallenge = useCase(routes.removeChallenge, async ({ store }, asking) => {
  const { actor, now, params } = asking
  const by = writerOf(asking)
  await store.change(async (writes) => {
    const { challenge } = await openChallenge(writes, actor, 'challenge', params.id)
    const { id, communityId, terms } = challenge
    if ((await writes.challenges.entries([id])).length > 0) throw new Refusal('conflict', say('challengeEntered'))
    await writes.challenges.remove(id)
    const subject = { kind: 'challenge', id } as const
    const { title } = terms
    await writes.events.tell({ communityId, type: 'challenge-removed', by, subject, data: { title } }, now)
  })
  return {}
})
