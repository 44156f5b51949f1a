import type { PageShape } from '@commonplace/api'
import { toMarkdown } from '@commonplace/document'
import { type Act, type Actor, type Community, can, type Instant, type MemberId, type Page } from '@commonplace/domain'
import type { Services } from '../../ports/use-case.ts'
import { pageUrl, questionUrl } from './addresses.ts'
import { adoptionShapes } from './adoption-shape.ts'
import { pageTarget } from './doors.ts'
import { freshContent, freshPage } from './fresh.ts'
import { linkEnds, NO_LINKS } from './link-ends.ts'
import { peopleOf, SOMEBODY } from './people.ts'
import { NOTHING, renderBody } from './render-body.ts'
import { pageRow } from './rows.ts'

/** Who looks, and when. */
export interface Looking {
  readonly actor: Actor
  readonly now: Instant
}
export type Form = 'json' | 'markdown' | 'html' | undefined

/** A whole page as this asker may have it: of a gated community, strangers get title and lead, and everything else empty. */
export async function pageShape(
  services: Services,
  looking: Looking,
  community: Community,
  page: Page,
  format?: Form,
): Promise<PageShape> {
  const may = mayOf(looking.actor, community, page)
  return may.read ? wholePage(services, looking, community, page, may, format) : leadOnly(looking, community, page, may)
}

function mayOf(actor: Actor, community: Community, page: Page): PageShape['may'] {
  const target = pageTarget(community, page)
  const may = (act: Act): boolean => can(actor, act, target)
  const live = page.deletedAt === null
  return {
    read: may('read'),
    edit: live && may('edit'),
    delete: live && may('delete'),
    move: live && may('move'),
    ask: live && may('ask'),
    restore: page.deletedAt === null ? may('restore-version') : may('undelete'),
  }
}

function leadOnly(looking: Looking, community: Community, page: Page, may: PageShape['may']): PageShape {
  return {
    ...pageRow(community, page, () => SOMEBODY, looking.now, 'lead'),
    communitySlug: community.slug,
    fields: { ...page.fields, summary: '', tags: [], stewards: [], extra: {} },
    stewards: [],
    createdBy: SOMEBODY,
    createdAt: page.createdAt,
    html: '',
    headings: [],
    versions: 0,
    contributors: [],
    breadcrumb: [],
    children: [],
    questions: [],
    adoptions: [],
    links: NO_LINKS,
    may,
  }
}

async function wholePage(
  services: Services,
  looking: Looking,
  community: Community,
  settled: Page,
  may: PageShape['may'],
  format: Form,
): Promise<PageShape> {
  const { read } = services.store
  const fresh = await freshContent(services, settled.documentId)
  const page = freshPage(settled, fresh)
  const { content } = fresh
  const body = await renderBody(services, looking.actor, community, content)
  const contributors = await read.versions.contributorsOf(page.documentId)
  const stewards = page.fields.stewards as readonly MemberId[]
  const people = await peopleOf(read, [page.createdBy, ...page.changedBy, ...stewards, ...contributors])
  const around = await standing(services, community, page)
  const adoptions = await read.adoptions.ofPage(page.id)
  const live = adoptions.filter((one) => one.detachedAt === null)
  return {
    ...pageRow(community, page, people, looking.now, 'all'),
    communitySlug: community.slug,
    fields: {
      ...page.fields,
      tags: [...page.fields.tags],
      stewards: [...stewards],
      extra: { ...page.fields.extra },
    },
    stewards: stewards.map(people).filter(({ id }) => id !== ''),
    createdBy: people(page.createdBy),
    createdAt: page.createdAt,
    html: body === NOTHING ? '' : body.html,
    ...(format === 'markdown' ? { markdown: toMarkdown(body.json) } : {}),
    ...(format === 'json' ? { json: body.json } : {}),
    headings: [...(content?.headings ?? [])],
    versions: await read.versions.countOf(page.documentId),
    contributors: contributors.map(people),
    ...around,
    adoptions: await adoptionShapes(services, looking.actor, community, live),
    links: await linkEnds(read, community, { kind: 'page', id: page.id }),
    may,
  }
}

/** Where a page stands: what is above and below it, and what was asked about it. What lies in the trash is stepped over. */
async function standing(services: Services, community: Community, page: Page) {
  const { read } = services.store
  const ancestors = page.parentId === null ? [] : await read.pages.ancestorsOf(page.id)
  const trashed = ancestors.findLastIndex((one) => one.deletedAt !== null)
  const children = await read.pages.childrenOf(page.id)
  const questions = await read.questions.aboutPage(page.id)
  const place = (one: Page) => ({ id: one.id, title: one.fields.title, url: pageUrl(community, one) })
  return {
    breadcrumb: ancestors.slice(trashed + 1).map(place),
    children: children.filter((one) => one.deletedAt === null).map((one) => ({ ...place(one), kind: one.kind })),
    questions: questions.map((question) => ({
      id: question.id,
      title: question.title,
      url: questionUrl(community, question),
      quote: question.askedFrom?.anchor.quote ?? '',
      answers: question.answers,
      accepted: question.accepted !== null,
    })),
  }
}
