import { Refusal, routes } from '@commonplace/api'
import { gapKey } from '@commonplace/domain'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { openCommunity, writerOf } from '../shared/doors.ts'

/** How many things one member waits for at a time: each is held against whatever is written. */
const MOST = 100

/** Remembers that somebody wants to hear when a gap is filled, or forgets it. */
export const waitForGap = useCase(routes.waitForGap, async ({ store }, asking) => {
  const { kind, words, on } = asking.input
  const memberId = writerOf(asking)
  await store.change(async (writes) => {
    const { id: communityId } = await openCommunity(writes, asking.actor, 'seek', asking.params.slug)
    if (!on) return writes.gaps.stopWaiting(communityId, memberId, kind, gapKey(words))
    const open = (await writes.gaps.waitsOf(communityId, memberId)).filter((one) => one.filled === null)
    const known = open.some((one) => one.kind === kind && gapKey(one.words) === gapKey(words))
    if (!known && open.length >= MOST) throw new Refusal('conflict', say('waitingOften', MOST))
    await writes.gaps.wait({ communityId, kind, words, memberId, at: asking.now, filled: null, seenAt: null })
  })
  return {}
})

/** Takes what somebody was told off their Home. */
export const dismissTold = useCase(routes.dismissTold, async ({ store }, asking) => {
  const { what, kind, words } = asking.input
  const memberId = writerOf(asking)
  await store.change(async (writes) => {
    const { id } = await openCommunity(writes, asking.actor, 'seek', asking.params.slug)
    await writes.gaps.seen(what, id, memberId, kind, gapKey(words), asking.now)
  })
  return {}
})
