import { routes, type ThoughtsShape } from '@commonplace/api'
import { type Actor, type Community, can } from '@commonplace/domain'
import { heldFrom } from '../../derive/publish-thought.ts'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { communityTarget, openCommunity } from '../shared/doors.ts'
import { peopleOf } from '../shared/people.ts'
import { thoughtRows } from '../shared/thought-rows.ts'

/** A year of weeks. */
const MOST_SHOWN = 52

/** This week’s thought and those that were; what waits is for those who fill the queue. */
export const readThoughts = useCase(routes.readThoughts, async ({ store }, { actor, params }) =>
  thoughtsOf(store.read, actor, await openCommunity(store.read, actor, 'read', params.slug)),
)

/** The same, for the answer to whatever changed it. */
export async function thoughtsOf(reads: Reads, actor: Actor, community: Community): Promise<ThoughtsShape> {
  const fill = can(actor, 'prompt', communityTarget(community))
  const published = await reads.thoughts.published(community.id, MOST_SHOWN)
  const rows = await thoughtRows(reads, community, published)
  const plan = await reads.thoughts.plan(community.id)
  const queue = fill ? await reads.thoughts.queue(community.id) : []
  const isHeld = fill ? await heldFrom(reads, community.id) : () => false
  const people = await peopleOf(
    reads,
    queue.map(({ by }) => by),
  )
  // Where the latest is gone, the one before is not of this week again.
  const current = rows.find(({ id }) => id === published[0]?.pageId) ?? null
  const on = plan !== null && plan.nextAt !== null
  return {
    current,
    past: rows.filter((row) => row !== current),
    time: on ? { weekday: plan.weekday, hour: plan.hour, zone: plan.zone } : null,
    nextAt: plan?.nextAt ?? null,
    queue: queue.map((prompt) => {
      const { id, words, more, by, at } = prompt
      return { id, words, more, by: people(by), at, held: isHeld(prompt), may: { change: by === actor.memberId } }
    }),
    may: { fill },
  }
}
