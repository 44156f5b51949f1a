import { routes } from '@commonplace/api'
import { applyJson, childrenOf, paragraph, readBody, textOf } from '@commonplace/document'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'

/** A page with a section, and a question with an answer by Bo. */
async function scene(house: House) {
  const page = await house.do('amina', routes.createPage, {
    params: { slug: house.slug },
    input: {
      kind: 'practice',
      title: 'Glue',
      markdown: 'Sand it.\n\n## Drying\n\nWait a day.\n\n## Pitfalls\n\nHaste.',
    },
  })
  const question = await house.do('amina', routes.askQuestion, {
    params: { slug: house.slug },
    input: { title: 'How long in winter?', markdown: 'It is cold here.' },
  })
  const answer = await house.do('bo', routes.answerQuestion, {
    params: { id: question.id },
    input: { markdown: 'Two days below **ten** degrees.' },
  })
  return { page, question, answer }
}

const adopt = (house: House, answerId: string, pageId: string, heading = 'Drying') =>
  house.do('amina', routes.adoptAnswer, { params: { id: answerId }, input: { pageId, heading } })
const read = (house: House, id: string) => house.do('stranger', routes.readAdoption, { params: { id } })
const page = (house: House, id: string) => house.do('stranger', routes.readPage, { params: { id } })

test('[CO40] an adopted answer lives in the page under its heading, with whose it is, and both sides are linked', async () => {
  await using house = await openHouse()
  const { page: made, question, answer } = await scene(house)
  const adoption = await adopt(house, answer.id, made.id)
  expect(adoption).toMatchObject({ state: 'current', visible: true, heading: 'Drying', answeredBy: { name: 'Bo' } })
  const shown = await page(house, made.id)
  expect(shown.html).toMatch(/Wait a day\.<\/p>\s*<aside class="adopted"[^>]*data-state="current"/)
  expect(shown.html).toContain('<strong>ten</strong>')
  expect(shown.html).toContain('Answered by Bo · adopted by Amina')
  expect(shown.adoptions).toEqual([adoption])
  expect(shown.links.in).toContainEqual(
    expect.objectContaining({ type: 'adopted-into', kind: 'answer', id: answer.id }),
  )
  const asked = await house.do('bo', routes.readQuestion, { params: { id: question.id } })
  expect(asked.answerList[0]?.adoptions).toEqual([adoption])
  expect(house.told('answer-adopted')).toHaveLength(1)
})

test('[CO2] adopting twice under the same id weaves one block', async () => {
  await using house = await openHouse()
  const { page: made, answer } = await scene(house)
  const call = { params: { id: answer.id }, input: { id: '0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c3d', pageId: made.id } }
  await house.do('amina', routes.adoptAnswer, call)
  await house.do('amina', routes.adoptAnswer, call)
  expect((await page(house, made.id)).html.match(/class="adopted"/g)).toHaveLength(1)
  await expect(house.do('bo', routes.adoptAnswer, call)).rejects.toMatchObject({ code: 'conflict' })
})

test('[CO41] a changed answer is told with its difference; taking it in makes the block current again', async () => {
  await using house = await openHouse()
  const { page: made, answer } = await scene(house)
  const { id } = await adopt(house, answer.id, made.id)
  const markdown = 'Three days below **ten** degrees.'
  await house.do('bo', routes.changeAnswer, { params: { id: answer.id }, input: { markdown } })
  const changed = await read(house, id)
  expect(changed.state).toBe('answer-changed')
  expect(changed.diffHtml).toMatch(/<del[^>]*>Two<\/del>/)
  expect((await page(house, made.id)).html).toContain('Two days')
  const updated = await house.do('host', routes.updateAdoption, { params: { id } })
  expect(updated.state).toBe('current')
  expect((await page(house, made.id)).html).toContain('Three days')
  expect((await read(house, id)).diffHtml).toBeNull()
})

test('[CO42] a section that moved on is told; keeping marks both sides as seen', async () => {
  await using house = await openHouse()
  const { page: made, answer } = await scene(house)
  const { id } = await adopt(house, answer.id, made.id)
  await house.type('bo', made.documentId, (doc) => {
    const json = readBody(doc)
    const rest = childrenOf(json).map((block) =>
      textOf(block) === 'Wait a day.' ? paragraph('Wait for weeks.') : block,
    )
    applyJson(doc, { ...json, content: rest }, null)
  })
  await house.quiet()
  expect((await read(house, id)).state).toBe('page-moved-on')
  expect((await house.do('bo', routes.keepAdoption, { params: { id } })).state).toBe('current')
  await house.do('bo', routes.changeAnswer, { params: { id: answer.id }, input: { markdown: 'A week.' } })
  expect((await house.do('bo', routes.keepAdoption, { params: { id } })).state).toBe('current')
  expect((await page(house, made.id)).html).toContain('Two days')
})

test('[CO43] a detached block is a quotation that says whose words it holds', async () => {
  await using house = await openHouse()
  const { page: made, answer } = await scene(house)
  const { id } = await adopt(house, answer.id, made.id)
  const detached = await house.do('bo', routes.detachAdoption, { params: { id } })
  expect(detached.state).toBe('detached')
  const shown = await page(house, made.id)
  expect(shown.html).toContain('<blockquote')
  expect(shown.html).toContain('— Bo, in “How long in winter?”')
  expect(shown.adoptions).toEqual([])
  expect(shown.links.in.filter(({ type }) => type === 'adopted-into')).toEqual([])
  await expect(house.do('bo', routes.updateAdoption, { params: { id } })).rejects.toMatchObject({ code: 'conflict' })
})

test('[SA35] the words of a withdrawn answer leave pages, leads, search and history, and come back to nobody', async () => {
  await using house = await openHouse()
  const { page: made, answer } = await scene(house)
  const { id } = await adopt(house, answer.id, made.id)
  await house.do('bo', routes.deleteAnswer, { params: { id: answer.id } })
  const shown = await house.do('amina', routes.readPage, { params: { id: made.id }, query: { format: 'json' } })
  expect(shown.html).not.toContain('Two days')
  expect(shown.html).toContain('Answer hidden')
  expect(JSON.stringify(shown)).not.toContain('Two days')
  expect(shown.adoptions[0]).toMatchObject({ visible: false, answeredBy: { name: 'Somebody' }, questionTitle: '' })
  const found = await house.do('amina', routes.search, { params: { slug: house.slug }, query: { q: 'degrees' } })
  expect(found.items).toEqual([])
  const version = await house.do('amina', routes.readVersion, { params: { id: made.id, n: shown.versions } })
  expect(version.html).not.toContain('Two days')
  const diff = await house.do('amina', routes.readDiff, { params: { id: made.id }, query: { from: 1 } })
  expect(diff.html).not.toContain('Two days')
  await house.do('amina', routes.detachAdoption, { params: { id } })
  expect((await page(house, made.id)).html).not.toContain('Two days')
})

test('[CO44] where the page takes no block, the adoption is taken back', async () => {
  await using house = await openHouse()
  const { page: made, answer } = await scene(house)
  const edit = house.services.documents.edit
  const failing = { ...house.services.documents, edit: () => Promise.reject(new Error('The disk is full')) }
  Object.assign(house.services, { documents: failing })
  await expect(adopt(house, answer.id, made.id)).rejects.toThrow('The disk is full')
  Object.assign(house.services, { documents: { ...failing, edit } })
  expect((await page(house, made.id)).adoptions).toEqual([])
})
