import { routes, type TogetherShape } from '@commonplace/api'
import { childrenOf, type DocNode, textOf } from '@commonplace/document'
import { type Actor, areTogetherAt, can, countDots, type Instant, MOST_ITEMS } from '@commonplace/domain'
import { presentOf } from '../../derive/present.ts'
import { type Services, useCase } from '../../ports/use-case.ts'
import { communityTarget } from '../shared/doors.ts'
import { gatheringTarget } from '../shared/gathering-rows.ts'
import { peopleOf } from '../shared/people.ts'
import { type OpenOccurrence, openOccurrence } from './open-gathering.ts'

/** What goes on while people are together. */
export const readTogether = useCase(routes.readTogether, async (services, { actor, params, now }) => {
  const opened = await openOccurrence(services.store.read, actor, 'see-members', params, now)
  return togetherShape(services, actor, opened, now)
})

/** Whether people are together, or about to be, by the server's clock. */
export const areTogether = ({ occurrence, exception }: OpenOccurrence, now: Instant): boolean =>
  areTogetherAt(occurrence, exception?.closed != null, now)

/** What goes on as the asker may see it. What is timed are words of the run-sheet: from whom that is kept, they are kept too. */
export async function togetherShape(
  { store, documents }: Services,
  actor: Actor,
  opened: OpenOccurrence,
  now: Instant,
): Promise<TogetherShape> {
  const { read } = store
  const { community, gathering, occurrence, exception, host } = opened
  const on = areTogether(opened, now)
  const votes = await read.together.votes(gathering.id, occurrence.key)
  const dots = await read.together.dots(votes.map(({ id }) => id))
  const id = exception?.pageId ?? null
  const page = id === null ? null : await read.pages.byId(id)
  const isKept = id !== null && page === null
  const running = on && !isKept ? await read.together.running(gathering.id, occurrence.key) : null
  const people = await peopleOf(read, running ? [running.by] : [])
  const sheet = on && page?.deletedAt === null ? await presentOf(documents, page.documentId) : null
  return {
    now,
    items: sheet ? itemsOf(sheet.json) : [],
    running: running && {
      ...{ item: running.item, minutes: running.minutes, startedAt: running.startedAt },
      by: people(running.by),
    },
    votes: votes.map((vote) => {
      const placed = dots.filter(({ voteId }) => voteId === vote.id)
      const counts = countDots(vote, placed)
      const mine = placed.find(({ memberId }) => memberId === actor.memberId)?.placed
      return {
        ...{ id: vote.id, title: vote.title, dots: vote.dots },
        options: vote.options.map((text, n) => ({ text, count: counts[n] ?? 0, mine: mine?.[n] ?? 0 })),
        people: placed.filter((one) => one.placed.some((count) => count > 0)).length,
        closed: vote.closedAt !== null || exception?.closed != null || (!on && occurrence.end <= now),
      }
    }),
    may: {
      lead: on && can(actor, 'host', gatheringTarget(community, gathering, host)),
      vote: on && can(actor, 'attend', communityTarget(community)),
    },
  }
}

/** Minutes as a run-sheet names them: "(Bo, 5 min)", "(10 Min.)". */
const MINUTES = /(\d{1,3})\s*min\b/i

/** What can be timed on a run-sheet: the outer items of its lists, but not what is to do. */
function itemsOf(sheet: DocNode): TogetherShape['items'] {
  const lists = childrenOf(sheet).filter(({ type }) => type === 'bulletList' || type === 'orderedList')
  const texts = lists.flatMap((list) =>
    childrenOf(list).map((item) => {
      const [first] = childrenOf(item)
      return first ? textOf(first).replace(/\s+/g, ' ').trim().slice(0, 200) : ''
    }),
  )
  const items = [...new Set(texts)].filter((text) => text !== '').slice(0, MOST_ITEMS)
  return items.map((item) => {
    const minutes = Number(MINUTES.exec(item)?.[1] ?? 0)
    return { item, minutes: minutes >= 1 && minutes <= 180 ? minutes : null }
  })
}
