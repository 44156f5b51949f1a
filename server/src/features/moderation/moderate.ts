import { Refusal, routes } from '@commonplace/api'
import type { EventType, PageId, QuestionId } from '@commonplace/domain'
import type { Writes } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { absent, openCommunity, writerOf } from '../shared/doors.ts'
import { type Subject, shownAs } from './subjects.ts'
import { hide, show } from './withhold.ts'

const TOLD = {
  hide: 'content-hidden',
  show: 'content-shown',
  lock: 'content-locked',
  unlock: 'content-unlocked',
} as const satisfies Record<string, EventType>

/** Hides, shows, locks or unlocks. Done twice, it is done once. */
export const moderate = useCase(routes.moderate, async ({ store }, asking) => {
  const by = writerOf(asking)
  const { actor, params, input, now } = asking
  const subject: Subject = { kind: input.kind, id: input.id }
  await store.change(async (writes) => {
    const community = await openCommunity(writes, actor, 'moderate', params.slug)
    const shown = await shownAs(writes, community, subject)
    if (!shown) throw absent(subject.kind)
    if (input.act === 'hide') {
      if (!(await hide(writes, community, subject, by, input.reason ?? '', now)))
        throw new Refusal('conflict', say('takenBackAlready'))
    } else if (input.act === 'show') {
      if (!(await show(writes, community, subject, now))) throw new Refusal('conflict', say('notHidden'))
    } else await setLock(writes, subject, input.act === 'lock' ? now : null)
    const about = subject.kind === 'comment' ? null : { kind: subject.kind, id: subject.id }
    const data = { title: shown.told, kind: subject.kind, id: subject.id, reason: input.reason ?? '' }
    const event = { communityId: community.id, type: TOLD[input.act], by, subject: about, data } as const
    await writes.events.tell(event, now)
  })
  return {}
})

async function setLock(writes: Writes, { kind, id }: Subject, lockedAt: number | null): Promise<void> {
  if (kind === 'page') return writes.pages.change(id as PageId, { lockedAt })
  if (kind === 'question') return writes.questions.change(id as QuestionId, { lockedAt })
  throw new Refusal('bad-input', say('lockable'), {
    field: 'kind',
  })
}
