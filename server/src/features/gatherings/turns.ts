import { Refusal, routes } from '@commonplace/api'
import { can, type Instant, type MemberId } from '@commonplace/domain'
import { nothingSaid } from '../../derive/hosting.ts'
import { tellOfTime } from '../../derive/tell-of-time.ts'
import { settleTurns } from '../../derive/turns.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { writerOf } from '../shared/doors.ts'
import { gatheringTarget, mayTurn } from '../shared/gathering-rows.ts'
import { gatheringNow } from './gathering-shape.ts'
import { type OpenOccurrence, openOccurrence, toCome } from './open-gathering.ts'

/** Asks for somebody else to take a turn, or keeps it after all: whoever has it, or a host for them. */
export const passTurn = useCase(routes.passTurn, async ({ store }, asking) => {
  const { actor, params, input, now } = asking
  const by = writerOf(asking)
  await store.change(async (writes) => {
    const opened = await openOccurrence(writes, actor, 'attend', params, now)
    refuseNoTurn(opened, now)
    const { community, gathering, host } = opened
    const hosts = can(actor, 'host', gatheringTarget(community, gathering, host))
    if (host !== by && !hosts) throw new Refusal('not-allowed', say('notYourTurn'))
    if (host === null) return
    const before = opened.exception ?? nothingSaid(opened.gathering, opened.occurrence.key)
    const turn = input.asks ? 'asked' : before.turn === 'asked' ? 'named' : before.turn
    if (turn === before.turn) return
    await writes.gatherings.setException({ ...before, hostId: host, turn })
    if (input.asks) await tellOfTime(writes, 'turn-asked', opened, by, now, toldOf(opened, host))
  })
  return gatheringNow(store.read, actor, params, now)
})

/** Takes a turn that another is asked to take, or that nobody has. Whoever takes it hosts it, and it counts for them. */
export const takeTurn = useCase(routes.takeTurn, async ({ store }, asking) => {
  const { actor, params, now } = asking
  const by = writerOf(asking)
  await store.change(async (writes) => {
    const opened = await openOccurrence(writes, actor, 'attend', params, now)
    refuseNoTurn(opened, now)
    const { community, exception, host, occurrence, gathering } = opened
    // Sent twice, it was taken the first time.
    if (host === by) return
    const turn = host === null ? 'open' : (exception?.turn ?? 'named')
    if (!mayTurn(actor, community, { turn, host, occurrence }, now).takeTurn)
      throw new Refusal('conflict', say('turnKept'))
    const before = exception ?? nothingSaid(gathering, occurrence.key)
    await writes.gatherings.setException({ ...before, hostId: by, turn: 'named' })
    if (host !== null) await tellOfTime(writes, 'turn-taken', opened, by, now, toldOf(opened, host))
    await settleTurns(writes, community.id, now)
  })
  return gatheringNow(store.read, actor, params, now)
})

function refuseNoTurn(opened: OpenOccurrence, now: Instant): void {
  toCome(opened, now)
  if (!opened.gathering.inTurn) throw new Refusal('conflict', say('noTurns'))
  if (opened.occurrence.start <= now) throw new Refusal('gone', say('turnBegun'))
}

/** What is told of a turn: when it is, and who had it. */
const toldOf = ({ occurrence: { start } }: OpenOccurrence, member: MemberId) => ({ start, member })
