import { routes } from '@commonplace/api'
import { can } from '@commonplace/domain'
import { useCase } from '../../ports/use-case.ts'
import { challengeRows } from '../shared/challenge-rows.ts'
import { communityTarget, openCommunity } from '../shared/doors.ts'
import { challengeNow } from './open-challenge.ts'

/** Two years of months. */
const MOST_PAST = 24

export const listChallenges = useCase(routes.listChallenges, async ({ store: { read } }, { actor, params, now }) => {
  const community = await openCommunity(read, actor, 'read', params.slug)
  const current = await read.challenges.current(community.id, now)
  const past = await read.challenges.closed(community.id, now, MOST_PAST)
  const rows = await challengeRows(read, actor, community, [...current, ...past], now)
  return {
    current: rows.slice(0, current.length),
    past: rows.slice(current.length),
    may: { make: can(actor, 'challenge', communityTarget(community)) },
  }
})

export const readChallenge = useCase(routes.readChallenge, ({ store: { read } }, { actor, params, now }) =>
  challengeNow(read, actor, params.id, now),
)
