import { routes } from '@commonplace/api'
import { applyJson, fromMarkdown, readBody, toMarkdown } from '@commonplace/document'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'

const DAY = 24 * 60 * 60 * 1000
const write = (house: House, title: string) =>
  house.do('amina', routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'note', title, markdown: 'As it was.' },
  })
const change = (house: House, who: Persona, id: string, markdown: string) =>
  house.do(who, routes.changePage, { params: { id }, input: { markdown } })
const undo = (house: House) =>
  house.do('host', routes.undoMember, {
    params: { slug: house.slug, id: house.idOf('bo') },
    input: { hours: 24, reason: 'Adverts.' },
  })

test('[DO23] words that somebody else is writing just now are not undone with those of the member', async () => {
  await using house = await openHouse()
  const { id, documentId } = await write(house, 'Spoiled')
  house.clock.advance(2 * DAY)
  await change(house, 'bo', id, 'Buy pills.')
  await house.type('amina', documentId, (doc) =>
    applyJson(doc, fromMarkdown('Buy pills.\n\nWho wrote that?').json, null),
  )
  expect(await undo(house)).toMatchObject({ restored: 0, left: [{ title: 'Spoiled' }] })
  const text = await house.services.documents.read(documentId as never, (doc) => toMarkdown(readBody(doc)))
  expect(text).toContain('Who wrote that?')
})

test('[DO23] what was withdrawn meanwhile does not come back with the page', async () => {
  await using house = await openHouse()
  const page = await write(house, 'Reasons')
  const params = { slug: house.slug }
  const question = await house.do('amina', routes.askQuestion, { params, input: { title: 'Why?', markdown: '' } })
  const { id } = await house.do('host', routes.answerQuestion, {
    params: { id: question.id },
    input: { markdown: 'A secret.' },
  })
  await house.do('bo', routes.adoptAnswer, { params: { id }, input: { pageId: page.id } })
  house.clock.advance(2 * DAY)
  await house.do('host', routes.deleteAnswer, { params: { id } })
  await house.quiet()
  await change(house, 'bo', page.id, 'Buy pills.')
  expect(await undo(house)).toMatchObject({ restored: 1, left: [] })
  const text = await house.services.documents.read(page.documentId as never, (doc) => toMarkdown(readBody(doc)))
  expect(text).toContain('As it was.')
  expect(text).not.toContain('A secret.')
})
