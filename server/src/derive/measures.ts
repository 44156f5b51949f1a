import {
  type AnswerId,
  type CommentId,
  type CommunityId,
  type DomainEvent,
  dayNumber,
  type EventType,
  type PageId,
  type QuestionId,
} from '@commonplace/domain'
import type { Reads, Store } from '../ports/store.ts'

// Days are counted from the rows that are there. Events only say which days have to be counted anew: so counting twice is counting once,
// and a count from the beginning gives the same.

/** Events that are read, and days that are counted, in one piece. */
const PIECE = 500
const DAYS = 50

/** What takes a whole thing away, or brings it: all the days on which something of it came are other days then. */
const WHOLE: ReadonlySet<EventType> = new Set<EventType>([
  'question-asked',
  'question-deleted',
  'question-held',
  'question-declined',
  'question-merged',
  'question-unmerged',
  'page-changed',
  'page-deleted',
  'page-restored',
  'content-hidden',
  'content-shown',
  'content-held',
])
const ANSWERS: ReadonlySet<EventType> = new Set<EventType>([
  'answer-given',
  'answer-deleted',
  'answer-accepted',
  'answer-unaccepted',
  'content-hidden',
  'content-shown',
])
/** After these nothing is known of any day. */
const ANYTHING: ReadonlySet<EventType> = new Set<EventType>(['imported', 'member-undone'])

/** The days that have to be counted anew because of an event; null for all of them. */
async function daysAfter({ measures }: Reads, event: DomainEvent): Promise<readonly number[] | null> {
  const { type, subject, at, data } = event
  if (ANYTHING.has(type)) return null
  const days = [dayNumber(at)]
  const idIn = (name: string): string => (typeof data[name] === 'string' ? data[name] : '')
  if (subject?.kind === 'question' && WHOLE.has(type)) {
    days.push(...(await measures.daysOf({ kind: 'question', id: subject.id as QuestionId })))
    const other = idIn('into') || idIn('from')
    if (other) days.push(...(await measures.daysOf({ kind: 'question', id: other as QuestionId })))
  }
  if (subject?.kind === 'answer' && ANSWERS.has(type))
    days.push(...(await measures.daysOf({ kind: 'answer', id: subject.id as AnswerId })))
  if (type === 'section-confirmed' || type === 'section-declined' || type === 'answer-unaccepted')
    days.push(...(await measures.daysOf({ kind: 'question', id: (idIn('question') || subject?.id) as QuestionId })))
  if (subject?.kind === 'page' && (WHOLE.has(type) || type === 'page-narrowed'))
    days.push(...(await measures.daysOf({ kind: 'page', id: subject.id as PageId, below: type === 'page-narrowed' })))
  const comment = idIn('comment')
  if (comment) days.push(...(await measures.daysOf({ kind: 'comment', id: comment as CommentId })))
  return days
}

/** Marks the days that something happened to since the last event that was looked at. True where there may be more. */
async function markDays(store: Store): Promise<boolean> {
  const from = await store.read.measures.place()
  if (from === null) {
    const communities = await store.read.communities.list()
    await store.change(async (writes) => {
      if ((await writes.measures.place()) !== null) return
      const last = await writes.events.last()
      for (const { id } of communities) await writes.measures.markAll(id, last)
      await writes.measures.setPlace(last)
    })
    return true
  }
  const events = await store.read.events.after(from, PIECE)
  const last = events.at(-1)
  if (!last) return false
  const marks = new Map<CommunityId, Set<number> | null>()
  for (const event of events) {
    const known = marks.get(event.communityId)
    if (known === null) continue
    const days = await daysAfter(store.read, event)
    marks.set(event.communityId, days && new Set([...(known ?? []), ...days]))
  }
  await store.change(async (writes) => {
    // Of several processes one does it.
    if ((await writes.measures.place()) !== from) return
    for (const [community, days] of marks)
      if (days === null) await writes.measures.markAll(community, last.seq)
      else await writes.measures.mark(community, [...days], last.seq)
    await writes.measures.setPlace(last.seq)
  })
  return events.length === PIECE
}

/** Brings the counts of a community up to what has happened so far, by all that it was told. */
export async function countDays(store: Store, community: CommunityId): Promise<void> {
  while (await markDays(store));
  while (await store.read.measures.waiting(community))
    await store.change((writes) => writes.measures.count(community, DAYS))
}
