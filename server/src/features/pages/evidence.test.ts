import { type OutputOf, routes } from '@commonplace/api'
import type { TrialOutcome } from '@commonplace/domain'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'
import { takeNotice } from '../../work/take-notice.ts'

const practice = (house: House, title = 'Glue a handle') =>
  house.do('amina', routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'practice', title, markdown: 'How to' },
  })
const story = (house: House, who: Persona, title: string, tried: { page: string; outcome: TrialOutcome }[]) =>
  house.do(who, routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'story', title, markdown: '', tried },
  })
const said = async (house: House, who: Persona, id: string) => {
  const { evidence } = await house.do(who, routes.readPage, { params: { id } })
  if (!evidence) return null
  const { worked, mixed, didNot, rung, stories } = evidence
  return { tally: [worked, mixed, didNot], rung, stories: stories.map(({ title }) => title) }
}
const change = (house: House, who: Persona, id: string, tried: { page: string; outcome: TrialOutcome | null }[]) =>
  house.do(who, routes.changePage, { params: { id }, input: { tried } })

test('[TR1] a story says what it tried, and the practice how often it was tried, what came of it and by which stories', async () => {
  await using house = await openHouse()
  const { id, evidence } = await practice(house)
  expect(evidence).toMatchObject({ worked: 0, mixed: 0, didNot: 0, rung: 'idea', stories: [] })
  const first = await story(house, 'amina', 'The mug', [{ page: id, outcome: 'worked' }])
  expect(first).toMatchObject({ evidence: null, tried: [{ id, title: 'Glue a handle', outcome: 'worked' }] })
  house.clock.advance(10)
  await story(house, 'bo', 'The pot', [{ page: id, outcome: 'did-not' }])
  expect(await said(house, 'bo', id)).toEqual({ tally: [1, 0, 1], rung: 'tried', stories: ['The pot', 'The mug'] })
  // Retitled, the story stands there by its new title; the practice in the story too.
  await house.do('amina', routes.changePage, { params: { id: first.id }, input: { title: 'A mug' } })
  await house.do('amina', routes.changePage, { params: { id }, input: { title: 'Glue handles' } })
  expect((await said(house, 'bo', id))?.stories).toEqual(['The pot', 'A mug'])
  expect((await house.do('bo', routes.readPage, { params: { id: first.id } })).tried[0]?.title).toBe('Glue handles')
})

test('[TR2] a story says it once of each practice, and said anew it stands anew; what several say at once of different ones stays', async () => {
  await using house = await openHouse()
  const [one, two] = [await practice(house, 'One'), await practice(house, 'Two')]
  const { id } = await story(house, 'amina', 'Mug', [
    { page: one.id, outcome: 'worked' },
    { page: one.id, outcome: 'mixed' },
  ])
  expect((await said(house, 'bo', one.id))?.tally).toEqual([0, 1, 0])
  await Promise.all([
    change(house, 'amina', id, [{ page: one.id, outcome: 'did-not' }]),
    change(house, 'bo', id, [{ page: two.id, outcome: 'worked' }]),
  ])
  expect((await said(house, 'bo', one.id))?.tally).toEqual([0, 0, 1])
  expect((await said(house, 'bo', two.id))?.tally).toEqual([1, 0, 0])
  await change(house, 'bo', id, [{ page: one.id, outcome: null }])
  expect((await said(house, 'bo', one.id))?.tally).toEqual([0, 0, 0])
  // Going back to the first version brings back what was said in it.
  await house.do('amina', routes.restoreVersion, { params: { id }, input: { version: 1 } })
  expect((await said(house, 'bo', one.id))?.tally).toEqual([0, 1, 0])
  expect((await said(house, 'bo', two.id))?.tally).toEqual([0, 0, 0])
})

test('[TR3] a story in the trash, of another kind or kept from the reader is not counted; out of it, or shown, it is', async () => {
  await using house = await openHouse()
  const { id } = await practice(house)
  const mug = await story(house, 'amina', 'Mug', [{ page: id, outcome: 'worked' }])
  const tally = async (who: Persona) => (await said(house, who, id))?.tally
  await house.do('amina', routes.deletePage, { params: { id: mug.id } })
  expect(await tally('bo')).toEqual([0, 0, 0])
  await house.do('amina', routes.undeletePage, { params: { id: mug.id } })
  expect(await tally('bo')).toEqual([1, 0, 0])
  await house.do('host', routes.narrowPage, {
    params: { id: mug.id },
    input: { audience: { floor: 'host', people: [] } },
  })
  expect(await said(house, 'bo', id)).toEqual({ tally: [0, 0, 0], rung: 'idea', stories: [] })
  expect(await said(house, 'host', id)).toEqual({ tally: [1, 0, 0], rung: 'tried', stories: ['Mug'] })
  await house.do('host', routes.narrowPage, { params: { id: mug.id }, input: { audience: null } })
  await house.do('amina', routes.changePage, { params: { id: mug.id }, input: { kind: 'note' } })
  expect(await tally('bo')).toEqual([0, 0, 0])
  await house.do('amina', routes.changePage, { params: { id: mug.id }, input: { kind: 'story' } })
  expect(await tally('bo')).toEqual([1, 0, 0])
})

test('[TR3] whoever keeps a practice on a device hears when what stories say of it changed', async () => {
  await using house = await openHouse()
  const { id } = await practice(house)
  const mug = await story(house, 'amina', 'Mug', [{ page: id, outcome: 'worked' }])
  const read = async (since?: string) =>
    (await house.do('bo', routes.readOffline, {
      params: { slug: house.slug },
      query: since === undefined ? {} : { since },
    })) as OutputOf<typeof routes.readOffline>
  let { next: since } = await read()
  const heard = async () => {
    house.clock.advance(5000)
    const piece = await read(since)
    since = piece.next
    return piece.pages.find(({ page }) => page.id === id)?.page.evidence?.stories.map(({ title }) => title)
  }
  house.clock.advance(5000)
  await heard()
  await house.do('amina', routes.changePage, { params: { id: mug.id }, input: { title: 'A mug' } })
  expect(await heard()).toEqual(['A mug'])
  await house.do('amina', routes.deletePage, { params: { id: mug.id } })
  expect(await heard()).toEqual([])
})

test('[TR5] hosts set the numbers of the rule, and every practice stands by them at once', async () => {
  await using house = await openHouse()
  const { id } = await practice(house)
  for (const who of ['amina', 'bo'] as const) await story(house, who, who, [{ page: id, outcome: 'worked' }])
  expect((await said(house, 'bo', id))?.rung).toBe('repeated')
  const rungs = { repeated: 1, proven: 2, share: 50 }
  await house.do('host', routes.changeCommunity, { params: { slug: house.slug }, input: { rungs } })
  expect((await said(house, 'bo', id))?.rung).toBe('proven')
  await house.do('amina', routes.changePage, { params: { id }, input: { status: 'retired' } })
  expect((await said(house, 'bo', id))?.rung).toBe('retired')
})

test('[TR6] stewards hear of a story that speaks against their practice, once, and of none that they could not all read', async () => {
  await using house = await openHouse()
  await takeNotice(house.services)
  const { id } = await practice(house)
  await house.do('amina', routes.changePage, { params: { id }, input: { stewards: [house.idOf('host')] } })
  const doubts = async () => {
    while ((await takeNotice(house.services)).more);
    const { items } = await house.do('host', routes.readInbox, { query: { show: 'direct' } })
    return items.flatMap(({ notices }) => notices).filter(({ reason }) => reason === 'doubted').length
  }
  await doubts()
  const mug = await story(house, 'bo', 'Mug', [{ page: id, outcome: 'worked' }])
  expect(await doubts()).toBe(0)
  await change(house, 'bo', mug.id, [{ page: id, outcome: 'did-not' }])
  expect(await doubts()).toBe(1)
  await change(house, 'bo', mug.id, [{ page: id, outcome: 'mixed' }])
  await house.do('bo', routes.changePage, { params: { id: mug.id }, input: { title: 'A mug' } })
  expect(await doubts()).toBe(1)
  await house.do('bo', routes.narrowPage, {
    params: { id: mug.id },
    input: { audience: { floor: 'member', people: [] } },
  })
  await change(house, 'bo', mug.id, [{ page: id, outcome: 'did-not' }])
  expect(await doubts()).toBe(1)
})
