import { beforeEach, expect, test } from 'vitest'
import { aPage, aQuestion } from '../testing/kept-things.ts'
import { SearchIndex } from './search-index.ts'
import { sectionsOf } from './texts.ts'
import { distance } from './vocabulary.ts'

let index: SearchIndex
const titles = (text: string, filter = {}) => index.search(text, filter).map((hit) => hit.title)

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

test('[OF24] every word counts, and the last one as far as it is typed', () => {
  expect(titles('toaster')).toEqual(['Toaster stories', 'Triage a dead toaster'])
  expect(titles('thermal fus')[0]).toBe('Triage a dead toaster')
  expect(titles('whets')).toEqual(['Sharpen knives'])
})

test('an exact title stands first', () => {
  expect(titles('triage a dead toaster')[0]).toBe('Triage a dead toaster')
})

test('[OF24] a slip of the finger is forgiven where nobody wrote the word', () => {
  expect(titles('sharpne knives')[0]).toBe('Sharpen knives')
  expect(titles('mulitmeter')[0]).toBe('Triage a dead toaster')
})

test('[OF24] a word that stands nowhere does not hide what holds the others', () => {
  expect(titles('toaster zeppelin')).toContain('Triage a dead toaster')
})

test('a hit names its section, links to it and marks the words', () => {
  const [hit] = index.search('multimeter')
  expect(hit).toMatchObject({ section: 'Check the thermal fuse', url: '/pots/p/p1#fuse' })
  expect(hit?.snippet).toBe('A \uE000multimeter\uE001 says more than the eye & nose.')
})

test('kind, tag and status narrow it down', () => {
  expect(titles('toaster', { kind: 'story' })).toEqual(['Toaster stories'])
  expect(titles('fuse', { kind: 'question' })).toEqual(['Why does the fuse blow again?'])
  expect(titles('toaster', { tag: 'kitchen' })).toEqual(['Triage a dead toaster'])
  expect(titles('toaster', { status: 'trusted' })).toEqual(['Triage a dead toaster'])
})

test('what changed is found under its new words, what went is not found', () => {
  index.putPage(aPage('p3', 'Sharpen chisels', '<p>Flat back first.</p>'))
  expect(titles('chisels')).toEqual(['Sharpen chisels'])
  expect(titles('whetstones')).toEqual([])
  index.remove('p3')
  expect(titles('chisels')).toEqual([])
})

test('a question that was nearly asked already is found', () => {
  expect(index.similar('my fuse does blow each time', 3)[0]?.title).toBe('Why does the fuse blow again?')
})

test('odd words do no harm', () => {
  for (const odd of ['', '   ', '__proto__', 'constructor', '.*', '((', 'a'.repeat(200)]) {
    expect(() => index.search(odd)).not.toThrow()
  }
})

test('a swap of neighbours is one slip', () => {
  expect(distance('fuse', 'fsue', 2)).toBe(1)
  expect(distance('fuse', 'fuss', 2)).toBe(1)
  expect(distance('fuse', 'toaster', 1)).toBe(2)
})

test('text is cut where headings stand, without markup', () => {
  expect(
    sectionsOf('<p>a&#39;s</p><h2 id="x">B <i>c</i></h2><ul><li>d</li><li>e</li></ul><script>bad()</script>'),
  ).toEqual([
    { anchor: '', heading: '', text: "a's" },
    { anchor: 'x', heading: 'B c', text: 'd e' },
  ])
})
