import { Refusal, routes } from '@commonplace/api'
import type { PulseId } from '@commonplace/domain'
import { mintId } from '@commonplace/kit'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { openCommunity, writerOf } from '../shared/doors.ts'

const DAY = 24 * 60 * 60 * 1000

/** Opens a pulse, one at a time. When it ends is set now: an end chosen later could be chosen for who has replied until then. */
export const openPulse = useCase(routes.openPulse, async ({ store, clock, random }, asking) => {
  const { actor, now, params, input } = asking
  const by = writerOf(asking)
  return store.change(async (writes) => {
    const community = await openCommunity(writes, actor, 'administer', params.slug)
    if (await writes.pulses.open(community.id, now)) throw new Refusal('conflict', say('pulseOpen'))
    const id = mintId(clock, random) as PulseId
    const closesAt = now + input.days * DAY
    await writes.pulses.add({ id, communityId: community.id, closesAt, statements: input.statements })
    await writes.events.tell({ communityId: community.id, type: 'pulse-opened', by, subject: null, data: {} }, now)
    return { id, statements: input.statements, closesAt, replied: false }
  })
})
