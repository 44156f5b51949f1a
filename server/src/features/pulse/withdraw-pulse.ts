import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { writerOf } from '../shared/doors.ts'
import { judgePulse } from './judge-pulse.ts'

/** Takes the open pulse back. What was replied until then is never shown. */
export const withdrawPulse = useCase(routes.withdrawPulse, async ({ store }, asking) => {
  const by = writerOf(asking)
  await store.change(async (writes) => {
    const { community, pulse } = await judgePulse(writes, asking, 'administer', asking.params.id)
    await writes.pulses.remove(pulse.id)
    const told = { communityId: community.id, type: 'pulse-withdrawn', by, subject: null, data: {} } as const
    await writes.events.tell(told, asking.now)
  })
  return {}
})
