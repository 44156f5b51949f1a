import { type OutputOf, routes } from '@commonplace/api'
import { agreementOf, can, repliesShown } from '@commonplace/domain'
import type { KeptPulse } from '../../ports/pulses.ts'
import { useCase } from '../../ports/use-case.ts'
import { communityTarget, openCommunity, writerOf } from '../shared/doors.ts'

type Closed = OutputOf<typeof routes.readPulse>['closed'][number]

/** Two years of months. */
const MOST_CLOSED = 24

/**
 * The open pulse, without anything of its replies, and what came of those that closed. While one is open not even a number is told: from a number
 * that grew when somebody was seen here, and a result soon after, their reply could be told.
 */
export const readPulse = useCase(routes.readPulse, async ({ store }, asking) => {
  const { read } = store
  const { actor, now, params } = asking
  const community = await openCommunity(read, actor, 'see-pulse', params.slug)
  const hosts = can(actor, 'administer', communityTarget(community))
  const open = await read.pulses.open(community.id, now)
  const closed: Closed[] = []
  for (const one of await read.pulses.closed(community.id, now, MOST_CLOSED))
    closed.push({ ...shown(one), comments: hosts && told(one) ? [...(await read.pulses.comments(one.id))] : [] })
  return {
    open: open && {
      ...{ id: open.id, statements: [...open.statements], closesAt: open.closesAt },
      replied: await read.pulses.replied(open.id, writerOf(asking)),
    },
    closed,
    may: { open: hosts && open === null, withdraw: hosts && open !== null },
  }
})

const told = ({ replies }: KeptPulse): boolean => repliesShown(replies) !== null

const shown = ({ id, closesAt, replies, statements, tallies }: KeptPulse): Omit<Closed, 'comments'> => ({
  ...{ id, closedAt: closesAt, replies: repliesShown(replies) },
  statements: statements.map((words, n) => {
    const tally = tallies[n]
    return { words, agreement: tally ? agreementOf(tally) : null }
  }),
})
