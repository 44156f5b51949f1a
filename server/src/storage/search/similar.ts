import type { Term } from '@commonplace/domain/search'
import { sql } from 'kysely'
import type { Hit } from '../../ports/search.ts'
import type { Context } from '../repositories/context.ts'
import { hitsOf } from './hits.ts'
import { stemOf, tellingWords, weightIn } from './stems.ts'
import { communityOf } from './vocabulary.ts'

// Likeness is judged in code from which sections hold which words, so that both engines agree. What was tried on real pairs of linked
// questions, and what each step brought, stands in docs/reference/performance.md.

/** Words of a title that are looked up. */
const LOOKED_UP = 12
/** A word that so many things hold is too broad to find anything by, unless there is no other. */
const BROAD = 1500
/** A word that more than this share of all things hold says next to nothing; it is not counted further. */
const MOST = 1 / 3
const NEXT_TO_NOTHING = 0.1
/** The more a thing is about a word, the less each more adds. */
const SATURATED = 4
/** The first hits say by their tags what the text is about; that many, and that strongly. */
const FIRST = 10
const BY_TAGS = 3
/** What helped many is asked for again: the weight of votes, and what pages weigh in their place. */
const BY_VOTES = 0.3
const PAGE = { trusted: 0.5, retired: 0, other: 0.25 } as const
/** Things that are looked at more closely: all their words, tags and votes. */
const LOOKED_AT = 120

interface Thing {
  readonly doc: number
  readonly kind: string
  readonly thing: string
  readonly tags: readonly string[]
  readonly status: string | null
}
interface Scored extends Thing {
  readonly score: number
}
/** A stem that is asked for, the word it is of, and what holds it. */
interface Asked {
  readonly stem: string
  readonly word: string
  readonly rare: number
  /** None for a broad one. */
  readonly docs: readonly number[]
}

/** The search of `SearchReads.similar`: what holds the rarer words of a text, is tagged like what holds them, and has helped before. */
export async function similar(context: Context, communityId: string, text: string, limit: number): Promise<Hit[]> {
  const known = await communityOf(context, communityId)
  if (known === null) return []
  const community = known.n
  const total = await countOf(context, communityId)
  const asked = await askedFor(context, community, text, total)
  const things = await thingsOf(context, asked)
  const byTags = await addTags(context, communityId, things, total)
  const ranked = (await addVotes(context, byTags)).slice(0, limit)
  const sections = await sectionsOf(context, ranked)
  const terms = asked.map(termOf)
  return hitsOf(
    context,
    known.languages,
    ranked.map((one) => ({ ...one, sections: sections.get(one.doc) ?? [], terms })),
  )
}

const termOf = ({ stem, word }: Asked): Term =>
  word === stem ? { spellings: [word], prefix: false } : { spellings: [stem, word], prefix: true }

/** The words of a text with what holds them; rare words weigh more. */
async function askedFor(context: Context, community: number, text: string, total: number): Promise<Asked[]> {
  const words = [...new Map(tellingWords(text).map((word) => [stemOf(word), word]))].slice(0, LOOKED_UP)
  if (words.length === 0) return []
  const { db, index, closed = [] } = context
  const filter = { closed }
  const stems = words.map(([stem]) => stem)
  const counted = Math.max(BROAD, Math.ceil(total * MOST))
  const found = await index.about(db, community, stems, { listed: BROAD, counted, filter })
  const asked = words.map(([stem, word], i): Asked & { count: number } => {
    const { docs = [], count = 0 } = found[i] ?? {}
    const rare = count < counted ? Math.log(1 + Math.max(0, total - count + 0.5) / (count + 0.5)) : NEXT_TO_NOTHING
    return { stem, word, rare, count, docs }
  })
  if (asked.some(({ docs }) => docs.length > 0)) return asked
  // Broad words alone: the least broad of them leads somewhere.
  const [least] = [...asked].filter(({ count }) => count > 0).sort((a, b) => a.count - b.count)
  if (!least) return asked
  const [all] = await index.about(db, community, [least.stem], { listed: total + 1, counted: total + 1, filter })
  return asked.map((one) => (one.stem === least.stem ? { ...one, docs: all?.docs ?? [] } : one))
}

/** What the rarer words lead to, the most promising first. */
function candidates(asked: readonly Asked[]): number[] {
  const sums = new Map<number, number>()
  for (const { docs, rare } of asked) for (const doc of docs) sums.set(doc, (sums.get(doc) ?? 0) + rare)
  return [...sums]
    .sort((a, b) => b[1] - a[1] || b[0] - a[0])
    .slice(0, LOOKED_AT)
    .map(([doc]) => doc)
}

async function countOf({ db }: Context, community: string): Promise<number> {
  const row = await db
    .selectFrom('search_docs')
    .select((it) => it.fn.countAll<number>().as('n'))
    .where('community_id', '=', community)
    .executeTakeFirst()
  return row?.n ?? 0
}

const best = (things: Scored[]): Scored[] => things.sort((a, b) => b.score - a.score || b.doc - a.doc)

/** The candidates, each by how much it is about every word that was asked for. */
async function thingsOf({ db }: Context, asked: readonly Asked[]): Promise<Scored[]> {
  const ids = candidates(asked)
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('search_docs as doc')
    .innerJoin('search_likeness as likeness', 'likeness.doc_id', 'doc.id')
    .select(['doc.id', 'doc.kind', 'doc.thing_id', 'doc.tags', 'doc.status', 'likeness.line'])
    .where('doc.id', 'in', ids)
    .execute()
  const scoreOf = (line: string): number =>
    asked.reduce((sum, { stem, rare }) => {
      const weight = weightIn(line, stem)
      return sum + (rare * weight * (SATURATED + 1)) / (weight + SATURATED)
    }, 0)
  return best(
    rows.map((row) => ({
      doc: row.id,
      kind: row.kind,
      thing: row.thing_id,
      tags: row.tags.split('\n').filter(Boolean),
      status: row.status,
      score: scoreOf(row.line),
    })),
  )
}

/** Lifts what carries the tags of the first hits, rare tags more. */
async function addTags({ db }: Context, community: string, things: Scored[], total: number): Promise<Scored[]> {
  const first = things.slice(0, FIRST)
  const most = first[0]?.score ?? 0
  const weights = new Map<string, number>()
  for (const { tags, score } of first)
    for (const tag of tags) weights.set(tag, (weights.get(tag) ?? 0) + score / most / first.length)
  if (weights.size === 0 || most === 0) return things
  const rows = await db
    .selectFrom('tags')
    .select(['tag_key', (it) => it.fn.countAll<number>().as('n')])
    .where('community_id', '=', community)
    .where('subject_kind', 'in', ['page', 'question'])
    .where('tag_key', 'in', [...weights.keys()])
    .groupBy('tag_key')
    .execute()
  const rare = new Map(rows.map(({ tag_key, n }) => [tag_key, Math.log(Math.max(1, total) / Math.max(1, n))]))
  const lift = (tag: string) => (weights.get(tag) ?? 0) * Math.max(0, rare.get(tag) ?? 0)
  return best(
    things.map((one) => ({ ...one, score: one.score + BY_TAGS * one.tags.reduce((sum, tag) => sum + lift(tag), 0) })),
  )
}

/** Lifts what helped before. */
async function addVotes({ db }: Context, things: Scored[]): Promise<Scored[]> {
  const ids = things.filter(({ kind }) => kind === 'question').map(({ thing }) => thing)
  const rows =
    ids.length > 0 ? await db.selectFrom('questions').select(['id', 'votes']).where('id', 'in', ids).execute() : []
  const votes = new Map(rows.map(({ id, votes }) => [id, votes]))
  const lift = ({ kind, thing, status }: Scored): number => {
    if (kind === 'question') return BY_VOTES * Math.log(1 + (votes.get(thing) ?? 0))
    return status === 'trusted' || status === 'retired' ? PAGE[status] : PAGE.other
  }
  return best(things.map((one) => ({ ...one, score: one.score * (1 + lift(one)) })))
}

/** Sections of one thing that a hit may show: enough to find the one that says most. */
const MOST_SECTIONS = 40

async function sectionsOf({ db }: Context, things: readonly Scored[]): Promise<Map<number, number[]>> {
  const found = new Map<number, number[]>()
  if (things.length === 0) return found
  const rows = await db
    .selectFrom('search_sections')
    .select(['id', 'doc_id'])
    .where(
      'doc_id',
      'in',
      things.map(({ doc }) => doc),
    )
    .where(sql<boolean>`place < ${MOST_SECTIONS}`)
    .orderBy('place')
    .execute()
  for (const { id, doc_id } of rows) found.set(doc_id, [...(found.get(doc_id) ?? []), id])
  return found
}
