import { Refusal, routes } from '@commonplace/api'
import type { MemberId } from '@commonplace/domain'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { alive, openCommunity, openPage, writerOf } from '../shared/doors.ts'

/** How many askings of one member may lie before another at a time. */
const MOST = 20

/** Asks a member to fill a gap, or to look after a page. Asking again brings it up again. */
export const inviteToGap = useCase(routes.inviteToGap, async ({ store }, asking) => {
  const { kind, words, pageId, memberId } = asking.input
  const by = writerOf(asking)
  await store.change(async (writes) => {
    const community = await openCommunity(writes, asking.actor, 'create-page', asking.params.slug)
    const membership = await writes.members.membership(community.id, memberId as MemberId)
    if (!membership || membership.role === 'guest')
      throw new Refusal('bad-input', say('inviteWriter'), { field: 'memberId' })
    if ((kind === 'page') !== (pageId !== undefined))
      throw new Refusal('bad-input', say('whichPageSteward'), {
        field: 'pageId',
      })
    if (pageId !== undefined) {
      const { page } = await openPage(writes, asking.actor, 'edit', pageId)
      alive(page, 'page')
      if (page.communityId !== community.id) throw new Refusal('bad-input', say('pageElsewhere'), { field: 'pageId' })
    }
    const before = (await writes.gaps.invitesOf(community.id, membership.memberId)).filter((one) => one.by === by)
    if (before.length >= MOST)
      throw new Refusal('conflict', say('askedOften', MOST), {
        field: 'memberId',
      })
    const who = { memberId: memberId as MemberId, by }
    const gap = { communityId: community.id, kind, words, pageId: pageId ?? '' }
    await writes.gaps.invite({ ...gap, ...who, at: asking.now, seenAt: null })
    const data = { member: memberId }
    await writes.events.tell({ communityId: community.id, type: 'gap-invited', by, subject: null, data }, asking.now)
  })
  return {}
})
