import { expect, test } from 'vitest'
import { readFragment } from '../../ui/mark-words.ts'
import { rangesIn } from '../../ui/quotes.ts'
import { hashOfWords } from './link-to-words.ts'

/** The fragment for words of a page, between what stands around the page. */
function linkTo(html: string, from: string, to = from, chrome = ''): { hash: string; said: string } {
  document.body.innerHTML = `<nav>${chrome}</nav><main><div id="t">${html}</div></main>`
  const body = document.getElementById('t') as HTMLElement
  const [start, end] = [rangesIn(body)({ quote: from }), rangesIn(body)({ quote: to })]
  if (!start || !end) throw new Error(`${from} … ${to} does not stand there`)
  start.setEnd(end.endContainer, end.endOffset)
  const hash = hashOfWords(body, start)
  return { hash, said: hash.slice(hash.indexOf(':~:text=') + ':~:text='.length) }
}

test('[CO161] words that stand once are written out, under the heading they stand below', () => {
  const page = '<h2 id="h-oil">Oil it</h2><p>A drop of oil is enough for a hinge.</p>'
  expect(linkTo(page, 'drop of oil').hash).toBe('#h-oil:~:text=drop%20of%20oil')
  expect(linkTo('<p>Before any heading.</p>', 'any heading').hash).toBe('#:~:text=any%20heading')
})

test('[CO161] a word that was cut is taken whole, since browsers find whole words only', () => {
  expect(linkTo('<p>Unscrew the lamp.</p>', 'screw the la').said).toBe('Unscrew%20the%20lamp')
  expect(linkTo('<p> Wait. </p>', 'Wait.').said).toBe('Wait.')
})

test('[CO161] what means something in a fragment is written as a number', () => {
  const { said } = linkTo('<p>Half-way, salt &amp; pepper = 50%?</p>', 'Half-way, salt & pepper = 50%?')
  expect(said).toBe('Half%2Dway%2C%20salt%20%26%20pepper%20%3D%2050%25%3F')
  expect(readFragment(said).quote).toBe('Half-way, salt & pepper = 50%?')
})

test('[CO161] of a long stretch, or one over several blocks, the ends are written', () => {
  const long = `<p>One two three four five ${'and so on '.repeat(12)}until eight nine ten eleven.</p>`
  expect(linkTo(long, 'One two', 'ten eleven').said).toBe('One%20two%20three%20four,eight%20nine%20ten%20eleven')
  const blocks =
    '<p>Take it apart first.</p><ul><li><p>Clean</p></li><li><p>Let it dry for a whole night.</p></li></ul>'
  expect(linkTo(blocks, 'apart first.', 'Let it dry').said).toBe('apart%20first,Let%20it%20dry')
  const broken = '<p>A line ends<br>and another begins.</p>'
  expect(linkTo(broken, 'ends', 'another').said).toBe('ends,and%20another')
})

test('[CO161] words that stand more than once are told apart by those beside them, on the page alone', () => {
  const twice = '<p>First clean the brush.</p><p>At last clean the brush again.</p>'
  const { said } = linkTo(twice, 'last clean the brush again', 'last clean the brush again')
  expect(said).toBe('last%20clean%20the%20brush%20again')
  document.body.innerHTML = `<nav>Edit</nav><div id="t">${twice}</div>`
  const body = document.getElementById('t') as HTMLElement
  const second = rangesIn(body)({ quote: 'clean the brush', before: 'At last' }) as Range
  expect(hashOfWords(body, second)).toBe('#:~:text=At%20last-,clean%20the%20brush,-again')
  // A heading stands in the list of contents, too: what comes after it tells it apart, and no button before it.
  expect(linkTo('<h2 id="oil">Oil</h2><p>A drop.</p>', 'Oil', 'Oil', 'Oil').hash).toBe('#oil:~:text=Oil,-A%20drop')
})

test('[CO161] an end that stands earlier in the stretch is told by more words', () => {
  const page = `<p>Begin here ${'x y z w '.repeat(20)}one more x y z w here it is over.</p>`
  const { said } = linkTo(page, 'Begin here', 'more x y z w')
  const { quote, end, after } = readFragment(said)
  expect(quote).toBe('Begin here x y')
  expect(end + after).toMatch(/x y z w(here it is over)?$|more x y z w/)
})

test('[CO161] words that run from right to left, or without blanks between them, are found as they are read', () => {
  expect(readFragment(linkTo('<p dir="rtl">نقطة زيت تكفي للمفصل.</p>', 'زيت تكفي').said).quote).toBe('زيت تكفي')
  expect(readFragment(linkTo('<p>油を一滴さす。</p>', '一滴').said).quote).toBe('一滴')
})

test('[CO161] a fragment of any shape is read', () => {
  const bare = { quote: '', end: '', before: '', after: '' }
  expect(readFragment('a%20b')).toEqual({ ...bare, quote: 'a b' })
  expect(readFragment('a-,b,c,-d')).toEqual({ before: 'a', quote: 'b', end: 'c', after: 'd' })
  expect(readFragment('b,-d&text=e')).toEqual({ ...bare, quote: 'b', after: 'd' })
  expect(readFragment('100%')).toEqual({ ...bare, quote: '100%' })
})
