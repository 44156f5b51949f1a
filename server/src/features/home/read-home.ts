import { type OutputOf, routes } from '@commonplace/api'
import {
  type Community,
  can,
  type Instant,
  isDrafted,
  KINDS,
  type MemberId,
  type Page,
  type PageId,
  reviewDue,
} from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { openChallengeOf } from '../shared/challenge-rows.ts'
import { communityTarget, openCommunity } from '../shared/doors.ts'
import { peopleOf } from '../shared/people.ts'
import { nextOf } from '../shared/programme.ts'
import { pageRow, pageRows, questionRows, type Shown } from '../shared/rows.ts'
import { startSteps } from '../shared/start.ts'
import { thoughtOf } from '../shared/thought-rows.ts'
import { withoutHidden } from '../shared/without-hidden.ts'
import { forYou } from './for-you.ts'
import { newsFrom, type PageNews } from './news.ts'
import { NOTHING_TOLD, toldOf } from './read-told.ts'
import { aWeekAgo, sinceLastVisit } from './visits.ts'

type Home = OutputOf<typeof routes.readHome>

const MOST_EVENTS = 2000
const MOST_PAGES = 8
const MOST_WAITING = 3
const MOST_MINE = 8
const MOST_PINNED = 12

/** What Home says: what others did since the asker was last here, what waits for an answer, and what waits for the asker. */
export const readHome = useCase(routes.readHome, async (services, { actor, now, params }): Promise<Home> => {
  const { store } = services
  const { read } = store
  const community = await openCommunity(read, actor, 'see', params.slug)
  const shown: Shown = can(actor, 'read', communityTarget(community)) ? 'all' : 'lead'
  const me = actor.memberId !== null && actor.roles[community.id] !== undefined ? actor.memberId : null
  const since = me === null ? aWeekAgo(now) : await sinceLastVisit(store, community, me, now)
  const news = newsFrom(await withoutHidden(read, await read.events.since(community.id, since, MOST_EVENTS)), me)
  const waiting = await read.questions.list(community.id, { show: 'unanswered', sort: 'old', limit: MOST_WAITING })
  const due = me === null ? [] : await reviewsOf(read, community, me, now)
  const drafts = me === null ? [] : await draftsOf(read, community, me)
  const { items: pinned } = await read.pages.list(community.id, { pinned: true, sort: 'title', limit: MOST_PINNED })
  return {
    since,
    people: news.people,
    pagesChanged: news.pages.length,
    questionsAnswered: news.questionsAnswered,
    changed: await changedPages(read, community, news.pages, since, now, shown),
    waiting: await questionRows(read, community, waiting.items, shown),
    forYou: await forYou(read, community, actor, since, now),
    reviewsDue: await pageRows(read, community, due, now, shown),
    mine: await pageRows(read, community, drafts, now, shown),
    pinned: await pageRows(read, community, pinned, now, shown),
    next: shown === 'all' ? await nextOf(read, actor, community, now) : null,
    challenge: shown === 'all' ? await openChallengeOf(read, actor, community, now) : null,
    thought: shown === 'all' ? await thoughtOf(read, community) : null,
    start: can(actor, 'administer', communityTarget(community))
      ? await startSteps(services, actor, community, now)
      : null,
    told: me === null ? NOTHING_TOLD : await toldOf(services, actor, community, me),
  }
})

async function changedPages(
  reads: Reads,
  community: Community,
  news: readonly PageNews[],
  since: Instant,
  now: Instant,
  shown: Shown,
): Promise<Home['changed']> {
  const found = await reads.pages.many(news.map(({ id }) => id as PageId))
  const live = news.flatMap((one) => {
    const page = found.get(one.id as PageId)
    return page && page.deletedAt === null ? [{ ...one, page }] : []
  })
  const first = live.slice(0, MOST_PAGES)
  const all = shown === 'all'
  const people = await peopleOf(reads, all ? first.flatMap(({ by, page }) => [...by, ...page.changedBy]) : [])
  const changed: Home['changed'] = []
  for (const { page, by, at } of first) {
    const size = await changeOf(reads, page, since)
    const writers = all ? [...by].map(people) : []
    const row = pageRow(community, page, people, now, shown)
    changed.push({ page: row, by: writers, at, ...size, isNew: page.createdAt > since })
  }
  return changed
}

/** Words that came and went in the versions since then. */
async function changeOf(reads: Reads, page: Page, since: Instant): Promise<{ added: number; removed: number }> {
  const { items } = await reads.versions.listOf(page.documentId, { limit: 50 })
  const recent = items.filter(({ at }) => at > since)
  return {
    added: recent.reduce((sum, version) => sum + version.added, 0),
    removed: recent.reduce((sum, version) => sum + version.removed, 0),
  }
}

async function reviewsOf(reads: Reads, community: Community, me: MemberId, now: Instant): Promise<Page[]> {
  const { items } = await reads.pages.list(community.id, { steward: me, limit: 200 })
  return items.filter((page) => reviewDue(page.fields, now)).slice(0, MOST_MINE)
}

/** What somebody began and left a draft: nothing that is no draft by its kind, as the papers of a gathering or a thought of the week. */
async function draftsOf(reads: Reads, community: Community, me: MemberId): Promise<Page[]> {
  const lists = await Promise.all(
    KINDS.filter(isDrafted).map((kind) => reads.pages.list(community.id, { kind, status: 'draft', limit: 200 })),
  )
  const mine = lists.flatMap(({ items }) => items).filter((page) => page.createdBy === me)
  return mine.sort((a, b) => b.changedAt - a.changedAt).slice(0, MOST_MINE)
}
