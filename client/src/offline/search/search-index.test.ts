import { beforeEach, expect, test } from 'vitest'
import { aPage, aQuestion } from '../testing/kept-things.ts'
import { SearchIndex } from './search-index.ts'
import { sectionsOf } from './texts.ts'

let index: SearchIndex
const find = async (text: string, filter = {}) => (await index.search(text, filter, 0, 20)).items
const titles = async (text: string, filter = {}) => (await find(text, filter)).map((hit) => hit.title)

beforeEach(() => {
  index = new SearchIndex()
  index.putPage(
    aPage(
      'p1',
      'Triage a dead toaster',
      '<p>Unplug it first.</p><h2 id="fuse">Check the thermal fuse</h2><p>A multimeter says <b>more</b> than the eye &amp; nose.</p>',
      { tags: ['kitchen'], status: 'trusted' },
    ),
  )
  index.putPage(aPage('p2', 'Toaster stories', '<p>What happened at the café with a toaster.</p>', { kind: 'story' }))
  index.putPage(aPage('p3', 'Sharpen knives', '<p>Whetstones, patience and a steady angle.</p>'))
  index.putQuestion(aQuestion('q1', 'Why does the fuse blow again?', '<p>Third time this week.</p>'))
})

test('[OF24] every word counts, and the last one as far as it is typed', async () => {
  // What is trusted stands a little higher than it would.
  expect(await titles('toaster')).toEqual(['Triage a dead toaster', 'Toaster stories'])
  expect((await titles('thermal fus'))[0]).toBe('Triage a dead toaster')
  expect(await titles('whets')).toEqual(['Sharpen knives'])
})

test('an exact title stands first', async () => {
  expect((await titles('triage a dead toaster'))[0]).toBe('Triage a dead toaster')
})

test('[OF24] a slip of the finger is forgiven where nobody wrote the word', async () => {
  expect((await titles('sharpne knives'))[0]).toBe('Sharpen knives')
  expect((await titles('mulitmeter'))[0]).toBe('Triage a dead toaster')
})

test('[OF24] a word that stands nowhere does not hide what holds the others', async () => {
  expect(await titles('toaster zeppelin')).toContain('Triage a dead toaster')
})

test('a hit names its section, links to it and marks the words', async () => {
  const [hit] = await find('multimeter')
  expect(hit).toMatchObject({ section: 'Check the thermal fuse', url: '/pots/p/p1#fuse' })
  expect(hit?.snippet).toBe('A \uE000multimeter\uE001 says more than the eye & nose.')
})

test('kind, tag and status narrow it down', async () => {
  expect(await titles('toaster', { kind: 'story' })).toEqual(['Toaster stories'])
  expect(await titles('fuse', { kind: 'question' })).toEqual(['Why does the fuse blow again?'])
  expect(await titles('toaster', { tag: 'kitchen' })).toEqual(['Triage a dead toaster'])
  expect(await titles('toaster', { status: 'trusted' })).toEqual(['Triage a dead toaster'])
})

test('what changed is found under its new words, what went is not found', async () => {
  index.putPage(aPage('p3', 'Sharpen chisels', '<p>Flat back first.</p>'))
  expect(await titles('chisels')).toEqual(['Sharpen chisels'])
  expect(await titles('whetstones')).toEqual([])
  index.remove('p3')
  expect(await titles('chisels')).toEqual([])
})

test('a question that was nearly asked already is found', async () => {
  expect((await index.similar('my fuse does blow each time', 3))[0]?.title).toBe('Why does the fuse blow again?')
})

test('[OF24] words are found in other forms and without their accents, as online', async () => {
  expect(await titles('knife')).toEqual([])
  expect(await titles('stories happening')).toEqual(['Toaster stories'])
  expect(await titles('cafe')).toEqual(['Toaster stories'])
})

test('a question that was merged into another is found there', async () => {
  const asked = { id: 'q2', title: 'Fuse trouble', url: '/pots/q/q2' }
  index.putQuestion(aQuestion('q2', asked.title, '<p>It blows.</p>', { mergedInto: { ...asked, id: 'q1' } as never }))
  expect(await titles('trouble')).toEqual([])
  const merged = [{ ...asked, by: { id: 'bo', name: 'Bo', hue: 1 }, at: 1, html: '<p>It blows.</p>' }] as never
  index.putQuestion(aQuestion('q1', 'Why does the fuse blow again?', '<p>Third time this week.</p>', { merged }))
  expect(await titles('fuse trouble')).toContain('Why does the fuse blow again?')
})

test('odd words do no harm', async () => {
  for (const odd of ['', '   ', '__proto__', 'constructor', '.*', '((', 'a'.repeat(200)]) {
    await expect(find(odd)).resolves.toBeDefined()
  }
})

test('text is cut where headings stand, without markup', async () => {
  expect(
    sectionsOf('<p>a&#39;s</p><h2 id="x">B <i>c</i></h2><ul><li>d</li><li>e</li></ul><script>bad()</script>'),
  ).toEqual([
    { anchor: '', heading: '', text: "a's" },
    { anchor: 'x', heading: 'B c', text: 'd e' },
  ])
})
