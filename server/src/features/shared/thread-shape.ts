import type { ThreadShape } from '@commonplace/api'
import { type Actor, type Comment, type Community, can, MOST_THREADS, type Page } from '@commonplace/domain'
import type { Services } from '../../ports/use-case.ts'
import { commentShape } from './comment-shape.ts'
import { pageTarget } from './doors.ts'
import { peopleOf } from './people.ts'
import { whyNotTakenBack } from './taken-back.ts'

/** The threads in the margin of a page, the latest first. Ask first whether the page may be read. */
export async function threadsOfPage(
  services: Services,
  actor: Actor,
  community: Community,
  page: Page,
  which: 'open' | 'resolved',
): Promise<ThreadShape[]> {
  const threads = await services.store.read.comments.threads(page.id, which, MOST_THREADS)
  return threads.length > 0 ? shapesOf(services, actor, community, page, threads) : []
}

/** One thread, whole. */
export async function threadShape(
  services: Services,
  actor: Actor,
  community: Community,
  page: Page,
  thread: Comment,
): Promise<ThreadShape> {
  const [shape] = await shapesOf(services, actor, community, page, [thread])
  if (!shape) throw new Error('a thread has a shape')
  return shape
}

async function shapesOf(
  services: Services,
  actor: Actor,
  community: Community,
  page: Page,
  threads: readonly Comment[],
): Promise<ThreadShape[]> {
  const { read } = services.store
  const replies = await read.comments.replies(threads.map(({ id }) => id))
  const said = [...threads, ...replies]
  const people = await peopleOf(
    read,
    said.flatMap(({ by, resolved, takenBack }) => [by, resolved?.by ?? by, takenBack?.by ?? by]),
  )
  const target = pageTarget(community, page)
  const now = services.clock.now()
  return Promise.all(
    threads.map(async (thread) => ({
      id: thread.id,
      quote: thread.anchor?.quote ?? null,
      stands: thread.stands,
      proposal: thread.proposal,
      outcome: thread.outcome,
      comments: await Promise.all(
        [thread, ...replies.filter(({ replyTo }) => replyTo === thread.id)].map((one) =>
          commentShape(services, actor, community, one, people, target),
        ),
      ),
      resolved: thread.resolved && { by: people(thread.resolved.by), at: thread.resolved.at },
      takenBack: thread.takenBack && { by: people(thread.takenBack.by), at: thread.takenBack.at },
      may: {
        reply: can(actor, 'remark', target),
        resolve: can(actor, 'settle-thread', { ...target, authorId: thread.by }),
        accept: isOpenProposal(thread) && can(actor, 'edit', target),
        reject: isOpenProposal(thread) && can(actor, 'settle-thread', { ...target, authorId: thread.by }),
        reconsider: whyNotTakenBack(actor, target, thread, now) === null,
      },
    })),
  )
}

const isOpenProposal = ({ proposal, outcome }: Comment): boolean => proposal !== null && outcome === null
