import { Refusal } from '@commonplace/api'
import {
  type Act,
  type Actor,
  ANSWERS_AHEAD,
  type Community,
  type Exception,
  type Gathering,
  type GatheringId,
  type Instant,
  type MemberId,
  type Occurrence,
} from '@commonplace/domain'
import { lastOccurrence, nextOccurrences, occurrenceAt } from '@commonplace/domain/recurrence'
import { must } from '@commonplace/kit'
import { hostHere } from '../../derive/hosting.ts'
import type { Reads } from '../../ports/store.ts'
import type { Noun } from '../../words/nouns.ts'
import { say } from '../../words/say.ts'
import { absent, judge } from '../shared/doors.ts'
import { gatheringTarget } from '../shared/gathering-rows.ts'

export interface OpenGathering {
  readonly community: Community
  readonly gathering: Gathering
  readonly exceptions: readonly Exception[]
}
export interface OpenOccurrence extends OpenGathering {
  readonly occurrence: Occurrence
  readonly exception: Exception | undefined
  readonly host: MemberId | null
}

/** A gathering for whoever may do this to it. `noun` names what a refusal is about, where it is asked on behalf of something in it. */
export async function openGathering(
  reads: Reads,
  actor: Actor,
  act: Act,
  id: string,
  noun: Noun = 'gathering',
): Promise<OpenGathering> {
  const gathering = await reads.gatherings.byId(id as GatheringId)
  if (!gathering) throw absent(noun)
  const community = must(await reads.communities.byId(gathering.communityId), 'every gathering has a community')
  judge(actor, 'read', gatheringTarget(community, gathering, null), noun)
  // Who hosts is only known with the occurrence.
  if (act !== 'host') judge(actor, act, gatheringTarget(community, gathering, null), noun)
  return { community, gathering, exceptions: await reads.gatherings.exceptions([gathering.id]) }
}

/** One time of it; `next` is the one that is on or comes next, or was the last, or would have been the first. */
export async function openOccurrence(
  reads: Reads,
  actor: Actor,
  act: Act,
  { id, at }: { readonly id: string; readonly at: string },
  now: Instant,
  noun: Noun = 'gathering',
): Promise<OpenOccurrence> {
  const opened = await openGathering(reads, actor, act, id, noun)
  const { gathering, exceptions, community } = opened
  const occurrence =
    at === 'next'
      ? (nextOccurrences(gathering, exceptions, now, 1)[0] ??
        lastOccurrence(gathering, exceptions, now) ??
        occurrenceAt(gathering, exceptions, gathering.start))
      : occurrenceAt(gathering, exceptions, at)
  if (!occurrence) throw new Refusal('not-found', say('notThen'))
  const exception = exceptions.find(({ key }) => key === occurrence.key)
  const host = await hostHere(reads, gathering, exception)
  judge(actor, act, gatheringTarget(community, gathering, host), noun)
  return { ...opened, occurrence, exception, host }
}

/** Refuses what makes sense only while an occurrence is still to come. By the server's clock: nobody else's counts. */
export function toCome({ occurrence }: Pick<OpenOccurrence, 'occurrence'>, now: Instant): void {
  if (occurrence.end <= now) throw new Refusal('gone', say('isOver'))
  if (occurrence.cancelled !== null) throw new Refusal('conflict', say('offBecause', occurrence.cancelled))
  if (occurrence.start > now + ANSWERS_AHEAD) throw new Refusal('conflict', say('tooEarly'))
}
