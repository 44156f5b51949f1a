import { APART, shownFrame } from '@commonplace/document/html'
import { expect, test, vi } from 'vitest'
import { plainText, sectionsOf } from '../search/texts.ts'
import { aPage, aQuestion } from '../testing/kept-things.ts'
import { pageApart, pageTogether, questionApart, questionTogether } from './shown-here.ts'

const frame = (pageId: string, blockId = '', words = '') =>
  shownFrame({ pageId, blockId }, words ? { ...APART, state: 'shown', title: 'T', html: words } : APART)
const MUGS = aPage(
  'mugs',
  'Mugs',
  '<p data-id="b0">Thin.</p>\n<h2 id="h-clay" data-id="b1">Clay</h2>\n<p data-id="b2">Grog.</p>\n<h3 id="h-more" data-id="b3">More</h3>\n<p>Sand.</p>\n<h2 id="h-fire" data-id="b4">Fire</h2>\n<p>Hot.</p>',
)
const keeping =
  (...pages: (typeof MUGS)[]) =>
  async (id: string) =>
    pages.find((page) => page.id === id) ?? null

test('[OF46] what is kept of a page holds no words of another, and its search finds none', async () => {
  const read = aPage('bowls', 'Bowls', `<p>Wide.</p>${frame('mugs', 'b1', '<p>Grog.</p>')}`)
  const kept = pageApart(read)
  expect(kept.html).not.toContain('Grog')
  expect(kept.html).toContain('data-state="apart"')
  for (const { html } of [read, kept]) {
    expect(plainText(html)).toBe('Wide.')
    expect(sectionsOf(html)).toEqual([{ anchor: '', heading: '', text: 'Wide.' }])
  }
  const question = aQuestion('q', 'Which?', frame('mugs', 'b1', '<p>Grog.</p>'))
  expect(JSON.stringify(questionApart(question))).not.toContain('Grog')
})

test('[OF46] away, a kept page shows a section of another that is kept too, and says so where it is not', async () => {
  const bowls = aPage('bowls', 'Bowls', `<p>Wide.</p>${frame('mugs', 'b1')}`)
  const { html } = await pageTogether(bowls, keeping(MUGS))
  expect(html).toContain('<h2>Clay</h2>\n<p>Grog.</p>\n<h3>More</h3>\n<p>Sand.</p>')
  expect(html).not.toMatch(/Thin|Hot|data-id/)
  expect(html).toContain('<a href="/pots/p/mugs#h-clay"><cite>Mugs › Clay</cite></a>')
  const without = await pageTogether(bowls, keeping())
  expect(without.html).toContain('It is shown where that page is kept on this device too.')
  expect((await pageTogether(bowls, keeping({ ...MUGS, may: { ...MUGS.may, read: false } }))).html).toBe(without.html)
  expect((await pageTogether(aPage('x', 'X', frame('mugs', 'gone')), keeping(MUGS))).html).toContain(
    'data-state="gone"',
  )
  const asked = await questionTogether(aQuestion('q', 'Which?', frame('mugs', 'b2')), keeping(MUGS))
  expect(asked.html).toContain('<p>Grog.</p>')
})

test('[OF46] sections in sections are put together from what is kept, and a circle ends', async () => {
  const bowls = aPage('bowls', 'Bowls', `<p>Wide.</p>${frame('mugs')}`)
  const mugs = { ...MUGS, html: `<p>Thin.</p>${frame('bowls')}` }
  const { html } = await pageTogether(bowls, keeping(bowls, mugs))
  expect(html.match(/Thin/g)).toHaveLength(1)
  expect(html).toContain('data-state="cycle"')
})

test('[OF46] the texts of a question take a page from where it is kept once, and show no more together than a page', async () => {
  const keeper = vi.fn(keeping({ ...MUGS, html: `<p>${'x'.repeat(600_000)}</p>` }))
  const answers = { answerList: [{ html: frame('mugs') }] as never }
  const { html, answerList } = await questionTogether(aQuestion('q', 'Which?', frame('mugs'), answers), keeper)
  expect(html).toContain('data-state="shown"')
  expect(answerList.map((answer) => answer.html.includes('data-state="many"'))).toEqual([true])
  expect(keeper).toHaveBeenCalledOnce()
})
