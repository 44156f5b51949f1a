import type { Exception, Gathering, MemberId, Occurrence } from '@commonplace/domain'
import { wallOf } from '@commonplace/domain/recurrence'
import type { Reads } from '../ports/store.ts'

/** Who hosts an occurrence: whoever was named for it, else who hosts the gathering. Whoever left the community hosts nothing. */
export function hostOf(
  gathering: Gathering,
  exception: Exception | undefined,
  here: ReadonlySet<MemberId>,
): MemberId | null {
  const named = exception?.hostId ?? null
  if (named !== null && here.has(named)) return named
  return gathering.hostId !== null && here.has(gathering.hostId) ? gathering.hostId : null
}

/** The same for one occurrence alone, by who belongs to the community now. */
export async function hostHere(
  reads: Reads,
  gathering: Gathering,
  exception: Exception | undefined,
): Promise<MemberId | null> {
  const named = [exception?.hostId, gathering.hostId].flatMap((one) => one ?? [])
  return hostOf(gathering, exception, await reads.members.among(gathering.communityId, named))
}

/** What is otherwise with an occurrence, before anything was said of it. */
export const nothingSaid = ({ id }: Gathering, key: string): Exception => ({
  ...{ gatheringId: id, key, start: null, cancelled: null, hostId: null, turn: null, pageId: null, closed: null },
})

/** The day of an occurrence by the clocks of its zone. */
export const dayOf = (occurrence: Pick<Occurrence, 'start'>, { zone }: Pick<Gathering, 'zone'>): string =>
  wallOf(occurrence.start, zone).slice(0, 10)
