import type { KeptList, QuestionRow } from '@commonplace/api'
import { LATE_AFTER } from '@commonplace/domain'

/** A kept question as lists look at it. */
export type KeptQuestion = QuestionRow & { readonly following: boolean; readonly mergedInto: unknown }

/** Who looks, and when: what is late, and whose a question is, depend on it. */
interface Looking {
  readonly me: string
  readonly now: number
}

const LISTS: Readonly<
  Record<KeptList | 'late' | 'followed' | 'held', (row: KeptQuestion, looking: Looking) => boolean>
> = {
  all: () => true,
  open: (row) => !row.accepted,
  unanswered: (row) => row.answers === 0,
  late: (row, { now }) => row.answers === 0 && row.at <= now - LATE_AFTER,
  resolved: (row) => row.accepted,
  obsolete: (row) => row.obsolete > 0,
  followed: (row) => row.following,
  held: (row) => row.held === 'waiting',
  mine: (row, { me }) => row.by.id === me,
}

/** Whether a question stands in a list of this name; one of a name that is not known here holds all. */
export function isInList(list: string, row: KeptQuestion, looking: Looking): boolean {
  return Object.hasOwn(LISTS, list) ? LISTS[list as keyof typeof LISTS](row, looking) : true
}
