import { Refusal, routes } from '@commonplace/api'
import { type MemberId, MOST_THANKS_A_DAY, type Thanks, type ThanksId } from '@commonplace/domain'
import { mintId } from '@commonplace/kit'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { openCommunity, writerOf } from '../shared/doors.ts'
import { aboutOf, thanksShapes } from './thanks-shape.ts'

const DAY = 24 * 60 * 60 * 1000

/** Says thank you. Sent twice under an id, it is said once. */
export const giveThanks = useCase(routes.giveThanks, async ({ store, clock, random }, asking) => {
  const { actor, params, input, now } = asking
  const from = writerOf(asking)
  const to = input.to as MemberId
  const { community, thanks } = await store.change(async (writes) => {
    const community = await openCommunity(writes, actor, 'thank', params.slug)
    const id = (input.id ?? mintId(clock, random)) as ThanksId
    const known = await writes.thanks.byId(id)
    if (known) {
      const here = known.communityId === community.id && known.subject.id === input.about.id
      const same = here && known.from === from && known.to === to
      if (!same) throw new Refusal('conflict', say('thanksIdTaken'), { field: 'id' })
      return { community, thanks: known }
    }
    if (to === from) throw new Refusal('bad-input', say('thankOthers'), { field: 'to' })
    if (!(await writes.members.membership(community.id, to)))
      throw new Refusal('bad-input', say('thankMembers'), { field: 'to' })
    const subject = input.about
    const seen = await aboutOf(writes, community, [subject])
    if (!seen(subject)) throw new Refusal('not-found', say('noThanked'))
    if (await writes.thanks.said(from, to, subject)) throw new Refusal('conflict', say('thankedAlready'))
    if ((await writes.thanks.countFrom(community.id, from, now - DAY)) >= MOST_THANKS_A_DAY)
      throw new Refusal('too-many', say('thanksADay', MOST_THANKS_A_DAY))
    const thanks: Thanks = { id, communityId: community.id, from, to, subject, words: input.words, at: now }
    await writes.thanks.add(thanks)
    const about = { kind: subject.kind, id: subject.id } as const
    const data = { thanks: id, to }
    await writes.events.tell({ communityId: community.id, type: 'thanks-given', by: from, subject: about, data }, now)
    return { community, thanks }
  })
  // Sent again it may be gone from sight meanwhile, or be of another community.
  const [shape] = await thanksShapes(store.read, actor, community, [thanks])
  if (!shape) throw new Refusal('not-found', say('noThanked'))
  return shape
})
