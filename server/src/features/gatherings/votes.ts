import { Refusal, routes } from '@commonplace/api'
import { type Actor, type DotVote, dotsFit, type Instant, MOST_VOTES, type VoteId } from '@commonplace/domain'
import { mintId } from '@commonplace/kit'
import { tellOfTime } from '../../derive/tell-of-time.ts'
import type { Reads } from '../../ports/store.ts'
import { type Services, useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { absent, writerOf } from '../shared/doors.ts'
import { type OpenOccurrence, openOccurrence } from './open-gathering.ts'
import { refuseApart } from './running-item.ts'
import { togetherShape } from './together.ts'

interface OpenVote extends OpenOccurrence {
  readonly vote: DotVote
}

async function openedVote(
  reads: Reads,
  actor: Actor,
  act: 'attend' | 'host',
  id: string,
  now: Instant,
): Promise<OpenVote> {
  const vote = await reads.together.vote(id as VoteId)
  if (!vote) throw absent('vote')
  const which = { id: vote.gatheringId, at: vote.key }
  return { ...(await openOccurrence(reads, actor, act, which, now, 'vote')), vote }
}

const shapeOf = async (services: Services, actor: Actor, which: { id: string; at: string }, now: Instant) =>
  togetherShape(services, actor, await openOccurrence(services.store.read, actor, 'read', which, now), now)

/** Opens a vote by dots. Sent twice under the same id by the same person, it is opened once. */
export const openVote = useCase(routes.openVote, async (services, asking) => {
  const { store, clock, random } = services
  const { actor, params, input, now } = asking
  const by = writerOf(asking)
  const id = (input.id ?? mintId(clock, random)) as VoteId
  const { title, options, dots } = input
  if (new Set(options.map((one) => one.toLowerCase())).size < options.length)
    throw new Refusal('bad-input', say('optionTwice'), { field: 'options' })
  await store.change(async (writes) => {
    const opened = await openOccurrence(writes, actor, 'host', params, now)
    const { gathering, occurrence } = opened
    const before = await writes.together.vote(id)
    if (before) {
      if (before.by !== by || before.title !== title || before.gatheringId !== gathering.id)
        throw new Refusal('conflict', say('idTaken'), { field: 'id' })
      return
    }
    refuseApart(opened, now)
    if ((await writes.together.votes(gathering.id, occurrence.key)).length >= MOST_VOTES)
      throw new Refusal('too-many', say('manyVotes', MOST_VOTES))
    const where = { gatheringId: gathering.id, key: occurrence.key }
    await writes.together.addVote({ id, ...where, title, options, dots, by, at: now, closedAt: null })
    await tellOfTime(writes, 'vote-opened', opened, by, now)
  })
  return shapeOf(services, actor, params, now)
})

/** Lays somebody's dots, all at once: however often it is sent, they lie as was said last. */
export const placeDots = useCase(routes.placeDots, async (services, asking) => {
  const { actor, params, input, now } = asking
  const by = writerOf(asking)
  const { vote } = await services.store.change(async (writes) => {
    const opened = await openedVote(writes, actor, 'attend', params.id, now)
    if (opened.vote.closedAt !== null || opened.exception?.closed) throw new Refusal('gone', say('voteClosed'))
    refuseApart(opened, now)
    if (!dotsFit(opened.vote, input.placed))
      throw new Refusal('bad-input', say('dotsDoNotFit', opened.vote.dots), { field: 'placed' })
    const before = (await writes.together.dots([opened.vote.id])).find(({ memberId }) => memberId === by)
    if (before?.placed.join() === input.placed.join()) return opened
    await writes.together.placeDots(opened.vote.id, by, input.placed)
    await tellOfTime(writes, 'dots-placed', opened, by, now)
    return opened
  })
  return shapeOf(services, actor, { id: vote.gatheringId, at: vote.key }, now)
})

/** Closes a vote; closed twice, it is closed once. */
export const closeVote = useCase(routes.closeVote, async (services, asking) => {
  const { actor, params, now } = asking
  const by = writerOf(asking)
  const { vote } = await services.store.change(async (writes) => {
    const opened = await openedVote(writes, actor, 'host', params.id, now)
    if (opened.vote.closedAt === null) {
      await writes.together.closeVote(opened.vote.id, now)
      await tellOfTime(writes, 'vote-closed', opened, by, now)
    }
    return opened
  })
  return shapeOf(services, actor, { id: vote.gatheringId, at: vote.key }, now)
})
