import { applyDiff, diffDocuments, doc, heading, keyOf, paragraph } from '@commonplace/document'
import { fromMarkdown } from '@commonplace/document/markdown'
import { expect, test } from 'vitest'
import { ThreadReader } from './thread-reader.ts'

const NOTHING = new Map()
const long = 'Some *words* that lead [somewhere](/fixers/p/there-1) and [[Elsewhere]].\n\n'.repeat(120)

test('a long text is read as a short one would be, and what its links lead to is put in', async () => {
  await using reader = new ThreadReader()
  const { json, addresses } = await reader.read(long, NOTHING)
  expect(json).toEqual(fromMarkdown(long).json)
  expect(addresses).toEqual(['/fixers/p/there-1'])
  const known = new Map([['/fixers/p/there-1', { pageId: 'there', title: 'There' }]])
  const linked = await reader.read(long, known)
  expect(linked.addresses).toEqual([])
  expect(JSON.stringify(linked.json)).toContain('"pageId":"there"')
})

test('[SA8] a text that would take a parser minutes holds nobody up and is refused; the next one is read', async () => {
  await using reader = new ThreadReader({ longest: 4_000 })
  const endless = reader.read('a\n=\n'.repeat(60_000), NOTHING)
  const next = reader.read(long, NOTHING)
  const short = reader.read('short', NOTHING).then(() => 'the short one')
  expect(await Promise.race([short, endless.catch(() => 'the endless one')])).toBe('the short one')
  await expect(endless).rejects.toMatchObject({ code: 'bad-input', field: 'markdown' })
  expect((await next).addresses).toHaveLength(1)
})

test('[SA46] more than a few long texts at once are told to come later', async () => {
  await using reader = new ThreadReader({ waiting: 1 })
  const first = reader.read(long, NOTHING)
  await expect(reader.read(long, NOTHING)).rejects.toMatchObject({ code: 'too-many', retryAfter: 60 })
  await first
})

test('[SA8] long states are compared in the thread, and what comes back is about the very blocks that were given', async () => {
  await using reader = new ThreadReader()
  const line = (n: number) =>
    paragraph(`Line ${n} says something of its own about number ${n}, so that it is known again.`)
  const before = doc(heading(1, 'Before'), ...Array.from({ length: 1200 }, (_, n) => line(n)))
  const [, first, second, third, ...rest] = before.content ?? []
  if (!first || !second || !third) throw new Error('they stand there')
  const after = doc(
    heading(1, 'After'),
    second,
    paragraph('Quite new.'),
    ...rest,
    third,
    paragraph('Line 0 says something of its own about number 0, so that it is never known again.'),
  )
  let turns = 0
  const ticking = setInterval(() => turns++, 1)
  const change = await reader.compare(before, after)
  clearInterval(ticking)
  expect(turns).toBeGreaterThan(0)
  expect(change).toEqual(diffDocuments(before, after))
  expect(change.op === 'edit' && change.a === before && change.b === after).toBe(true)
  expect(keyOf(applyDiff(before, change))).toBe(keyOf(after))
})
