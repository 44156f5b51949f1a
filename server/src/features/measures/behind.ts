import type { MeasuresShape } from '@commonplace/api'
import {
  type Community,
  type CommunitySettings,
  type Instant,
  LATE_AFTER,
  type PageId,
  RUNGS,
  type Rung,
  type RungNumbers,
  reviewDue,
  rungOf,
  tallyOf,
} from '@commonplace/domain'
import type { Evidence } from '../../ports/evidence.ts'
import type { Reads } from '../../ports/store.ts'
import { pageUrl, questionUrl } from '../shared/addresses.ts'
import { pageRows, questionRows } from '../shared/rows.ts'
import { remembered } from './remembered.ts'

// The lists behind the numbers, as the asker may read them: the store knows of no others.

/** So much is listed behind a number; the rest is in the lists these lead to. */
const LISTED = 8
/** What depends on the hour is looked at anew each minute. */
const minuteOf = (now: Instant): number => Math.floor(now / 60_000)

export async function unansweredIn(
  read: Reads,
  seq: number | null,
  community: Community,
  now: Instant,
): Promise<MeasuresShape['unanswered']> {
  const before = now - LATE_AFTER
  const counted = () => read.measures.unanswered(community.id, before)
  const { items } = await read.questions.list(community.id, { show: 'late', before, sort: 'old', limit: LISTED })
  return {
    count: await remembered(read.measures, `unanswered ${community.id} ${minuteOf(now)}`, seq, counted),
    oldest: await questionRows(read, community, items, 'all'),
  }
}

export async function trustIn(
  read: Reads,
  seq: number | null,
  community: Community,
  now: Instant,
): Promise<MeasuresShape['trust']> {
  const needy = await read.pages.unvouched(community.id, now, LISTED)
  const rows = await pageRows(read, community, needy, now, 'all')
  const counted = () => read.measures.trust(community.id, now)
  return {
    ...(await remembered(read.measures, `trust ${community.id} ${minuteOf(now)}`, seq, counted)),
    needy: rows.map((page, i) => ({
      page,
      why: needy[i] && reviewDue(needy[i].fields, now) ? 'review-due' : 'no-steward',
    })),
  }
}

export async function evidenceIn(
  read: Reads,
  seq: number | null,
  community: Community,
  { rungs: numbers }: CommunitySettings,
): Promise<MeasuresShape['evidence']> {
  const numbered = `${community.id} ${JSON.stringify(numbers)}`
  return remembered(read.evidence, numbered, seq, () => evidenceAnew(read, community, numbers))
}

async function evidenceAnew(
  read: Reads,
  community: Community,
  numbers: RungNumbers,
): Promise<MeasuresShape['evidence']> {
  const practices = await read.evidence.practices(community.id)
  const told = Map.groupBy(await read.evidence.all(community.id), ({ practice }) => practice)
  const rungs = Object.fromEntries(RUNGS.map((rung) => [rung, 0])) as Record<Rung, number>
  const some: { id: PageId; tellings: readonly Evidence[]; rung: Rung }[] = []
  for (const { id, status } of practices) {
    const tellings = told.get(id) ?? []
    const rung = rungOf(tellings, status, numbers)
    rungs[rung]++
    if (tellings.length > 0) some.push({ id, tellings, rung })
  }
  const most = some.sort((a, b) => b.tellings.length - a.tellings.length || (a.id < b.id ? -1 : 1)).slice(0, LISTED)
  const pages = await read.pages.many(most.map(({ id }) => id))
  return {
    ...{ practices: practices.length, told: some.length, rungs },
    most: most.flatMap(({ id, tellings, rung }) => {
      const page = pages.get(id)
      return page ? [{ id, title: page.fields.title, url: pageUrl(community, page), ...tallyOf(tellings), rung }] : []
    }),
  }
}

export async function resolvedIn(read: Reads, community: Community): Promise<MeasuresShape['resolvedLately']> {
  const { items } = await read.questions.list(community.id, { show: 'resolved', sort: 'active', limit: LISTED })
  return items.flatMap((question) => {
    if (question.accepted === null) return []
    const took = Math.max(0, question.accepted.at - question.askedAt)
    return [{ title: question.title, url: questionUrl(community, question), took }]
  })
}

export async function storiesIn(read: Reads, community: Community): Promise<MeasuresShape['stories']> {
  const { items } = await read.pages.list(community.id, { kind: 'story', limit: LISTED })
  return items.map((page) => ({
    ...{ id: page.id, title: page.fields.title, url: pageUrl(community, page) },
    summary: page.fields.summary || page.lead,
    worked: page.fields.tried.some(({ outcome }) => outcome === 'worked'),
  }))
}
