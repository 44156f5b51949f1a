import { type OutputOf, routes } from '@commonplace/api'
import { type Community, clustersOf, gapKey, reviewDue } from '@commonplace/domain'
import { SEARCHES_COUNT_FOR } from '../../derive/fill-gaps.ts'
import type { QuestionInList } from '../../ports/questions.ts'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { openCommunity } from '../shared/doors.ts'
import { resolver } from '../shared/link-ends.ts'
import { pageRows, questionRows } from '../shared/rows.ts'

type Gaps = OutputOf<typeof routes.readGaps>

const LATE = 48 * 60 * 60 * 1000
const MOST = 20
/** Questions among which clusters are looked for, and loose links that are read. */
const LOOKED_AT = 500
const SHOWN_FROM = 3

/** What the community does not know yet, or nobody vouches for. */
export const readGaps = useCase(routes.readGaps, async ({ store }, { actor, params, now }): Promise<Gaps> => {
  const { read } = store
  const community = await openCommunity(read, actor, 'see-gaps', params.slug)
  const waits = actor.memberId === null ? [] : await read.gaps.waitsOf(community.id, actor.memberId)
  const waiting = new Set(waits.filter((one) => !one.filled).map(({ kind, words }) => `${kind} ${gapKey(words)}`))
  const vain = await read.gaps.vainSearches(community.id, now - SEARCHES_COUNT_FOR, MOST)
  const unvouched = await read.pages.unvouched(community.id, now, MOST)
  const rows = await pageRows(read, community, unvouched, now, 'all')
  return {
    searches: vain.map(({ key, words, times }) => ({ words, times, waiting: waiting.has(`search ${key}`) })),
    unanswered: await questionRows(read, community, await lateOf(read, community, now), 'all'),
    wanted: await wantedOf(read, community, waiting),
    unvouched: rows.map((page, i) => ({
      page,
      why: unvouched[i] && reviewDue(unvouched[i].fields, now) ? 'review-due' : 'no-steward',
    })),
    clusters: await clustersIn(read, community),
  }
})

async function lateOf(read: Reads, community: Community, now: number): Promise<QuestionInList[]> {
  const { items } = await read.questions.list(community.id, { show: 'unanswered', sort: 'old', limit: MOST })
  return items.filter((question) => question.askedAt < now - LATE)
}

/** Titles that links name and no page has, the most named first. */
async function wantedOf(read: Reads, community: Community, waiting: ReadonlySet<string>): Promise<Gaps['wanted']> {
  const loose = (await read.links.loose(community.id, LOOKED_AT * 4)).filter(({ kind }) => kind === 'title')
  const there = await read.pages.byTitles(community.id, [...new Set(loose.map(({ words }) => words))])
  const resolve = await resolver(
    read,
    community,
    loose.map(({ from }) => from),
  )
  const wanted = new Map<string, Gaps['wanted'][number]>()
  for (const { key, words, from, sentence } of loose) {
    const end = resolve(from)
    if (!end || (there.get(words) ?? []).length > 0) continue
    const gap = wanted.get(key) ?? { title: words, times: 0, from: [], waiting: waiting.has(`title ${gapKey(words)}`) }
    gap.times++
    if (gap.from.length < SHOWN_FROM) gap.from.push({ ...end, type: 'mentions', sentence })
    wanted.set(key, gap)
  }
  return [...wanted.values()].sort((a, b) => b.times - a.times || (a.title < b.title ? -1 : 1)).slice(0, MOST)
}

/** Subjects that several questions share and that no page has taken up: no page asked from, no answer living in one, no section. */
async function clustersIn(read: Reads, community: Community): Promise<Gaps['clusters']> {
  const { items } = await read.questions.list(community.id, { show: 'all', sort: 'new', limit: LOOKED_AT })
  const adopted = await read.adoptions.adoptedQuestions(community.id)
  const answered = new Set((await read.sections.standing(community.id)).map((one) => one.questionId))
  const free = items.filter(({ id, askedFrom }) => askedFrom === null && !adopted.has(id) && !answered.has(id))
  const clusters = clustersOf(free).slice(0, MOST / 2)
  const out: Gaps['clusters'] = []
  for (const { about, questions } of clusters)
    out.push({ about, questions: await questionRows(read, community, questions.slice(0, MOST), 'all') })
  return out
}
