import { type Actor, type Member, type MemberId, type Notice, SCOPES } from '@commonplace/domain'
import { type SeenThing, seenThings, standingNotices, type Times, timesOf } from '../derive/seen-notices.ts'
import { actorNow, storeFor } from '../ports/behind-gates.ts'
import type { Store } from '../ports/store.ts'

/** Somebody as a letter or a browser of theirs stands for them: with what they may do at this moment. */
export const actorOf = (store: Store, memberId: MemberId): Promise<Actor> =>
  actorNow(store.read, { memberId, roles: {}, scopes: SCOPES })

export interface SeenBy {
  /** What they are gathered under, by id. */
  readonly seen: ReadonlyMap<string, SeenThing>
  /** Those of the notices that stand, all of things in `seen`. */
  readonly standing: readonly Notice[]
  /** Who did what they tell, by id. */
  readonly people: ReadonlyMap<MemberId, Member>
  /** When what they are of is, where they are of an occurrence. */
  readonly times: Times
}

/** What of these notices somebody may see now, judged as their inbox would. */
export async function seenBy(store: Store, memberId: MemberId, notices: readonly Notice[]): Promise<SeenBy> {
  const actor = await actorOf(store, memberId)
  const { read } = await storeFor(store, actor)
  const seen = await seenThings(read, actor, notices)
  const there = notices.filter(({ thing }) => seen.has(thing.id))
  const times = await timesOf(read, there)
  const standing = await standingNotices(read, there, times)
  const people = await read.members.many(standing.flatMap(({ by }) => by ?? []))
  return { seen, standing, people, times }
}
