import {
  type AdoptionId,
  type Answer,
  type AnswerId,
  type CommunityId,
  type DocumentId,
  EMPTY_FIELDS,
  type MemberId,
  NEW_ANSWER,
  NEW_QUESTION,
  type Page,
  type PageFields,
  type PageId,
  type Question,
  type QuestionId,
  type Subject,
} from '@commonplace/domain'
import { FakeClock, seededRandom } from '@commonplace/kit'
import type { SearchEntry } from '../../ports/search.ts'
import type { Store, Writes } from '../../ports/store.ts'

/** An open store of an engine under test. */
export interface OpenedStore {
  readonly store: Store
  /** The same data as another process has it; the suite disposes of it. */
  again(): Promise<Store>
  /** Closes the store if it is still open and removes its data. */
  close(): Promise<void>
}

export const NURSES = 'nursesnursesnur1' as CommunityId
export const TEACHERS = 'teachersteacher1' as CommunityId
export const AMINA = 'aminaaminaamina1' as MemberId
export const BO = 'bobobobobobobob1' as MemberId
export const AT = Date.UTC(2026, 0, 5, 9)

export const testClock = () => new FakeClock(AT)
export const testRandom = () => seededRandom(7)

/** Any id, told by a number. */
export const id = <T extends string>(kind: string, n: number): T => `${kind}${String(n).padStart(12, '0')}` as T
export const pageId = (n: number) => id<PageId>('page', n)
export const questionId = (n: number) => id<QuestionId>('question', n)
export const answerId = (n: number) => id<AnswerId>('answer', n)
export const adoptionId = (n: number) => id<AdoptionId>('adoption', n)

const document = (subject: Subject) => `d${subject.id}`.slice(0, 40) as DocumentId

/** Two communities with Amina (founder of the nurses) and Bo. */
export function settle(store: Store): Promise<void> {
  return store.change(async (writes) => {
    await writes.communities.add({ id: NURSES, slug: 'nurses', visibility: 'public', createdAt: AT })
    await writes.communities.add({ id: TEACHERS, slug: 'teachers', visibility: 'private', createdAt: AT + 1 })
    const people = [
      [AMINA, 'Ámina Diallo', 'amina@example.org'],
      [BO, 'Bo Øst', 'bo@example.org'],
    ] as const
    for (const [who, name, email] of people)
      await writes.members.add({ id: who, name, email, joinedAt: AT, passwordHash: null })
    await writes.members.setRole(NURSES, AMINA, 'founder', AT)
    await writes.members.setRole(NURSES, BO, 'member', AT)
  })
}

async function newDocument(writes: Writes, subject: Subject, by: MemberId, community: CommunityId) {
  const record = { id: document(subject), communityId: community, subject, epoch: 0 }
  const seed = { update: new Uint8Array([0, 0]), client: 1, by }
  await writes.documents.create({ ...record, authorId: subject.kind === 'page' ? null : by }, seed, AT)
  return record.id
}

export type PageMore = Partial<Omit<Page, 'fields'>> & { fields?: Partial<PageFields> }

/** A page with its document, as a feature makes it. */
export async function addPage(writes: Writes, n: number, more: PageMore = {}): Promise<Page> {
  const page: Page = {
    id: pageId(n),
    communityId: NURSES,
    documentId: '' as DocumentId,
    kind: 'practice',
    slug: `page-${n}`,
    parentId: null,
    position: `a${n}`,
    lead: 'What it says first.',
    words: n,
    createdBy: AMINA,
    createdAt: AT + n,
    changedAt: AT + n,
    changedBy: [AMINA],
    deletedAt: null,
    audience: null,
    lockedAt: null,
    pinnedAt: null,
    ...more,
    fields: { ...EMPTY_FIELDS, title: `Page ${n}`, ...more.fields },
  }
  const documentId = await newDocument(writes, { kind: 'page', id: page.id }, AMINA, page.communityId)
  const whole = { ...page, documentId }
  await writes.pages.add(whole)
  return whole
}

export async function addQuestion(writes: Writes, n: number, more: Partial<Question> = {}): Promise<Question> {
  const question: Question = {
    id: questionId(n),
    communityId: NURSES,
    title: `How do you do ${n}?`,
    tags: [],
    askedBy: BO,
    askedAt: AT + n,
    askedFrom: null,
    changedAt: AT + n,
    ...NEW_QUESTION,
    ...more,
    documentId: await newDocument(writes, { kind: 'question', id: questionId(n) }, BO, NURSES),
  }
  await writes.questions.add(question)
  return question
}

export async function addAnswer(
  writes: Writes,
  n: number,
  question: QuestionId,
  more: Partial<Answer> = {},
): Promise<Answer> {
  const answer: Answer = {
    id: answerId(n),
    questionId: question,
    communityId: NURSES,
    answeredBy: AMINA,
    answeredAt: AT + 100 + n,
    changedAt: AT + 100 + n,
    ...NEW_ANSWER,
    ...more,
    documentId: await newDocument(writes, { kind: 'answer', id: answerId(n) }, AMINA, NURSES),
  }
  await writes.questions.addAnswer(answer)
  return answer
}

/** A page as search sees it: a title and sections of `heading: text`. */
export function entry(
  n: number,
  title: string,
  sections: Record<string, string>,
  more: Partial<SearchEntry> = {},
): SearchEntry {
  return {
    communityId: NURSES,
    kind: 'page',
    id: pageId(n),
    pageKind: 'practice',
    status: 'draft',
    tags: [],
    title,
    accepted: false,
    answered: false,
    writers: [],
    stewards: [],
    changedAt: AT + n,
    sections: Object.entries(sections).map(([heading, text]) => ({
      anchor: heading.toLowerCase().replaceAll(' ', '-'),
      heading,
      text,
    })),
    ...more,
  }
}
