import {
  type Actor,
  type Community,
  type CommunityId,
  can,
  type DomainEvent,
  type PageId,
  type QuestionId,
} from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import { pageTarget, questionTarget } from '../shared/doors.ts'
import { withoutHidden } from '../shared/without-hidden.ts'

/** The page or question an event is about, which its title is the title of. */
function aboutOf({ subject, data }: DomainEvent): { kind: 'page' | 'question'; id: string } | null {
  if (subject?.kind === 'page' || subject?.kind === 'question') return { kind: subject.kind, id: subject.id }
  return typeof data.question === 'string' ? { kind: 'question', id: data.question } : null
}

/**
 * The events without those of pages that are hidden from the follower, and without the words of what lies in the trash by now, for those who
 * could not take it out again: whoever follows from an old place would read there what was withdrawn since.
 */
export async function hushTrashed(
  reads: Reads,
  actor: Actor,
  places: ReadonlyMap<CommunityId, Community>,
  events: readonly DomainEvent[],
): Promise<DomainEvent[]> {
  const shown = await withoutHidden(reads, events)
  const telling = shown.filter(({ data }) => 'title' in data)
  const ids = (kind: 'page' | 'question') =>
    telling.map(aboutOf).flatMap((about) => (about?.kind === kind ? [about.id] : []))
  const pages = await reads.pages.many(ids('page') as PageId[])
  const questions = await reads.questions.many(ids('question') as QuestionId[])
  const isHidden = (event: DomainEvent): boolean => {
    const community = places.get(event.communityId)
    const about = aboutOf(event)
    const page = about?.kind === 'page' ? pages.get(about.id as PageId) : undefined
    const question = about?.kind === 'question' ? questions.get(about.id as QuestionId) : undefined
    const target = community && (page ? pageTarget(community, page) : question && questionTarget(community, question))
    return target?.deleted === true && !can(actor, 'undelete', target)
  }
  const hidden = new Set(telling.filter(isHidden))
  return shown.map((event) => {
    if (!hidden.has(event)) return event
    const { title: _, name: __, ...data } = event.data
    return { ...event, data }
  })
}
