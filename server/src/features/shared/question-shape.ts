import type { QuestionShape } from '@commonplace/api'
import { toMarkdown } from '@commonplace/document'
import { type Act, type Community, can, inReadingOrder, type QuestionId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import type { QuestionInList } from '../../ports/questions.ts'
import type { Services } from '../../ports/use-case.ts'
import { questionUrl } from './addresses.ts'
import { answerShapes } from './answer-shape.ts'
import { questionTarget } from './doors.ts'
import { freshContent } from './fresh.ts'
import { linkEnds, NO_LINKS } from './link-ends.ts'
import type { Looking } from './page-shape.ts'
import { peopleOf } from './people.ts'
import { renderBody } from './render-body.ts'
import { questionRows } from './rows.ts'

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
    quote: reads ? (question.askedFrom?.anchor.quote ?? null) : null,
    may: { edit: may('edit'), delete: may('delete'), answer: may('answer'), accept: may('accept') },
  }
  if (!reads)
    return { ...shape, html: '', acceptedBy: null, acceptedAt: null, answerList: [], links: NO_LINKS, similar: [] }
  const { content } = await freshContent(services, question.documentId)
  const body = await renderBody(services, looking.actor, community, content)
  const answers = inReadingOrder(await read.questions.answersOf(question.id), question.accepted?.answerId ?? null)
  const people = await peopleOf(read, question.accepted ? [question.accepted.by] : [])
  return {
    ...shape,
    html: body.html,
    ...(format === 'markdown' ? { markdown: toMarkdown(body.json) } : {}),
    acceptedBy: question.accepted ? people(question.accepted.by) : null,
    acceptedAt: question.accepted?.at ?? null,
    answerList: await answerShapes(services, looking, community, question, answers, format),
    links: await linkEnds(read, community, { kind: 'question', id: question.id }),
    similar: similar ? await similarTo(services, community, question) : [],
  }
}

const SIMILAR = 5

async function similarTo(services: Services, community: Community, question: QuestionInList) {
  const hits = await services.store.read.search.similar(community.id, question.title, SIMILAR * 2)
  return hits
    .filter((hit) => hit.kind === 'question' && hit.id !== question.id)
    .slice(0, SIMILAR)
    .map((hit) => ({ title: hit.title, url: questionUrl(community, hit), accepted: hit.accepted }))
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
