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

test('[CO52] a device may keep one page, or all that has a tag, and hears what is not among it any more', async () => {
  await using house = await openHouse()
  const { pages, question } = await fill(house)
  const [first, second] = pages
  const tag = (id: string | undefined, tags: string[]) =>
    house.do('amina', routes.changePage, { params: { id: id ?? '' }, input: { tags } })
  await tag(first?.id, ['clay', 'Fire'])
  await tag(second?.id, ['fire'])
  await house.do('amina', routes.changeQuestion, { params: { id: question.id }, input: { tags: ['fire'] } })
  const part = (query: { tag: string } | { page: string }, since?: string) =>
    house.do('bo', routes.readOffline, {
      params: { slug: house.slug },
      query: { ...query, ...(since ? { since } : {}) },
    })
  const fire = await part({ tag: 'fire' })
  expect(fire.pages.map(({ page }) => page.id).sort()).toEqual([first?.id, second?.id].sort())
  expect(fire).toMatchObject({ questions: [{ id: question.id }], more: false })
  expect(fire.bytes).toMatchObject({ pages: expect.any(Number), questions: expect.any(Number), pictures: 0 })
  const one = await part({ page: first?.id ?? '' })
  expect(one.pages.map(({ page }) => page.id)).toEqual([first?.id])
  expect(one.questions).toEqual([])

  house.clock.advance(1000)
  const nothing = await part({ tag: 'fire' }, fire.next)
  expect(nothing).toMatchObject({ pages: [], questions: [], bytes: null, latest: fire.latest })
  await tag(first?.id, ['clay'])
  await house.do('amina', routes.deletePage, { params: { id: second?.id ?? '' } })
  const later = await part({ tag: 'fire' }, nothing.next)
  expect(later.gone).toEqual(
    expect.arrayContaining([
      { kind: 'page', id: first?.id, why: 'left' },
      { kind: 'page', id: second?.id, why: 'deleted' },
    ]),
  )
  expect(later.latest).toBeGreaterThan(fire.latest)
  expect((await part({ page: first?.id ?? '' }, one.next)).pages).toHaveLength(1)
})

test('[CO37] a device is told nothing of a question that waits for a host, not even that it is gone', async () => {
  await using house = await openHouse()
  await house.do('host', routes.changeCommunity, { params: { slug: house.slug }, input: { guestsAsk: true } })
  const { next } = await pull(house, 'bo')
  house.clock.advance(1000)
  const input = { title: 'May I?', markdown: '' }
  const { id } = await house.do('guest', routes.askQuestion, { params: { slug: house.slug }, input })
  expect(JSON.stringify(await pull(house, 'bo', next))).not.toContain(id)
  house.clock.advance(1000)
  await house.do('host', routes.admitQuestion, { params: { id } })
  expect((await pull(house, 'bo', next)).questions.map((one) => one.id)).toEqual([id])
})

test('[CO53] a star, and its going, reaches each device of its owner as if the page had changed', async () => {
  await using house = await openHouse()
  const { pages, question } = await fill(house)
  const [first] = pages
  house.clock.advance(1000)
  await house.do('bo', routes.starPage, { params: { id: first?.id ?? '' } })
  const all = await pullAll(house, 'bo')
  expect(all.pages.size).toBe(7)
  expect(await pull(house, 'bo', all.cursor)).toMatchObject({ pages: [], questions: [] })
  house.clock.advance(1000)
  await house.do('bo', routes.starQuestion, { params: { id: question.id } })
  await house.do('bo', routes.unstarPage, { params: { id: first?.id ?? '' } })
  const later = await pull(house, 'bo', all.cursor)
  expect(later.pages.map(({ page }) => [page.id, page.starred])).toEqual([[first?.id, false]])
  expect(later.questions.map((one) => [one.id, one.starred])).toEqual([[question.id, true]])
  expect(await pull(house, 'bo', later.next)).toMatchObject({ pages: [], questions: [], next: later.next })
  // Another’s stars are nobody’s news.
  expect(await pull(house, 'amina', all.cursor)).toMatchObject({ pages: [], questions: [] })
})

test('[CO52] a device may keep what its owner starred, one question, or a list of questions', async () => {
  await using house = await openHouse()
  const { pages, question } = await fill(house)
  const [first, second] = pages
  const part = (query: object, since?: string) =>
    house.do('bo', routes.readOffline, {
      params: { slug: house.slug },
      query: { ...query, ...(since ? { since } : {}) },
    })
  const names = ({ pages: here, questions }: Awaited<ReturnType<typeof part>>) =>
    [...here.map(({ page }) => page.title), ...questions.map(({ title }) => title)].sort()
  await house.do('bo', routes.starPage, { params: { id: first?.id ?? '' } })
  const stars = await part({ stars: 'true' })
  expect(names(stars)).toEqual(['Note 0'])
  const one = await part({ question: question.id })
  expect(names(one)).toEqual(['Why?'])
  const mine = await part({ questions: 'mine' })
  const open = await part({ questions: 'open', tag: 'none' })
  expect([mine, open].map(names)).toEqual([[], []])
  const unanswered = await part({ questions: 'unanswered' })
  expect(names(unanswered)).toEqual(['Why?'])

  house.clock.advance(1000)
  await house.do('amina', routes.answerQuestion, { params: { id: question.id }, input: { markdown: 'So.' } })
  await house.do('bo', routes.starQuestion, { params: { id: question.id } })
  await house.do('bo', routes.unstarPage, { params: { id: first?.id ?? '' } })
  await house.do('amina', routes.changePage, { params: { id: second?.id ?? '' }, input: { title: 'Other' } })
  const later = await part({ stars: 'true' }, stars.next)
  expect(names(later)).toEqual(['Why?'])
  expect(later.gone).toContainEqual({ kind: 'page', id: first?.id, why: 'left' })
  expect((await part({ questions: 'unanswered' }, unanswered.next)).gone).toEqual([
    { kind: 'question', id: question.id, why: 'left' },
  ])
  const again = await part({ question: question.id }, one.next)
  expect(names(again)).toEqual(['Why?'])
  expect(again.gone).toEqual([])
})
