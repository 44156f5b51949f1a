import {
  EMPTY_FIELDS,
  type MemberId,
  MOST_TRIALS,
  type PageFields,
  type PageId,
  STATUSES,
  TRIAL_OUTCOMES,
  type Trial,
  type TrialOutcome,
} from '@commonplace/domain'
import type * as Y from 'yjs'
import { metaOf } from './y.ts'

/** How long each field may be; what is longer is cut when it is read, so that no client can flood a list of pages. */
export const FIELD_LIMITS = {
  title: 200,
  summary: 400,
  tag: 60,
  tags: 32,
  stewards: 32,
  extraKey: 40,
  extra: 24,
  extraValue: 2000,
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** One line of text: control characters and line ends become spaces. */
function line(value: unknown, longest: number): string {
  if (typeof value !== 'string') return ''
  const clean = value
    .slice(0, longest * 4)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
  return [...clean].slice(0, longest).join('')
}

/** A list of different lines; anything else in it is passed over. */
function lines(value: unknown, most: number, longest: number): string[] {
  if (!Array.isArray(value)) return []
  const all = value.slice(0, most * 4).map((item) => line(item, longest))
  return [...new Set(all.filter((item) => item !== ''))].slice(0, most)
}

function whole(value: unknown, from: number, to: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(to, Math.max(from, Math.round(value))) : 0
}

function extraOf(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {}
  const entries = Object.entries(value)
    .filter(([key, inner]) => typeof inner === 'string' && key.length <= FIELD_LIMITS.extraKey && key !== '__proto__')
    .slice(0, FIELD_LIMITS.extra)
  return Object.fromEntries(entries.map(([key, inner]) => [key, String(inner).slice(0, FIELD_LIMITS.extraValue)]))
}

/** Where the map of fields keeps what a story tried: a place for each practice, so that two who say something of different ones both keep it. */
const TRIED = 'tried:'
const PAGE_ID = /^[\w-]{1,64}$/

function trialsFrom(value: unknown): Trial[] {
  if (!Array.isArray(value)) return []
  const found = new Map<string, TrialOutcome>()
  for (const one of value.slice(0, MOST_TRIALS * 4)) {
    if (!isRecord(one) || typeof one.page !== 'string' || !PAGE_ID.test(one.page)) continue
    const outcome = TRIAL_OUTCOMES.find((known) => known === one.outcome)
    if (outcome) found.set(one.page, outcome)
  }
  // In the order of their ids, so that every reader of one document reads the same list.
  const all = [...found].sort(([a], [b]) => (a < b ? -1 : 1))
  return all.slice(0, MOST_TRIALS).map(([page, outcome]) => ({ page: page as PageId, outcome }))
}

/** What a document says was tried, from the places of its map. */
function readTrials(map: Y.Map<unknown>): { page: string; outcome: unknown }[] {
  const found: { page: string; outcome: unknown }[] = []
  for (const [key, outcome] of map.entries())
    if (key.startsWith(TRIED)) found.push({ page: key.slice(TRIED.length), outcome })
  return found.sort((a, b) => (a.page < b.page ? -1 : 1))
}

/** Says of these practices what came of trying them; of those given as null, that they were not. Of all others it stays as it is. */
export function writeTrials(
  doc: Y.Doc,
  trials: readonly { readonly page: string; readonly outcome: TrialOutcome | null }[],
  origin?: unknown,
): void {
  const map = metaOf(doc)
  doc.transact(() => {
    for (const { page, outcome } of trials) {
      const key = TRIED + page
      if (outcome === null) map.delete(key)
      else if (map.get(key) !== outcome) map.set(key, outcome)
    }
  }, origin)
}

/**
 * Any value as the fields of a page. Whoever may write to a document may write anything into its map, so every field is read with
 * suspicion: a bad value reads as the empty one, a long one is cut.
 */
export function fieldsFrom(raw: Record<string, unknown>): PageFields {
  return {
    title: line(raw.title, FIELD_LIMITS.title),
    summary: line(raw.summary, FIELD_LIMITS.summary),
    tags: lines(raw.tags, FIELD_LIMITS.tags, FIELD_LIMITS.tag),
    status: STATUSES.find((status) => status === raw.status) ?? EMPTY_FIELDS.status,
    stewards: lines(raw.stewards, FIELD_LIMITS.stewards, 64) as MemberId[],
    reviewEvery: whole(raw.reviewEvery, 0, 120),
    reviewedAt: whole(raw.reviewedAt, 0, Number.MAX_SAFE_INTEGER),
    extra: extraOf(raw.extra),
    tried: trialsFrom(raw.tried),
  }
}

/** The fields of a document as they stand. Never throws. */
export function readMeta(doc: Y.Doc): PageFields {
  const map = metaOf(doc)
  const raw: Record<string, unknown> = {}
  for (const name of Object.keys(EMPTY_FIELDS)) raw[name] = map.get(name)
  raw.tried = readTrials(map)
  return fieldsFrom(raw)
}

/** Sets the given fields, in one transaction; fields that already stand so are left alone. */
export function writeMeta(doc: Y.Doc, fields: Partial<PageFields>, origin?: unknown): void {
  const now = readMeta(doc)
  const clean = fieldsFrom({ ...now, ...fields })
  const map = metaOf(doc)
  doc.transact(() => {
    for (const name of Object.keys(fields) as (keyof PageFields)[]) {
      if (!(name in EMPTY_FIELDS) || name === 'tried') continue
      const value = clean[name]
      if (map.has(name) && JSON.stringify(map.get(name)) === JSON.stringify(value)) continue
      map.set(name, structuredClone(value))
    }
    if (fields.tried) {
      const stay = new Set(clean.tried.map(({ page }) => page as string))
      const gone = readTrials(map).filter(({ page }) => !stay.has(page))
      writeTrials(doc, [...clean.tried, ...gone.map(({ page }) => ({ page, outcome: null }))], origin)
    }
  }, origin)
}
