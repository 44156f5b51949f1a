import type { Person } from '@commonplace/api'
import { hueOf, type Member, type MemberId } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'

/** Shown in the place of somebody whose name the asker may not know, or who left no trace. */
export const SOMEBODY: Person = { id: '', name: 'Somebody', hue: 0 }

export const personOf = (member: Member): Person => ({ id: member.id, name: member.name, hue: hueOf(member.id) })

/** Gives a person for an id; somebody, for an id that nobody has. */
export type People = (id: MemberId) => Person

/** The people of these ids, looked up at once. */
export async function peopleOf(reads: Reads, ids: Iterable<MemberId>): Promise<People> {
  const wanted = [...new Set(ids)]
  const found = wanted.length > 0 ? await reads.members.many(wanted) : new Map<MemberId, Member>()
  return (id) => {
    const member = found.get(id)
    return member ? personOf(member) : SOMEBODY
  }
}
