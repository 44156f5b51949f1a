import { type PageShape, routes } from '@commonplace/api'
import { doc, fromMarkdown, LONGEST_DRAWN, MOST_DRAWN, paragraph } from '@commonplace/document'
import type { DocumentId } from '@commonplace/domain'
import { expect, test, vi } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import { askingOf } from '../../testing/personas.ts'
import { openBody, renderedOnce } from './bodies.ts'
import { renderJson } from './render-body.ts'
import { Shelf } from './shelf.ts'

const make = (house: House, title: string, markdown: string) =>
  house.do('amina', routes.createPage, { params: { slug: house.slug }, input: { kind: 'practice', title, markdown } })
const read = (house: House, { id }: PageShape) => house.do('bo', routes.readPage, { params: { id } })
const ref = ({ id }: PageShape, block = '') => `[x](shown:${id}${block && `#${block}`})`
const count = (html: string, part: string) => html.split(part).length - 1

test('[CO152] a page is read once for all that shows it, and only where it is drawn', async () => {
  await using house = await openHouse()
  const pages: PageShape[] = []
  for (const title of 'ABCDEF') pages.push(await make(house, title, `## Of ${title}\n\nWords.`))
  for (const page of pages) {
    const markdown = ['Words.', ...pages.flatMap((one) => [ref(one), ref(one, 'nowhere')])].join('\n\n')
    await house.do('amina', routes.changePage, { params: { id: page.id }, input: { markdown } })
  }
  await house.quiet()
  const [first] = pages as [PageShape]
  const { documents } = house.services.store.read
  const one = vi.spyOn(documents, 'content')
  const many = vi.spyOn(documents, 'contents')
  const { html } = await read(house, first)
  expect(count(html, ' data-state="shown"')).toBeGreaterThan(20)
  expect(html).toContain(' data-state="many"')
  const asked = [...one.mock.calls.map(([id]) => id), ...many.mock.calls.flatMap(([ids]) => ids)]
  // Its own text, and each of the others.
  expect(asked.length).toBeLessThanOrEqual(pages.length + 1)
  expect(new Set(asked).size).toBe(pages.length)
  expect(count(html, ' data-state="shown"')).toBeLessThanOrEqual(MOST_DRAWN)
})

test('[CO152] a question shows no more of other pages with all its answers than a page does', async () => {
  await using house = await openHouse()
  const long = await make(house, 'Long', Array.from({ length: 400 }, () => 'word '.repeat(200)).join('\n\n'))
  const input = { title: 'How?', markdown: 'Tell me.' }
  const { id } = await house.do('amina', routes.askQuestion, { params: { slug: house.slug }, input })
  for (const who of ['amina', 'bo', 'host', 'founder'] as const)
    await house.do(who, routes.answerQuestion, { params: { id }, input: { markdown: `Mine.\n\n${ref(long)}` } })
  const { answerList } = await house.do('bo', routes.readQuestion, { params: { id } })
  const html = answerList.map((answer) => answer.html).join('')
  expect(answerList).toHaveLength(4)
  expect(html.length).toBeGreaterThan(LONGEST_DRAWN / 2)
  expect(html.length).toBeLessThan(LONGEST_DRAWN * 1.1)
  expect(count(html, ' data-state="many"')).toBe(2)
  expect(count(html, 'Mine.')).toBe(4)
})

test('drawings are kept as long as they are not too large, and kept states of a text are not', async () => {
  await using house = await openHouse()
  const { store } = house.services
  const content = {
    documentId: 'd' as DocumentId,
    seq: 1,
    revision: 'r',
    json: JSON.stringify(doc(paragraph('Words'))),
  }
  const body = openBody(store, content)
  expect(openBody(store, content)).toBe(body)
  let drawn = 0
  const draw = (facts: string, html: string) =>
    renderedOnce(store, body, facts, () => {
      drawn++
      return html
    })
  for (let i = 0; i < 2; i++) expect(draw('so', 'S')).toBe('S')
  expect(drawn).toBe(1)
  // With as much of other pages in it as this, the next one is drawn anew; the small one is still there.
  const large = 'x'.repeat(4_000_000)
  for (let i = 0; i < 2; i++) expect(draw('other', large)).toBe(large)
  expect(drawn).toBe(3)
  draw('so', 'S')
  expect(drawn).toBe(3)

  const take = vi.spyOn(Shelf.prototype, 'take')
  const { actor } = await askingOf(house, 'bo', { params: {}, query: {}, input: {} })
  const version = JSON.stringify(fromMarkdown('As it was.').json)
  expect((await renderJson(house.services, actor, house.community, version)).html).toContain('As it was.')
  expect(take).not.toHaveBeenCalled()
})
