import { Refusal, routes } from '@commonplace/api'
import type { Agreement } from '@commonplace/domain'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { writerOf } from '../shared/doors.ts'
import { judgePulse } from './judge-pulse.ts'

/**
 * Takes a reply in, once for each member, and tells nobody: no event, no log, no kept answer says that somebody replied. A device that sends
 * it again hears that the first one counts.
 */
export const replyToPulse = useCase(routes.replyToPulse, async ({ store }, asking) => {
  const by = writerOf(asking)
  const { agreements, comment = '' } = asking.input
  const counted = await store.change(async (writes) => {
    const { pulse } = await judgePulse(writes, asking, 'take-pulse', asking.params.id)
    if (agreements.length !== pulse.statements.length)
      throw new Refusal('bad-input', say('pulseReplyEach'), { field: 'agreements' })
    if (comment === '' && agreements.every((one) => one === null))
      throw new Refusal('bad-input', say('pulseReplyOne'), { field: 'agreements' })
    return writes.pulses.reply(pulse.id, by, { agreements: agreements as (Agreement | null)[], comment })
  })
  return { counted }
})
