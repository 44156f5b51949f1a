import type { AdoptionShape } from '@commonplace/api'
import type { HtmlWords, ResolvedAdoption, ResolvedImage, ResolvedPage, ResolvedQuestion } from '@commonplace/document'
import type {
  Actor,
  AdoptionId,
  Answer,
  AttachmentId,
  Community,
  MemberId,
  Page,
  PageId,
  QuestionId,
} from '@commonplace/domain'
import { withdrawnAmong } from '../../derive/withdrawn.ts'
import type { QuestionInList } from '../../ports/questions.ts'
import type { Services } from '../../ports/use-case.ts'
import { wordsIn } from '../../words/index.ts'
import { attachmentUrl, pageUrl, questionUrl } from './addresses.ts'
import { adoptionShapes } from './adoption-shape.ts'
import type { References } from './bodies.ts'

/** What is true today of the things a body names: plain data, so that it can be compared. Things of other communities are not looked at. */
export interface BodyFacts {
  readonly pages: Readonly<Record<string, ResolvedPage>>
  readonly questions: Readonly<Record<string, ResolvedQuestion>>
  readonly adoptions: Readonly<Record<string, ResolvedAdoption>>
  /** Which words were woven in, by adoption. */
  readonly woven: Readonly<Record<string, readonly string[]>>
  readonly images: Readonly<Record<string, ResolvedImage>>
  readonly names: Readonly<Record<string, string>>
  /** The pages that have the titles of missing ones by now. */
  readonly arrived: Readonly<Record<string, string>>
  /** Woven answers whose words are not shown. */
  readonly hidden: readonly string[]
}

/** The page a body is shown as, where the answers woven into it live: there is decided what becomes of them. */
export interface Living {
  readonly pageId: PageId
  readonly mayDecide: boolean
}

export async function factsOf(
  services: Services,
  actor: Actor,
  community: Community,
  refs: References,
  living: Living | null = null,
): Promise<BodyFacts> {
  const { read } = services.store
  const { html } = wordsIn(services.language)
  const pages = refs.pages.length > 0 ? await read.pages.many(refs.pages as PageId[]) : new Map()
  const questions = refs.questions.length > 0 ? await read.questions.many(refs.questions as QuestionId[]) : new Map()
  const members = refs.members.length > 0 ? await read.members.many(refs.members as MemberId[]) : new Map()
  const arrived = await arrivedOf(services, community, refs.titles)
  const adoptions = await adoptionsOf(services, actor, community, refs.adoptions)
  // Those of pages in the trash have no shape; what was withdrawn is hidden there all the same.
  const shaped = new Set<string>(adoptions.map(({ id }) => id))
  const apart = refs.adoptions.filter((id) => !shaped.has(id))
  const here = <T extends { communityId: string; deletedAt: number | null }>(found: ReadonlyMap<string, T>): T[] =>
    [...found.values()].filter((one) => one.communityId === community.id && one.deletedAt === null)
  return {
    pages: Object.fromEntries(
      [...here(pages), ...arrived.values()].map((page) => [
        page.id,
        { href: pageUrl(community, page), title: page.fields.title },
      ]),
    ),
    questions: await cardsOf(services, community, here(questions)),
    adoptions: Object.fromEntries(adoptions.map((shape) => [shape.id, resolvedOf(shape, living, html.adopted)])),
    woven: Object.fromEntries(adoptions.map((shape) => [shape.id, shape.wovenRevisions])),
    images: await imagesOf(services, community, refs.attachments),
    arrived: Object.fromEntries([...arrived].map(([title, page]) => [title, page.id])),
    names: Object.fromEntries([...members.values()].map((member) => [member.id, member.name])),
    hidden: [
      ...adoptions.filter((shape) => !shape.visible).map(({ id }) => id),
      ...(await withdrawnAmong(read, apart)),
    ],
  }
}

/** A link to a page that was yet to be written finds it once there is one, and only one, of that title. */
async function arrivedOf(services: Services, community: Community, titles: readonly string[]) {
  const arrived = new Map<string, Page>()
  if (titles.length === 0) return arrived
  const found = await services.store.read.pages.byTitles(community.id, titles)
  for (const [title, [page, ...others]] of found) if (page && others.length === 0) arrived.set(title, page)
  return arrived
}

async function adoptionsOf(services: Services, actor: Actor, community: Community, ids: readonly string[]) {
  if (ids.length === 0) return []
  const found = await services.store.read.adoptions.many(ids as readonly AdoptionId[])
  const own = [...found.values()].filter((one) => one.communityId === community.id)
  return adoptionShapes(services, actor, community, own)
}

function resolvedOf(shape: AdoptionShape, living: Living | null, words: HtmlWords['adopted']): ResolvedAdoption {
  const here = living !== null && living.pageId === shape.pageId && shape.state !== 'detached'
  const href = shape.state === 'page-moved-on' ? `${shape.pageUrl}/history` : shape.questionUrl
  const inPlace = here ? { here: { href: href || null, mayDecide: living.mayDecide } } : {}
  if (!shape.visible) return { state: 'hidden', byline: words.hidden, href: null, ...inPlace }
  const byline = words.byline(shape.answeredBy.name, shape.adoptedBy.name)
  const altered = words.altered(shape.answeredBy.name)
  return { state: shape.state, byline, altered, href: shape.questionUrl, ...inPlace }
}

/** How questions stand, for their cards: the number of answers, whether one is accepted, and how that one begins. */
async function cardsOf(services: Services, community: Community, questions: readonly QuestionInList[]) {
  const { read } = services.store
  const { card: said } = wordsIn(services.language).html
  const cards: Record<string, ResolvedQuestion> = {}
  const accepted = questions.flatMap((question) => (question.accepted ? [question.accepted.answerId] : []))
  const answers = accepted.length > 0 ? await read.questions.manyAnswers(accepted) : new Map<string, Answer>()
  const texts = await read.documents.contents([...answers.values()].map(({ documentId }) => documentId))
  for (const question of questions) {
    const card = { href: questionUrl(community, question), title: question.title }
    if (question.accepted === null) {
      cards[question.id] = { ...card, note: said.answers(question.answers) }
      continue
    }
    const answer = answers.get(question.accepted.answerId)
    // Where it is a section of a page, its words are read there, under that page's own permission.
    if (!answer) cards[question.id] = { ...card, note: said.bySection }
    else {
      const excerpt = texts.get(answer.documentId)?.lead ?? ''
      cards[question.id] = { ...card, note: said.accepted(said.answers(question.answers)), excerpt }
    }
  }
  return cards
}

async function imagesOf(services: Services, community: Community, ids: readonly string[]) {
  const images: Record<string, ResolvedImage> = {}
  if (ids.length === 0) return images
  for (const [id, file] of await services.store.read.attachments.many(ids as readonly AttachmentId[])) {
    if (file.communityId !== community.id) continue
    const size = file.width && file.height ? { width: file.width, height: file.height } : {}
    images[id] = { src: attachmentUrl(id), ...size }
  }
  return images
}
