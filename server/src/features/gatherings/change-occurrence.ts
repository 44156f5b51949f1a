import { Refusal, routes } from '@commonplace/api'
import type { Exception, Gathering, Instant, MemberId } from '@commonplace/domain'
import { asUtc, instantOf } from '@commonplace/domain/recurrence'
import { nothingSaid } from '../../derive/hosting.ts'
import { tellOfTime } from '../../derive/tell-of-time.ts'
import { settleTurns } from '../../derive/turns.ts'
import { type Services, useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { writerOf } from '../shared/doors.ts'
import { notOff } from './change-gathering.ts'
import { carry, nextFor } from './close-gathering.ts'
import { gatheringNow } from './gathering-shape.ts'
import { refuseFar, refuseSkipped } from './judge-when.ts'
import { type OpenOccurrence, openOccurrence } from './open-gathering.ts'
import { refuseStranger } from './plan-gathering.ts'
import { readSheet } from './recap.ts'
import type { Who } from './the-sheet.ts'

/** Moves one occurrence, calls it off or on again, or says who hosts it. */
export const changeOccurrence = useCase(routes.changeOccurrence, async (services, asking) => {
  const { store } = services
  const { actor, input, now, params } = asking
  const by = writerOf(asking)
  await store.change(async (writes) => {
    const opened = await openOccurrence(writes, actor, 'host', params, now)
    const { gathering, occurrence, exception } = opened
    // One that was put off from before its gathering went on as another is still to come, and still this one's.
    notOff(gathering)
    if (occurrence.end <= now) throw new Refusal('gone', say('isOver'))
    if (exception?.closed) throw new Refusal('gone', say('isClosed'))
    const start = input.start === null ? occurrence.key : input.start
    if (start !== undefined) refuseBadMove(opened, start, now)
    await refuseStranger(writes, gathering.communityId, (input.hostId ?? null) as MemberId | null)
    // The rule of what went on as another may not name it any more.
    const named = gathering.continuesAs === null
    const before = exception ?? nothingSaid(gathering, occurrence.key)
    const change: Partial<Exception> = {
      ...(start === undefined ? {} : { start: start === occurrence.key && named ? null : start }),
      ...(input.cancelled === undefined ? {} : { cancelled: input.cancelled }),
      ...(input.hostId === undefined ? {} : hostNow(gathering, input.hostId as MemberId | null)),
    }
    await writes.gatherings.change(gathering.id, { sequence: gathering.sequence + 1, changedAt: now })
    await writes.gatherings.setException({ ...before, ...change })
    const type = input.cancelled ? 'gathering-cancelled' : 'gathering-changed'
    const moved = input.start !== undefined || input.cancelled === null
    await tellOfTime(writes, type, opened, by, now, { moved })
    await settleTurns(writes, gathering.communityId, now)
  })
  if (input.cancelled) await carryFrom(services, { actor, by, now }, params)
  return gatheringNow(store.read, actor, params, now)
})

/** Where hosts take turns, whoever is named has this one; nobody named, it is given by the rota again. */
const hostNow = ({ inTurn }: Gathering, hostId: MemberId | null): Pick<Exception, 'hostId' | 'turn'> => ({
  hostId,
  turn: inTurn && hostId !== null ? 'named' : null,
})

/** What is to do on the run-sheet of what does not take place goes on to the next. */
async function carryFrom(services: Services, who: Who, params: { readonly id: string; readonly at: string }) {
  const { read } = services.store
  // Whoever called it off may have given it to another host in the same act.
  const opened = await openOccurrence(read, who.actor, 'read', params, who.now)
  const id = opened.exception?.pageId ?? null
  const page = id === null ? null : await read.pages.byId(id)
  if (!page || page.deletedAt !== null) return
  const sheet = await readSheet(services, page)
  const next = await nextFor(read, who, opened, sheet)
  if (next) await carry(services, who, sheet, next)
}

function refuseBadMove({ gathering }: OpenOccurrence, start: string, now: Instant): void {
  if (asUtc(start) === null) throw new Refusal('bad-input', say('noSuchDay'), { field: 'start' })
  refuseSkipped(start, gathering.zone)
  refuseFar(start, gathering.zone, now)
  if (instantOf(start, gathering.zone) <= now) throw new Refusal('bad-input', say('moveLater'), { field: 'start' })
}
