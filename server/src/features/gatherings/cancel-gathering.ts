import { routes } from '@commonplace/api'
import { instantOf, wallOf } from '@commonplace/domain/recurrence'
import { settleTurns } from '../../derive/turns.ts'
import { useCase } from '../../ports/use-case.ts'
import { writerOf } from '../shared/doors.ts'
import { standing } from './change-gathering.ts'
import { gatheringNow } from './gathering-shape.ts'
import { openGathering } from './open-gathering.ts'

/** Calls off what is still to come of a gathering. */
export const cancelGathering = useCase(routes.cancelGathering, async ({ store }, asking) => {
  const { actor, input, now, params } = asking
  const by = writerOf(asking)
  await store.change(async (writes) => {
    const { gathering, exceptions } = await openGathering(writes, actor, 'plan', params.id)
    standing(gathering)
    const { id, communityId, title, sequence, zone } = gathering
    // What was put off from before is still to come.
    const putOff = exceptions.filter(({ start }) => start !== null && instantOf(start, zone) > now)
    const keys = putOff.map(({ key }) => key)
    await writes.gatherings.noteComers(id, wallOf(now, zone), now, keys)
    const cancelled = { at: now, why: input.why }
    await writes.gatherings.change(id, { cancelled, sequence: sequence + 1, changedAt: now })
    const subject = { kind: 'gathering', id } as const
    await writes.events.tell({ communityId, type: 'gathering-cancelled', by, subject, data: { title } }, now)
    await settleTurns(writes, communityId, now)
  })
  return gatheringNow(store.read, actor, { id: params.id, at: 'next' }, now)
})
