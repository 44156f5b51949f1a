import type { PageShape } from '@commonplace/api'
import { toMarkdown } from '@commonplace/document'
import { type Act, type Actor, type Community, can, type Instant, type MemberId, type Page } from '@commonplace/domain'
import type { Services } from '../../ports/use-case.ts'
import { pageUrl, questionUrl } from './addresses.ts'
import { adoptionShapes } from './adoption-shape.ts'
import { audienceShape } from './audience-shape.ts'
import { badgesOn } from './challenge-rows.ts'
import { charterShape } from './charter-shape.ts'
import { pageTarget } from './doors.ts'
import { evidenceOf, triedBy } from './evidence-shape.ts'
import { freshContent, freshPage } from './fresh.ts'
import { gatheringOfSheet } from './gathering-rows.ts'
import { linkEnds, NO_LINKS } from './link-ends.ts'
import { Showing } from './open-shown.ts'
import { peopleOf, SOMEBODY } from './people.ts'
import { NOTHING, type Place, renderBody } from './render-body.ts'
import { pageRow } from './rows.ts'
import { levelBy, starredBy } from './starred.ts'
import { threadsOfPage } from './thread-shape.ts'
import { unreadBy } from './unread.ts'
import { isWithheld } from './withheld.ts'

/** Who looks, and when. */
export interface Looking {
  readonly actor: Actor
  readonly now: Instant
  /** For a device that keeps pages: what a text shows of others it puts in itself. */
  readonly apart?: boolean
}
/** A place for texts that are answered together. */
export const placeOf = ({ apart = false }: Looking): Place => ({ apart, showing: new Showing() })
export type Form = 'json' | 'markdown' | 'html' | undefined

/** A whole page as this asker may have it: of a gated community, strangers get title and lead, and everything else empty. */
export async function pageShape(
  services: Services,
  looking: Looking,
  community: Community,
  page: Page,
  format?: Form,
): Promise<PageShape> {
  const { guestsAsk } = await services.settings.read(community.slug)
  const asked = mayOf(looking.actor, community, page, guestsAsk)
  const may = asked.narrow && (await isWithheld(services.store.read, page)) ? { ...asked, narrow: false } : asked
  return may.read ? wholePage(services, looking, community, page, may, format) : leadOnly(looking, community, page, may)
}

function mayOf(actor: Actor, community: Community, page: Page, guestsAsk: boolean): PageShape['may'] {
  const target = { ...pageTarget(community, page), guestsAsk }
  const may = (act: Act): boolean => can(actor, act, target)
  const live = page.deletedAt === null
  return {
    read: may('read'),
    narrow: live && may('narrow'),
    moderate: may('moderate'),
    edit: live && may('edit'),
    delete: live && may('delete'),
    move: live && may('move'),
    ask: live && may('ask'),
    remark: live && may('remark'),
    suggest: live && may('suggest'),
    pin: live && may('pin'),
    star: live && may('follow'),
    restore: page.deletedAt === null ? may('restore-version') : may('undelete'),
  }
}

function leadOnly(looking: Looking, community: Community, page: Page, may: PageShape['may']): PageShape {
  return {
    ...pageRow(community, page, () => SOMEBODY, looking.now, 'lead'),
    communitySlug: community.slug,
    fields: { ...page.fields, summary: '', tags: [], stewards: [], extra: {}, tried: [] },
    stewards: [],
    createdBy: SOMEBODY,
    createdAt: page.createdAt,
    html: '',
    headings: [],
    versions: 0,
    unread: null,
    contributors: [],
    breadcrumb: [],
    children: [],
    questions: [],
    adoptions: [],
    links: NO_LINKS,
    evidence: null,
    charter: null,
    tried: [],
    badges: [],
    steps: [],
    sheetOf: null,
    thought: false,
    threads: [],
    resolvedThreads: 0,
    answered: { count: 0, latest: [] },
    starred: false,
    level: 'normal',
    audience: null,
    locked: page.lockedAt !== null,
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
  const mayDecide = page.deletedAt === null && can(looking.actor, 'adopt', pageTarget(community, page))
  const place = { ...placeOf(looking), living: { pageId: page.id, mayDecide } }
  const body = await renderBody(services, looking.actor, community, content, place)
  const contributors = await read.versions.contributorsOf(page.documentId)
  const stewards = page.fields.stewards as readonly MemberId[]
  const steps = await read.pages.statusSteps(page.id, STEPS_SHOWN)
  const people = await peopleOf(read, [
    page.createdBy,
    ...page.changedBy,
    ...stewards,
    ...contributors,
    ...steps.map(({ by }) => by),
  ])
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
      tried: [...page.fields.tried],
    },
    stewards: stewards.map(people).filter(({ id }) => id !== ''),
    createdBy: people(page.createdBy),
    createdAt: page.createdAt,
    html: body === NOTHING ? '' : body.html,
    ...(format === 'markdown' ? { markdown: toMarkdown(body.json) } : {}),
    ...(format === 'json' ? { json: body.json } : {}),
    headings: [...(content?.headings ?? [])],
    versions: await read.versions.countOf(page.documentId),
    unread: await unreadBy(read, looking.actor.memberId, page),
    contributors: contributors.map(people),
    ...around,
    adoptions: await adoptionShapes(services, looking.actor, community, live),
    links: await linkEnds(read, community, { kind: 'page', id: page.id }),
    evidence: await evidenceOf(services, community, page),
    charter:
      page.kind === 'charter' ? await charterShape(services, looking, community, page, content?.revision ?? '') : null,
    tried: await triedBy(services.store.read, community, page),
    badges: await badgesOn(read, community, page),
    steps: steps.map(({ from, to, by, at, why }) => ({ from, to, by: people(by), at, why })),
    sheetOf: await gatheringOfSheet(read, community, page),
    thought: page.kind === 'note' && (await read.thoughts.ofPage(page.id)) !== null,
    threads: await threadsOfPage(services, looking.actor, community, page, 'open'),
    resolvedThreads: await read.comments.countResolved(page.id),
    answered: await answeredBy(services, page, may.edit),
    starred: await starredBy(services, looking, community, { kind: 'page', id: page.id }),
    level: await levelBy(services, looking, community, { kind: 'page', id: page.id }),
    audience: await audienceShape(read, community, page),
    locked: page.lockedAt !== null,
    may,
  }
}

const LATEST = 5
const STEPS_SHOWN = 10

/** How many people a page answered before they asked, and for whoever writes it what they were about to ask. */
async function answeredBy({ store: { read } }: Services, page: Page, all: boolean): Promise<PageShape['answered']> {
  const subject = { kind: 'page', id: page.id } as const
  const count = await read.credits.countOf(subject)
  const credits = count > 0 && all ? await read.credits.of(subject, LATEST) : []
  const people = await peopleOf(
    read,
    credits.map(({ by }) => by),
  )
  return { count, latest: credits.map(({ heading, asked, by, at }) => ({ heading, asked, by: people(by), at })) }
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
