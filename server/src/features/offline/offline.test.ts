import { routes } from '@commonplace/api'
import { paragraph } from '@commonplace/document'
import { toY } from '@commonplace/document/y'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'

const pull = (house: House, who: Persona, since?: string, limit?: number) =>
  house.do(who, routes.readOffline, {
    params: { slug: house.slug },
    query: { ...(since === undefined ? {} : { since }), ...(limit === undefined ? {} : { limit }) },
  })

/** A device that pulls until there is no more. */
async function pullAll(house: House, who: Persona, since?: string, limit = 3) {
  const pages = new Map<string, string>()
  const questions = new Map<string, number>()
  const gone: string[] = []
  for (let cursor = since, calls = 0; ; calls++) {
    const piece = await pull(house, who, cursor, limit)
    for (const { page } of piece.pages) pages.set(page.id, page.title)
    for (const question of piece.questions) questions.set(question.id, question.answerList.length)
    gone.push(...piece.gone.map(({ id }) => id))
    cursor = piece.next
    if (!piece.more) return { pages, questions, gone, cursor, calls, total: piece.total }
    if (calls > 50) throw new Error('The cursor does not move')
  }
}

async function fill(house: House) {
  const pages = []
  for (let i = 0; i < 7; i++) {
    const input = { kind: 'note' as const, title: `Note ${i}`, markdown: `Words of ${i}` }
    pages.push(await house.do('amina', routes.createPage, { params: { slug: house.slug }, input }))
  }
  const question = await house.do('amina', routes.askQuestion, {
    params: { slug: house.slug },
    input: { title: 'Why?', markdown: '' },
  })
  return { pages, question }
}

test('[CO50] a device gets everything in pieces, also what changed in one moment, then only what is new', async () => {
  await using house = await openHouse()
  const { pages, question } = await fill(house)
  const first = await pullAll(house, 'bo')
  expect([...first.pages.keys()].sort()).toEqual(pages.map(({ id }) => id).sort())
  expect([...first.questions.keys()]).toEqual([question.id])
  expect(first.total).toBe(8)
  expect(first.calls).toBeGreaterThan(1)
  const nothing = await pull(house, 'bo', first.cursor)
  expect(nothing).toMatchObject({ pages: [], questions: [], gone: [], files: [], more: false, next: first.cursor })
  house.clock.advance(1000)
  await house.do('bo', routes.answerQuestion, { params: { id: question.id }, input: { markdown: 'So.' } })
  await house.do('bo', routes.deletePage, { params: { id: pages[0]?.id ?? '' } })
  await house.do('bo', routes.changePage, { params: { id: pages[1]?.id ?? '' }, input: { title: 'Renamed' } })
  const later = await pullAll(house, 'bo', first.cursor)
  expect([...later.pages.values()]).toEqual(['Renamed'])
  expect([...later.questions]).toEqual([[question.id, 1]])
  expect(later.gone).toEqual([pages[0]?.id])
  house.clock.advance(1000)
  expect((await pullAll(house, 'guest')).gone).toEqual([])
})

test('[CO51] those who may edit get the live state, readers do not', async () => {
  await using house = await openHouse()
  const { pages } = await fill(house)
  const first = pages[0]
  await house.type('bo', first?.documentId ?? '', (doc) =>
    doc.getXmlFragment('default').insert(1, [toY(paragraph('Typed just now.'))]),
  )
  const kept = (await pull(house, 'amina')).pages.find(({ page }) => page.id === first?.id)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Buffer.from(kept?.state ?? '', 'base64'))
  expect(doc.getXmlFragment('default').toString()).toContain('Typed just now.')
  for (const who of ['guest', 'stranger'] as const)
    expect((await pull(house, who)).pages.every(({ state }) => state === null)).toBe(true)
})

test('[CO50] a cursor of another making is refused in words', async () => {
  await using house = await openHouse()
  for (const since of [
    'nonsense',
    Buffer.from('[1,2]').toString('base64url'),
    Buffer.from('[-1,"",0,""]').toString('base64url'),
  ])
    await expect(pull(house, 'bo', since)).rejects.toMatchObject({ code: 'bad-input', field: 'since' })
})
