import { type HistoryShape, type PageShape, Refusal, routes } from '@commonplace/api'
import { paragraph } from '@commonplace/document'
import { toY } from '@commonplace/document/y'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'

const make = (house: House, title: string, markdown: string): Promise<PageShape> =>
  house.do('amina', routes.createPage, { params: { slug: house.slug }, input: { kind: 'practice', title, markdown } })
const change = (house: House, id: string, markdown: string, who: Persona = 'bo') =>
  house.do(who, routes.changePage, { params: { id }, input: { markdown } })
const ask = (house: House, who: Persona, ...ids: readonly string[]) =>
  house.do(who, routes.readHistories, { params: { slug: house.slug }, query: { pages: ids.join(',') } })
const says = ({ blocks }: HistoryShape, body: readonly number[] | null) =>
  body?.map((place) => JSON.stringify(blocks[place]).replace(/.*"text":"([^"]*)".*/, '$1'))

test('[CO147] histories come together: each block once, and what the page says today not again', async () => {
  await using house = await openHouse()
  const glue = await make(house, 'Glue', 'Wait a day.\n\nThen sand it.')
  const saw = await make(house, 'Saw', 'Mind your thumb.')
  await house.type('bo', glue.documentId, (doc) => doc.getXmlFragment('default').insert(1, [toY(paragraph('Or two.'))]))
  await house.do('bo', routes.createVersion, { params: { id: glue.id }, input: { name: 'Two' } })
  const { histories, rest } = await ask(house, 'guest', glue.id, saw.id)
  const [one, other] = [glue, saw].map(({ id }) => histories.find((history) => history.id === id)) as HistoryShape[]
  expect(rest).toEqual([])
  expect(other).toMatchObject({ versions: [{ n: 1, body: null, by: [{ name: 'Amina' }] }], now: null, blocks: [] })
  expect(one?.versions.map(({ n, by, body }) => [n, by[0]?.name, one && says(one, body)])).toEqual([
    [2, 'Bo', ['Wait a day.', 'Or two.', 'Then sand it.']],
    [1, 'Amina', ['Wait a day.', 'Then sand it.']],
  ])
  expect(one?.blocks).toHaveLength(3)
})

test('[CO147] of a long history the latest versions come, fewer where each says something else', async () => {
  await using house = await openHouse()
  const glue = await make(house, 'Glue', 'Wait 0 days.')
  for (let n = 1; n <= 21; n++) await change(house, glue.id, `Wait ${n} days.`, n % 2 ? 'bo' : 'amina')
  const told = async () => (await ask(house, 'bo', glue.id)).histories[0]?.versions.map(({ n }) => n) ?? []
  expect(await told()).toEqual(Array.from({ length: 20 }, (_, n) => 22 - n))
  for (let n = 0; n < 3; n++) await change(house, glue.id, `${n} ${'glue '.repeat(40_000)}`, n % 2 ? 'bo' : 'amina')
  expect(await told()).toEqual([25, 24])
})

test('[CO147] an answer that is full leaves the other pages for the next one', async () => {
  await using house = await openHouse()
  const ids: string[] = []
  for (let n = 0; n < 12; n++) {
    const { id } = await make(house, `Glue ${n}`, 'Wait.')
    await change(house, id, `${n} ${'glue '.repeat(40_000)}`)
    ids.push(id)
  }
  const first = await ask(house, 'bo', ...ids)
  expect(first.rest.length).toBeGreaterThan(0)
  const second = await ask(house, 'bo', ...first.rest)
  expect([...first.histories, ...second.histories].map(({ id }) => id).sort()).toEqual(ids.sort())
  expect(second.rest).toEqual([])
})

test('[CO147] of what somebody may not read, what lies in the trash and what is elsewhere nothing comes', async () => {
  await using house = await openHouse()
  const [open, closed, trashed] = [
    await make(house, 'Open', 'For all.'),
    await make(house, 'Closed', 'For hosts.'),
    await make(house, 'Trashed', 'For nobody.'),
  ]
  const audience = { floor: 'host' as const, people: [] }
  await house.do('host', routes.narrowPage, { params: { id: closed.id }, input: { audience } })
  await house.do('amina', routes.deletePage, { params: { id: trashed.id } })
  const all = [open.id, closed.id, trashed.id, 'nobodynobodynobo']
  const told = async (who: Persona) => (await ask(house, who, ...all)).histories.map(({ id }) => id)
  expect(await told('bo')).toEqual([open.id])
  expect((await told('host')).sort()).toEqual([open.id, closed.id].sort())
  await expect(ask(house, 'bo', ...Array.from({ length: 51 }, () => open.id))).rejects.toThrow('one to 50')
  await expect(ask(house, 'bo', 'nonsense')).rejects.toThrow()
  await house.do('host', routes.changeCommunity, { params: { slug: house.slug }, input: { visibility: 'private' } })
  await expect(ask(house, 'outsider', open.id)).rejects.toThrow(Refusal)
})
