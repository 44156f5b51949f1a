import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'

const SECTION = '0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c3d'

/** A question, and a page that shows it as a card. */
async function scene(house: House) {
  const { slug } = house
  const asked = { title: 'How long in winter?', markdown: 'It is cold.' }
  const question = await house.do('amina', routes.askQuestion, { params: { slug }, input: asked })
  const markdown = `Before.\n\n[How long in winter?](question:${question.id})\n`
  const page = await house.do('bo', routes.createPage, {
    params: { slug },
    input: { kind: 'note', title: 'Drying', markdown },
  })
  return { question, page, card: async () => cardIn((await read(house, page.id)).html) }
}
const read = (house: House, id: string) => house.do('guest', routes.readPage, { params: { id } })
const cardIn = (html: string): string =>
  /<div class="question-card"[\s\S]*?<\/div>/
    .exec(html)?.[0]
    .replace(/<[^>]+>/g, '|')
    .replace(/\|+/g, '|') ?? ''

test('[CO27] a card says how its question stands, and how the accepted answer begins', async () => {
  await using house = await openHouse()
  const { question, page, card } = await scene(house)
  expect(await card()).toBe('|How long in winter?|No answer yet|')
  const answer = await house.do('bo', routes.answerQuestion, {
    params: { id: question.id },
    input: { markdown: 'Two days & a night below ten degrees.' },
  })
  expect(await card()).toBe('|How long in winter?|1 answer|')
  await house.do('amina', routes.acceptAnswer, { params: { id: answer.id } })
  expect(await card()).toBe('|How long in winter?|1 answer, one accepted|Two days &amp; a night below ten degrees.|')
  await house.do('amina', routes.changeQuestion, { params: { id: question.id }, input: { title: 'How long?' } })
  expect(await card()).toContain('|How long?|')
  await house.do('bo', routes.createVersion, {
    params: { id: page.id },
    input: { name: 'Said', answers: [{ id: SECTION, questionId: question.id }] },
  })
  await house.do('amina', routes.confirmSectionAnswer, { params: { id: SECTION } })
  expect(await card()).toBe('|How long?|Answered by a section of a page|')
})

test('[CO27] devices get the text anew when what its cards say changes, so that no withdrawn words stay on them', async () => {
  await using house = await openHouse()
  const { question, page, card } = await scene(house)
  const answer = await house.do('bo', routes.answerQuestion, {
    params: { id: question.id },
    input: { markdown: 'Two days.' },
  })
  await house.do('amina', routes.acceptAnswer, { params: { id: answer.id } })
  const { slug } = house
  const kept = await house.do('guest', routes.readOffline, { params: { slug } })
  expect(kept.pages[0]?.page.html).toContain('Two days.')
  house.clock.advance(60_000)
  await house.do('bo', routes.deleteAnswer, { params: { id: answer.id } })
  const next = await house.do('guest', routes.readOffline, { params: { slug }, query: { since: kept.next } })
  expect(next.pages.map((one) => [one.page.id, one.page.html.includes('Two days.')])).toEqual([[page.id, false]])
  expect(await card()).toBe('|How long in winter?|No answer yet|')
})
