import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'

const at = (house: House) => ({ slug: house.slug })
const search = (house: House, who: Persona, n: number, q: string, found = 0) =>
  house.do(who, routes.logSearch, {
    params: at(house),
    input: { id: `search${String(n).padStart(10, '0')}`, q, found },
  })
const gaps = (house: House) => house.do('amina', routes.readGaps, { params: at(house) })
const told = async (house: House, who: Persona) => (await house.do(who, routes.readHome, { params: at(house) })).told
const page = (house: House, title: string, markdown: string) =>
  house.do('bo', routes.createPage, { params: at(house), input: { kind: 'practice', title, markdown } })

test('[CO57] searches in vain are counted without who made them, until somebody opens a hit', async () => {
  await using house = await openHouse()
  const lev = await page(house, 'Lever', 'Press it.')
  await search(house, 'guest', 1, 'Thermal fuse')
  await search(house, 'bo', 2, 'thermal  FUSE')
  await search(house, 'bo', 2, 'thermal  FUSE')
  await search(house, 'bo', 3, 'lever', 1)
  expect((await gaps(house)).searches).toMatchObject([{ times: 2 }, { words: 'lever', times: 1 }])
  expect(house.told('searched-in-vain').map(({ by, data }) => [by, data])).toContainEqual([null, {}])
  const end = { params: { ...at(house), id: 'search0000000003' }, input: { kind: 'page' as const, id: lev.id } }
  await house.do('bo', routes.endSearch, end)
  expect((await gaps(house)).searches).toHaveLength(1)
  const { searches } = await house.do('bo', routes.listToAnswer, { params: { id: lev.id } })
  expect(searches).toEqual([{ words: 'lever', times: 1 }])
  const led = async (who: Persona) => (await house.do(who, routes.listToAnswer, { params: { id: lev.id } })).searches
  expect([await led('guest'), await led('stranger')]).toEqual([[], []])
  await expect(house.do('guest', routes.readGaps, { params: at(house) })).rejects.toMatchObject({ code: 'not-allowed' })
})

test('[CO57] a search leads to a hit that is there for the searcher, in their own community', async () => {
  await using house = await openHouse()
  await search(house, 'bo', 1, 'lever', 1)
  const end = (id: string) =>
    house.do('bo', routes.endSearch, {
      params: { ...at(house), id: 'search0000000001' },
      input: { kind: 'page' as const, id },
    })
  await expect(end('0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c3d')).rejects.toMatchObject({ code: 'not-found' })
  const { store, clock } = house.services
  const elsewhere = { ...house.community, id: 'elsewhere' as typeof house.community.id, slug: 'elsewhere' }
  await store.change(async (writes) => {
    await writes.communities.add(elsewhere)
    await writes.members.setRole(elsewhere.id, house.idOf('bo'), 'member', clock.now())
  })
  await house.services.settings.write('elsewhere', await house.services.settings.read(house.slug))
  const theirs = await house.do('bo', routes.createPage, {
    params: { slug: 'elsewhere' },
    input: { kind: 'note', title: 'Theirs' },
  })
  await expect(end(theirs.id)).rejects.toMatchObject({ code: 'not-found' })
})

test('[CO57] what may be nobody’s business is not logged: addresses, numbers, keys', async () => {
  await using house = await openHouse()
  const words = ['bo@example.org', 'call +44 20 7946 0958', 'aZ3kQ9wLmN2pR7tVxY4bC6dE8fGh1jKs', 'M8 screw 1234567', 'a']
  for (const [n, q] of words.entries()) await search(house, 'guest', n, q)
  expect((await gaps(house)).searches.map(({ words }) => words)).toEqual(['M8 screw 1234567'])
})

test('[CO57] the board shows what waits, what links name and nobody wrote, what nobody vouches for, and what many ask', async () => {
  await using house = await openHouse()
  await page(house, 'Toaster', 'See [[The crumb tray]] and [[the crumb tray]].')
  await page(house, 'Kettle', 'See [[The crumb tray]].')
  const trusted = await page(house, 'Iron', 'Hot.')
  await house.do('bo', routes.changePage, { params: { id: trusted.id }, input: { status: 'trusted' } })
  const ask = (title: string) =>
    house.do('bo', routes.askQuestion, { params: at(house), input: { title, markdown: '', tags: ['magnets'] } })
  for (const title of ['Where to buy one?', 'Which size?', 'How strong?']) await ask(title)
  house.clock.advance(49 * 60 * 60 * 1000)
  await ask('Another one?')
  const board = await gaps(house)
  expect(board.unanswered.map(({ title }) => title).sort()).toEqual(['How strong?', 'Where to buy one?', 'Which size?'])
  expect(board.wanted).toMatchObject([{ title: 'The crumb tray', times: 2, from: [{ pageKind: 'practice' }, {}] }])
  expect(board.unvouched).toMatchObject([{ page: { title: 'Iron' }, why: 'no-steward' }])
  expect(board.clusters).toMatchObject([{ about: 'magnets', questions: [{}, {}, {}, {}] }])
})

test('[CO58] who waits for a gap is told once something fills it, until they put it away', async () => {
  await using house = await openHouse()
  await search(house, 'guest', 1, 'thermal fuse')
  const wait = (who: Persona, on: boolean) =>
    house.do(who, routes.waitForGap, { params: at(house), input: { kind: 'search', words: 'thermal fuse', on } })
  await wait('guest', true)
  await wait('amina', true)
  expect((await gaps(house)).searches).toMatchObject([{ waiting: true }])
  await wait('amina', false)
  await page(house, 'Cord', 'Look at it.')
  expect((await told(house, 'guest')).filled).toEqual([])
  const made = await page(house, 'A fuse that is thermal', 'It blows.')
  expect((await told(house, 'guest')).filled).toMatchObject([
    { words: 'thermal fuse', title: made.title, url: made.url },
  ])
  expect((await told(house, 'amina')).filled).toEqual([])
  expect((await gaps(house)).searches).toEqual([])
  expect(house.told('gap-filled')).toHaveLength(1)
  await house.do('guest', routes.dismissTold, {
    params: at(house),
    input: { what: 'filled', kind: 'search', words: 'Thermal fuse' },
  })
  expect((await told(house, 'guest')).filled).toEqual([])
})

test('[CO58] nobody waits for more than a hundred things at a time', async () => {
  await using house = await openHouse()
  const wait = (words: string, on = true) =>
    house.do('guest', routes.waitForGap, { params: at(house), input: { kind: 'search', words, on } })
  for (let n = 0; n < 100; n++) await wait(`thing ${n}`)
  await expect(wait('one more')).rejects.toMatchObject({ code: 'conflict' })
  await wait('thing 7')
  await wait('thing 7', false)
  await wait('one more')
})

test('[CO58] an answered question fills a gap as a page does', async () => {
  await using house = await openHouse()
  await house.do('guest', routes.waitForGap, {
    params: at(house),
    input: { kind: 'search', words: 'magnet polish', on: true },
  })
  const input = { title: 'How to polish?', markdown: '' }
  const question = await house.do('amina', routes.askQuestion, { params: at(house), input })
  const answer = await house.do('bo', routes.answerQuestion, {
    params: { id: question.id },
    input: { markdown: 'Not the magnet.' },
  })
  expect((await told(house, 'guest')).filled).toEqual([])
  await house.do('amina', routes.acceptAnswer, { params: { id: answer.id } })
  expect((await told(house, 'guest')).filled).toMatchObject([{ title: 'How to polish?' }])
})

test('[CO59] a member is asked to fill a gap or look after a page, and nobody else sees it', async () => {
  await using house = await openHouse()
  const made = await page(house, 'Iron', 'Hot.')
  const invite = (kind: 'search' | 'page', words: string, more: object = {}) =>
    house.do('amina', routes.inviteToGap, {
      params: at(house),
      input: { kind, words, memberId: house.idOf('bo'), ...more },
    })
  await invite('search', 'thermal fuse')
  await invite('page', 'Iron', { pageId: made.id })
  expect((await told(house, 'bo')).invited).toMatchObject([
    { kind: 'page', page: { title: 'Iron' } },
    { kind: 'search', words: 'thermal fuse', by: { name: 'Amina' } },
  ])
  expect((await told(house, 'host')).invited).toEqual([])
  await expect(invite('page', 'Iron')).rejects.toMatchObject({ code: 'bad-input' })
  const guest = { kind: 'search' as const, words: 'x y z', memberId: house.idOf('guest') }
  const asking = house.do('amina', routes.inviteToGap, { params: at(house), input: guest })
  await expect(asking).rejects.toMatchObject({ code: 'bad-input' })
})

test('[CO59] nobody piles askings up before somebody: twenty of one member wait at a time', async () => {
  await using house = await openHouse()
  const invite = (who: Persona, words: string) =>
    house.do(who, routes.inviteToGap, {
      params: at(house),
      input: { kind: 'search', words, memberId: house.idOf('bo') },
    })
  for (let n = 0; n < 20; n++) await invite('amina', `thing ${n}`)
  await expect(invite('amina', 'one more')).rejects.toMatchObject({ code: 'conflict' })
  await invite('host', 'one more')
  await house.do('bo', routes.dismissTold, {
    params: at(house),
    input: { what: 'invited', kind: 'search', words: 'thing 3' },
  })
  await invite('amina', 'another')
})
