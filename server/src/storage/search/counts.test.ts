import type { Term } from '@commonplace/domain/search'
import { FakeClock, seededRandom } from '@commonplace/kit'
import type { Kysely } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import type { Context } from '../repositories/context.ts'
import type { Schema } from '../schema.ts'
import { countsOf } from './counts.ts'
import type { SearchIndex } from './search-index.ts'

const OURS = 1
const THEIRS = 2
const CAP = 1000
const MINUTE = 60_000
const term = (word: string): Term => ({ spellings: [word], prefix: false })

/** How many sections hold a word, and which words the index was asked to count. */
let held: Map<string, number>
let counted: string[]
let clock: FakeClock
let context: Context

beforeEach(() => {
  held = new Map([
    ['patient', 40_000],
    ['cannula', 12],
  ])
  counted = []
  clock = new FakeClock()
  const index = {
    async counts(_db: Kysely<Schema>, _community: number, terms: readonly Term[], cap: number) {
      const words = terms.map(({ spellings }) => spellings.join(' '))
      counted.push(...words)
      return words.map((word) => Math.min(cap, held.get(word) ?? 0))
    },
  } as Partial<SearchIndex> as SearchIndex
  const db = {} as Kysely<Schema>
  context = { db, index, clock, engine: 'sqlite', random: seededRandom(1), telling: null }
})

const count = (words: readonly string[], community = OURS, cap = CAP) =>
  countsOf(context, community, words.map(term), cap)

test('a broad word is counted once in a while, a rare one each time', async () => {
  expect(await count(['cannula', 'patient', 'zzyzx'])).toEqual([12, CAP, 0])
  held.set('cannula', 0)
  expect(await count(['cannula', 'patient', 'zzyzx'])).toEqual([0, CAP, 0])
  expect(counted).toEqual(['cannula', 'patient', 'zzyzx', 'cannula', 'zzyzx'])
})

test('what was broad is counted again after ten minutes', async () => {
  await count(['patient'])
  held.set('patient', 3)
  clock.advance(9 * MINUTE)
  expect(await count(['patient'])).toEqual([CAP])
  clock.advance(2 * MINUTE)
  expect(await count(['patient'])).toEqual([3])
})

test('[ST7] what is broad in one community says nothing of another, nor one way to ask of another', async () => {
  await count(['patient'])
  held.set('patient', 5)
  expect(await count(['patient'], THEIRS)).toEqual([5])
  expect(await count(['patient'], OURS, 500)).toEqual([5])
  expect(await countsOf(context, OURS, [{ ...term('patient'), prefix: true }], CAP)).toEqual([5])
  expect(await countsOf({ ...context, db: {} as Kysely<Schema> }, OURS, [term('patient')], CAP)).toEqual([5])
})

test('whether anything holds a word is never remembered', async () => {
  expect(await count(['patient'], OURS, 1)).toEqual([1])
  held.delete('patient')
  expect(await count(['patient'], OURS, 1)).toEqual([0])
})
