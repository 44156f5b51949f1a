import type { DomainEvent, EventType, MemberId } from '@commonplace/domain'

const ABOUT_PAGES: ReadonlySet<EventType> = new Set([
  'page-created',
  'page-settled',
  'page-changed',
  'page-restored',
  'version-restored',
  'answer-adopted',
  'adoption-updated',
])
const ABOUT_ANSWERS: ReadonlySet<EventType> = new Set(['answer-given', 'answer-settled', 'answer-accepted'])

export interface PageNews {
  readonly id: string
  readonly by: ReadonlySet<MemberId>
  readonly at: number
}
export interface News {
  /** Those who changed the pages or answered: the sentence on Home says that they did. */
  readonly people: number
  readonly questionsAnswered: number
  /** The last changed first. */
  readonly pages: readonly PageNews[]
}

/** What others did, out of events newest first. What oneself did is no news. */
export function newsFrom(events: readonly DomainEvent[], myself: MemberId | null): News {
  const people = new Set<MemberId>()
  const answered = new Set<string>()
  const pages = new Map<string, { id: string; by: Set<MemberId>; at: number }>()
  for (const event of events) {
    const others = writersOf(event).filter((member) => member !== myself)
    const page = ABOUT_PAGES.has(event.type) ? pageOf(event) : null
    if ((page === null && !ABOUT_ANSWERS.has(event.type)) || others.length === 0) continue
    if (event.type !== 'answer-accepted') for (const member of others) people.add(member)
    const question = event.data.question
    if (ABOUT_ANSWERS.has(event.type) && event.type !== 'answer-settled' && typeof question === 'string')
      answered.add(question)
    if (page === null) continue
    const news = pages.get(page) ?? { id: page, by: new Set<MemberId>(), at: event.at }
    for (const member of others) news.by.add(member)
    pages.set(page, news)
  }
  return { people: people.size, questionsAnswered: answered.size, pages: [...pages.values()] }
}

function pageOf({ subject, data }: DomainEvent): string | null {
  if (subject?.kind === 'page') return subject.id
  return typeof data.page === 'string' ? data.page : null
}

/** Everybody who took part: a settled page was perhaps written by several. */
function writersOf({ by, data }: DomainEvent): MemberId[] {
  const more = typeof data.contributors === 'string' ? data.contributors.split(' ').filter(Boolean) : []
  return [...new Set([...(by ? [by] : []), ...more])] as MemberId[]
}
