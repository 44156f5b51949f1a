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

test('[DO23] thanks they gave lately are not said any more, and a charter means again what was signed', async () => {
  await using house = await openHouse()
  const { slug } = house
  const charter = await house.do('founder', routes.createPage, {
    params: { slug },
    input: { kind: 'charter', title: 'Our charter', markdown: 'We mend.' },
  })
  const read = async () => (await house.do('amina', routes.readPage, { params: { id: charter.id } })).charter
  house.clock.advance(1000)
  const input = { revision: (await read())?.revision ?? '' }
  await house.do('amina', routes.signCharter, { params: { id: charter.id }, input })
  const { id } = await write(house, 'Glue')
  const thank = (who: Persona, words: string) =>
    house.do(who, routes.giveThanks, {
      params: { slug },
      input: { to: house.idOf('amina'), about: { kind: 'page', id }, words },
    })
  await thank('founder', 'It held.')
  house.clock.advance(2 * DAY)
  await thank('bo', 'Buy pills.')
  await house.do('bo', routes.createVersion, { params: { id: charter.id }, input: { meaning: 'Buy pills.' } })
  expect(await read()).toMatchObject({ signed: 0, mine: { state: 'outdated' } })
  expect(await undo(house)).toMatchObject({ removed: 1 })
  expect(await read()).toMatchObject({ signed: 1, meaning: null, mine: { state: 'holds' } })
  const said = await house.do('host', routes.listThanks, { params: { slug, id: house.idOf('amina') } })
  expect(said.items.map(({ words }) => words)).toEqual(['It held.'])
})

test('[DO23] what they signed up to show lately is taken back too', async () => {
  await using house = await openHouse()
  const at = '2026-01-20T18:00'
  const { gatheringId: id } = await house.do('host', routes.planGathering, {
    params: { slug: house.slug },
    input: { title: 'Show & Tell', start: at, zone: 'Europe/Berlin' },
  })
  const show = (who: Persona, title: string) =>
    house.do(who, routes.addShowing, { params: { id, at }, input: { title, minutes: 5 } })
  await show('bo', 'A lamp')
  house.clock.advance(2 * DAY)
  await show('amina', 'A mug')
  await show('bo', 'Cheap pills')
  expect(await undo(house)).toMatchObject({ removed: 1 })
  const { showings } = await house.do('amina', routes.readGathering, { params: { id, at } })
  expect(showings.map(({ title }) => title)).toEqual(['A lamp', 'A mug'])
  expect(house.told('showing-withdrawn')).toHaveLength(1)
})

test('[DO23] what they lately entered in a challenge, or confirmed there, is taken back; a badge that was earned stays', async () => {
  await using house = await openHouse()
  const { slug } = house
  const make = (title: string) => {
    const now = house.clock.now()
    const input = { title, goal: 'Mend.', badge: 'Mender', opensAt: now, closesAt: now + 30 * DAY }
    return house.do('host', routes.makeChallenge, { params: { slug }, input })
  }
  const enter = async (who: Persona, challenge: { id: string }) => {
    const input = { kind: 'story', title: 'The toaster', markdown: 'It was the fuse.' } as const
    const story = await house.do(who, routes.createPage, { params: { slug }, input })
    const page = { params: { id: challenge.id }, input: { pageId: story.id } }
    const { entries } = await house.do(who, routes.enterChallenge, page)
    return entries.find(({ mine }) => mine)?.id ?? ''
  }
  const confirm = (who: Persona, id: string) => house.do(who, routes.confirmEntry, { params: { id } })
  const read = ({ id }: { id: string }) => house.do('host', routes.readChallenge, { params: { id } })
  const [first, second] = [await make('Mend in public'), await make('Mend at home')]
  house.clock.advance(2 * DAY)
  await enter('bo', first)
  const waits = await enter('amina', first)
  const earns = await enter('amina', second)
  for (const who of ['bo', 'host'] as const) await confirm(who, earns)
  await confirm('bo', waits)
  // Their story, what they entered, and that they confirmed another.
  expect(await undo(house)).toMatchObject({ removed: 3 })
  const { entries } = await read(first)
  expect(entries.map(({ by, confirmed }) => [by.name, confirmed])).toEqual([['Amina', []]])
  expect((await read(second)).entries.map(({ earnedAt }) => earnedAt !== null)).toEqual([true])
  expect(house.told('entry-withdrawn')).toHaveLength(1)
})

test('[DO23] what a host put into the queue of thoughts lately waits no more once they are none and it is undone', async () => {
  await using house = await openHouse()
  const params = { slug: house.slug }
  const role = (to: 'host' | 'member') =>
    house.do('founder', routes.changeMember, { params: { ...params, id: house.idOf('bo') }, input: { role: to } })
  const add = (who: Persona, words: string) => house.do(who, routes.addPrompt, { params, input: { words } })
  await role('host')
  await add('bo', 'What broke?')
  house.clock.advance(2 * DAY)
  await add('bo', 'Buy pills.')
  await add('host', 'Who helped?')
  await role('member')
  expect((await undo(house)).removed).toBe(1)
  const { queue } = await house.do('host', routes.readThoughts, { params })
  expect(queue.map(({ words }) => words)).toEqual(['What broke?', 'Who helped?'])
})
