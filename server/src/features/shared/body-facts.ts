import type { AdoptionShape } from '@commonplace/api'
import type { ResolvedAdoption, ResolvedImage, ResolvedPage, ResolvedQuestion } from '@commonplace/document'
import type {
  Actor,
  AdoptionId,
  AttachmentId,
  Community,
  MemberId,
  Page,
  PageId,
  QuestionId,
} from '@commonplace/domain'
import type { Services } from '../../ports/use-case.ts'
import { attachmentUrl, pageUrl, questionUrl } from './addresses.ts'
import { adoptionShapes } from './adoption-shape.ts'
import type { References } from './bodies.ts'

/** What is true today of the things a body names: plain data, so that it can be compared. Things of other communities are not looked at. */
export interface BodyFacts {
  readonly pages: Readonly<Record<string, ResolvedPage>>
  readonly questions: Readonly<Record<string, ResolvedQuestion>>
  readonly adoptions: Readonly<Record<string, ResolvedAdoption>>
  readonly images: Readonly<Record<string, ResolvedImage>>
  readonly names: Readonly<Record<string, string>>
  /** The pages that have the titles of missing ones by now. */
  readonly arrived: Readonly<Record<string, string>>
  /** Woven answers whose words are not shown. */
  readonly hidden: readonly string[]
}

export async function factsOf(
  services: Services,
  actor: Actor,
  community: Community,
  refs: References,
): Promise<BodyFacts> {
  const { read } = services.store
  const pages = refs.pages.length > 0 ? await read.pages.many(refs.pages as PageId[]) : new Map()
  const questions = refs.questions.length > 0 ? await read.questions.many(refs.questions as QuestionId[]) : new Map()
  const members = refs.members.length > 0 ? await read.members.many(refs.members as MemberId[]) : new Map()
  const arrived = await arrivedOf(services, community, refs.titles)
  const adoptions = await adoptionsOf(services, actor, community, refs.adoptions)
  const here = <T extends { communityId: string; deletedAt: number | null }>(found: ReadonlyMap<string, T>): T[] =>
    [...found.values()].filter((one) => one.communityId === community.id && one.deletedAt === null)
  return {
    pages: Object.fromEntries(
      [...here(pages), ...arrived.values()].map((page) => [
        page.id,
        { href: pageUrl(community, page), title: page.fields.title },
      ]),
    ),
    questions: Object.fromEntries(
      here(questions).map((question) => [
        question.id,
        { href: questionUrl(community, question), title: question.title, note: noteOf(question) },
      ]),
    ),
    adoptions: Object.fromEntries(adoptions.map((shape) => [shape.id, resolvedOf(shape)])),
    images: await imagesOf(services, community, refs.attachments),
    arrived: Object.fromEntries([...arrived].map(([title, page]) => [title, page.id])),
    names: Object.fromEntries([...members.values()].map((member) => [member.id, member.name])),
    hidden: adoptions.filter((shape) => !shape.visible).map((shape) => shape.id),
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
  const found = await Promise.all(ids.map((id) => services.store.read.adoptions.byId(id as AdoptionId)))
  const own = found.filter((one) => one !== null).filter((one) => one.communityId === community.id)
  return adoptionShapes(services, actor, community, own)
}

const resolvedOf = (shape: AdoptionShape): ResolvedAdoption =>
  shape.visible
    ? {
        state: shape.state,
        byline: `Answered by ${shape.answeredBy.name} · adopted by ${shape.adoptedBy.name}`,
        href: shape.questionUrl,
      }
    : { state: 'hidden', byline: 'Answer hidden', href: null }

function noteOf(question: { answers: number; accepted: unknown }): string {
  const count =
    question.answers === 0 ? 'No answer yet' : `${question.answers} ${question.answers === 1 ? 'answer' : 'answers'}`
  return question.accepted ? `${count}, one accepted` : count
}

async function imagesOf(services: Services, community: Community, ids: readonly string[]) {
  const images: Record<string, ResolvedImage> = {}
  for (const id of ids) {
    const file = await services.store.read.attachments.byId(id as AttachmentId)
    if (file?.communityId !== community.id) continue
    const size = file.width && file.height ? { width: file.width, height: file.height } : {}
    images[id] = { src: attachmentUrl(id), ...size }
  }
  return images
}
