import { docOf, paragraph } from '@commonplace/document'
import type { Community, CommunityId, Instant, MemberId, PageId, Prompt, ThoughtPlan } from '@commonplace/domain'
import { nextWeekly } from '@commonplace/domain/recurrence'
import type { Clock, Random } from '@commonplace/kit'
import type { Reads, Store } from '../ports/store.ts'
import { addNote, noteSeed } from './new-note.ts'

export interface PublishTools {
  readonly store: Store
  readonly clock: Clock
  readonly random: Random
}

/**
 * What waits to be published by itself, the next first. What somebody put in who was thrown out since is not among it: it waits for a host, who
 * publishes it all the same or takes it out.
 */
async function publishedInTurn(reads: Reads, community: CommunityId): Promise<readonly Prompt[]> {
  const isHeld = await heldFrom(reads, community)
  return (await reads.thoughts.queue(community)).filter((prompt) => !isHeld(prompt))
}

/** Whether a thought that waits is held: whoever put it in was thrown out since. */
export async function heldFrom(reads: Reads, community: CommunityId): Promise<(prompt: Prompt) => boolean> {
  const banned = new Set((await reads.moderation.bans(community)).map(({ memberId }) => memberId))
  return ({ by }) => banned.has(by)
}

/** Plain paragraphs: what was typed is text, whatever it looks like. */
const bodyOf = ({ more }: Prompt) =>
  docOf(
    more
      .split(/\n+/)
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => paragraph(line)),
  )

/**
 * Publishes a prompt as a page under the name of whoever put it into the queue, whether they are still here or not. Of several who do so in one
 * moment one does. `judge` is asked within the change whether it still is to be, and only reads. Null where nothing was published.
 */
export async function publishThought(
  tools: PublishTools,
  community: Community,
  prompt: Prompt,
  now: Instant,
  /** Who publishes it at once; null on its day. */
  by: MemberId | null,
  judge: (reads: Reads, plan: ThoughtPlan | null) => Promise<boolean>,
): Promise<PageId | null> {
  const title = prompt.words
  const seed = noteSeed(tools, community, { title, json: bodyOf(prompt), by: prompt.by, at: now })
  return tools.store.change(async (writes) => {
    const { thoughts } = writes
    const plan = await thoughts.holdPlan(community.id)
    const found = await thoughts.prompt(prompt.id)
    // Somebody changed its words meanwhile: those are to be published.
    if (!found || found.words !== prompt.words || found.more !== prompt.more) return null
    if (!(await judge(writes, plan)) || !(await thoughts.remove(prompt.id))) return null
    if (by === null && plan) await thoughts.setPlan({ ...plan, nextAt: nextWeekly(plan, now) })
    const { id } = await addNote(writes, tools, community, seed, {})
    await thoughts.publish({ pageId: id, communityId: community.id, at: now })
    const left = (await publishedInTurn(writes, community.id)).length
    const told = { type: 'thought-published', by, subject: { kind: 'page', id }, data: { title, left } } as const
    await writes.events.tell({ communityId: community.id, ...told }, now)
    return id
  })
}

/**
 * Publishes what is due in a community: the first of its queue that is not held up, once however many processes look. Where none waits, none is published that week;
 * after a stop of weeks, one. Where somebody changes the queue in that moment nothing is done, and it is due still.
 */
export async function publishDue(tools: PublishTools, community: Community, now: Instant): Promise<void> {
  const { store } = tools
  const isDue = (plan: ThoughtPlan | null): plan is ThoughtPlan =>
    plan !== null && plan.nextAt !== null && plan.nextAt <= now
  const firstOf = async (reads: Reads) => (await publishedInTurn(reads, community.id))[0]
  const first = await firstOf(store.read)
  if (first) {
    const isStill = async (reads: Reads, plan: ThoughtPlan | null) =>
      isDue(plan) && (await firstOf(reads))?.id === first.id
    await publishThought(tools, community, first, now, null, isStill)
    return
  }
  await store.change(async (writes) => {
    const plan = await writes.thoughts.holdPlan(community.id)
    if (isDue(plan) && !(await firstOf(writes)))
      await writes.thoughts.setPlan({ ...plan, nextAt: nextWeekly(plan, now) })
  })
}
