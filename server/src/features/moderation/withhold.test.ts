import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'

const write = (house: House, who: Persona, title: string) =>
  house.do(who, routes.createPage, { params: { slug: house.slug }, input: { kind: 'note', title, markdown: 'Words.' } })
const moderate = (house: House, kind: 'page' | 'question' | 'answer' | 'comment', id: string, act: 'hide' | 'show') =>
  house.do('host', routes.moderate, { params: { slug: house.slug }, input: { kind, id, act, reason: 'Rules.' } })
const narrow = (house: House, who: Persona, id: string, floor: 'member' | 'host' | null) =>
  house.do(who, routes.narrowPage, { params: { id }, input: { audience: floor && { floor, people: [] } } })
const seen = (house: House, who: Persona, id: string) =>
  house.do(who, routes.readPage, { params: { id } }).then(
    () => true,
    () => false,
  )
const holdFirst = async (house: House) =>
  house.services.settings.write(house.slug, { ...(await house.services.settings.read(house.slug)), holdFirst: true })

test('[DO25] who wrote a first page does not let it through by saying who sees it', async () => {
  await using house = await openHouse()
  await holdFirst(house)
  const { id, may } = await write(house, 'bo', 'My first')
  expect(may.narrow).toBe(false)
  for (const who of ['bo', 'host'] as const)
    await expect(narrow(house, who, id, null)).rejects.toMatchObject({ code: 'conflict' })
  expect(await seen(house, 'amina', id)).toBe(false)
  await moderate(house, 'page', id, 'show')
  expect((await narrow(house, 'bo', id, 'member')).may.narrow).toBe(true)
  expect([await seen(house, 'amina', id), await seen(house, 'stranger', id)]).toEqual([true, false])
})

test('[DO21] who sees a hidden page is not said anew meanwhile, so that it comes back to no more than before', async () => {
  await using house = await openHouse()
  const { id } = await write(house, 'bo', 'For members')
  await narrow(house, 'bo', id, 'member')
  await moderate(house, 'page', id, 'hide')
  await expect(narrow(house, 'host', id, 'host')).rejects.toMatchObject({ code: 'conflict' })
  expect((await house.do('host', routes.duplicatePage, { params: { id }, input: {} })).may.narrow).toBe(true)
  await moderate(house, 'page', id, 'show')
  expect([await seen(house, 'amina', id), await seen(house, 'stranger', id)]).toEqual([true, false])
})
