import type { Person, QuestionShape } from '@commonplace/api'
import { toMarkdown } from '@commonplace/document'
import { type Act, type Community, can, inReadingOrder, type PageId, type QuestionId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import type { QuestionInList } from '../../ports/questions.ts'
import type { Reads } from '../../ports/store.ts'
import type { Services } from '../../ports/use-case.ts'
import { questionUrl } from './addresses.ts'
import { answerShapes } from './answer-shape.ts'
import { threadsOf } from './comment-shape.ts'
import { questionTarget } from './doors.ts'
import { freshContent } from './fresh.ts'
import { gatheringOfSheet } from './gathering-rows.ts'
import { linkEnds, NO_LINKS } from './link-ends.ts'
import { type Looking, placeOf } from './page-shape.ts'
import { peopleOf } from './people.ts'
import { type Place, renderBody } from './render-body.ts'
import { questionRows } from './rows.ts'
import { sectionShapes } from './section-answer-shape.ts'
import { levelBy, starredBy } from './starred.ts'

export interface QuestionForm {
  readonly format?: 'markdown' | 'html' | undefined
  /** Whether questions like it are looked for; a device that keeps everything finds them itself. Default true. */
  readonly similar?: boolean
}

/** A whole question with its answers as this asker may have it; for strangers of a gated community title and lead only. */
export async function questionShape(
  services: Services,
  looking: Looking,
  community: Community,
  question: QuestionInList,
  { format, similar = true }: QuestionForm = {},
): Promise<QuestionShape> {
  const { read } = services.store
  const target = questionTarget(community, question)
  const may = (act: Act): boolean => can(looking.actor, act, target)
  const reads = may('read')
  const [row] = await questionRows(read, community, [question], reads ? 'all' : 'lead')
  const shape = {
    ...must(row, 'a question has a row'),
    communitySlug: community.slug,
    locked: question.lockedAt !== null,
    // The words of a page that is hidden from the asker stay with it.
    quote: reads && row?.about ? (question.askedFrom?.anchor.quote ?? null) : null,
    askedAt:
      reads && row?.about
        ? await gatheringOfSheet(read, community, { id: row.about.id as PageId, kind: row.about.kind })
        : null,
    may: {
      edit: may('edit'),
      delete: may('delete'),
      answer: may('answer'),
      accept: may('accept'),
      comment: may('comment'),
      invite: may('invite'),
      follow: may('follow'),
      merge: may('merge'),
      moderate: may('moderate'),
    },
  }
  if (!reads) return { ...shape, ...NOTHING_AROUND }
  const { content } = await freshContent(services, question.documentId)
  // What is read first has first claim on what may be shown of other pages.
  const place = placeOf(looking)
  const body = await renderBody(services, looking.actor, community, content, place)
  const answers = inReadingOrder(await read.questions.answersOf(question.id), question.accepted?.answerId ?? null)
  const answerList = await answerShapes(services, looking, community, question, answers, format, place)
  const standing = await standingOf(read, question)
  const sectionAnswers = await sectionShapes(services, looking.actor, community, standing, place)
  const people = await peopleOf(read, question.accepted ? [question.accepted.by] : [])
  return {
    ...shape,
    html: body.html,
    ...(format === 'markdown' ? { markdown: toMarkdown(body.json) } : {}),
    acceptedBy: question.accepted ? people(question.accepted.by) : null,
    acceptedAt: question.accepted?.at ?? null,
    ...(await around(services, looking, community, question, place)),
    answerList,
    sectionAnswers,
    links: await linkEnds(read, community, { kind: 'question', id: question.id }),
    similar: similar ? await similarTo(services, community, question) : [],
  }
}

/** What strangers of a gated community get beside title and lead. */
const NOTHING_AROUND = {
  html: '',
  acceptedBy: null,
  acceptedAt: null,
  answerList: [],
  sectionAnswers: [],
  links: NO_LINKS,
  similar: [],
  comments: [],
  invited: [],
  followers: 0,
  following: false,
  starred: false,
  level: 'normal' as const,
  versions: 0,
  answered: 0,
  heldReason: '',
  mergedInto: null,
  merged: [],
}

/** What goes on around a question: its thread, who follows it and who was asked to answer, and how it was merged. */
async function around(
  services: Services,
  looking: Looking,
  community: Community,
  question: QuestionInList,
  place: Place,
) {
  const { read } = services.store
  const { actor } = looking
  const { id } = question
  const thread = await threadsOf(services, actor, community, questionTarget(community, question), 'question', [id])
  const level = await levelBy(services, looking, community, { kind: 'question', id })
  const into = question.mergedInto && (await read.questions.byId(question.mergedInto))
  const standing = into && into.deletedAt === null ? into : null
  const merged = await read.questions.mergedInto(id)
  const askers = await peopleOf(
    read,
    merged.map(({ askedBy }) => askedBy),
  )
  const texts = await read.documents.contents(merged.map(({ documentId }) => documentId))
  const bodies = new Map<QuestionId, string>()
  for (const one of merged)
    bodies.set(one.id, (await renderBody(services, actor, community, texts.get(one.documentId), place)).html)
  return {
    comments: thread(id),
    invited: await invitedTo(read, id),
    followers: await read.follows.countOf(id),
    following: level === 'watching',
    level,
    starred: await starredBy(services, looking, community, { kind: 'question', id }),
    versions: await read.versions.countOf(question.documentId),
    answered: await read.credits.countOf({ kind: 'question', id }),
    heldReason: question.held?.reason ?? '',
    mergedInto: standing && { id: standing.id, title: standing.title, url: questionUrl(community, standing) },
    merged: merged.map((one) => ({
      id: one.id,
      title: one.title,
      url: questionUrl(community, one),
      by: askers(one.askedBy),
      at: one.askedAt,
      html: bodies.get(one.id) ?? '',
    })),
  }
}

/** Who was asked to answer a question. */
export async function invitedTo(reads: Reads, id: QuestionId): Promise<Person[]> {
  const invited = await reads.follows.invitedTo(id)
  const people = await peopleOf(
    reads,
    invited.map(({ member }) => member),
  )
  return invited.map(({ member }) => people(member)).filter((person) => person.id !== '')
}

const SIMILAR = 5

async function similarTo(services: Services, community: Community, question: QuestionInList) {
  const hits = await services.store.read.search.similar(community.id, question.title, SIMILAR * 2)
  return hits
    .filter((hit) => hit.kind === 'question' && hit.id !== question.id)
    .slice(0, SIMILAR)
    .map((hit) => ({ title: hit.title, url: questionUrl(community, hit), accepted: hit.accepted }))
}

/** Section answers that nobody declined. */
async function standingOf(reads: Reads, question: QuestionInList) {
  return (await reads.sections.ofQuestions([question.id])).filter((one) => one.declinedAt === null)
}

/** The question as it stands after a change. */
export async function questionNow(
  services: Services,
  looking: Looking,
  community: Community,
  id: QuestionId,
  form?: QuestionForm,
): Promise<QuestionShape> {
  const question = must(await services.store.read.questions.byId(id), 'a question that was just changed exists')
  return questionShape(services, looking, community, question, form)
}
