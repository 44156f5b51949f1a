import { routes } from '@commonplace/api'
import { applyJson, fromMarkdown, textOfBody } from '@commonplace/document'
import { expect, test, vi } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'

const TEXT = 'Wait a whole day.\n\nThen sand it by hand.'
const write = (house: House) =>
  house.do('bo', routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'practice', title: 'Glue', markdown: TEXT },
  })
const suggest = (house: House, who: Persona, id: string, quote: string, proposal: string, markdown = '') =>
  house.do(who, routes.commentPage, { params: { id }, input: { markdown, proposal, on: { quote } } })
const read = (house: House, id: string, who: Persona = 'amina') =>
  house.do(who, routes.readPage, { params: { id }, query: { format: 'markdown' } })
const accept = (house: House, who: Persona, id: string) => house.do(who, routes.acceptSuggestion, { params: { id } })

test('[CO116] whoever reads suggests other words; who writes takes them in, and they are the words of whoever proposed them', async () => {
  await using house = await openHouse()
  const page = await write(house)
  const one = await suggest(house, 'guest', page.id, 'a whole day', 'two cold nights', 'It froze.')
  expect(one).toMatchObject({ proposal: 'two cold nights', outcome: null, may: { accept: false, reject: true } })
  expect((await read(house, page.id)).threads[0]?.may).toMatchObject({ accept: true, reject: true })
  await expect(accept(house, 'guest', one.id)).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(suggest(house, 'stranger', page.id, 'day', 'night')).rejects.toMatchObject({ code: 'not-signed-in' })

  expect((await accept(house, 'amina', one.id)).outcome).toBe('accepted')
  expect((await read(house, page.id)).markdown).toContain('Wait two cold nights.')
  await accept(house, 'amina', one.id)
  expect(house.told('suggestion-accepted')).toHaveLength(1)
  const { people, runs } = await house.do('bo', routes.readAttribution, { params: { id: page.id } })
  const guests = runs.filter(({ by }) => people[by]?.name === 'Guest')
  expect(guests.reduce((sum, { from, to }) => sum + to - from, 0)).toBeGreaterThanOrEqual('two cold nights'.length - 1)
  expect((await read(house, page.id)).contributors.map(({ name }) => name)).toContain('Guest')
})

test('[CO117] concurrent edits do not break a suggestion: it goes along, and is not taken in where its words were changed', async () => {
  await using house = await openHouse()
  const page = await write(house)
  const moved = await suggest(house, 'guest', page.id, 'sand it by hand', 'sand it with a block')
  const changed = await suggest(house, 'guest', page.id, 'Wait a whole day.', 'Wait two days.')
  await house.type('bo', page.documentId, (doc) =>
    applyJson(
      doc,
      fromMarkdown('Before all: read this.\n\nWait a long week.\n\nThen sand it by hand. Dust off.').json,
      null,
    ),
  )
  await house.quiet()
  await accept(house, 'amina', moved.id)
  await expect(accept(house, 'amina', changed.id)).rejects.toMatchObject({ code: 'conflict' })
  const { markdown } = await read(house, page.id)
  expect(markdown).toContain('Then sand it with a block. Dust off.')
  expect(markdown).toContain('Wait a long week.')
  await house.do('bo', routes.rejectSuggestion, { params: { id: changed.id } })
  expect(await read(house, page.id)).toMatchObject({ threads: [], resolvedThreads: 2 })
})

test('[CO116] of several who decide at the same time one does, and what was laid aside is not taken in', async () => {
  await using house = await openHouse()
  const page = await write(house)
  const one = await suggest(house, 'guest', page.id, 'a whole day', 'a whole day and a night')
  const outcomes = await Promise.all((['amina', 'bo', 'host'] as const).map((who) => accept(house, who, one.id)))
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted'])
  expect((await read(house, page.id)).markdown).toContain('Wait a whole day and a night.')
  expect(house.told('suggestion-accepted')).toHaveLength(1)
  const other = await suggest(house, 'guest', page.id, 'by hand', 'by foot')
  await house.do('bo', routes.rejectSuggestion, { params: { id: other.id } })
  await expect(accept(house, 'amina', other.id)).rejects.toMatchObject({ code: 'conflict' })
  expect((await read(house, page.id)).markdown).toContain('by hand')
})

test('[CO118] all suggestions are decided at once; who proposed one takes it back', async () => {
  await using house = await openHouse()
  const page = await write(house)
  const decide = (decision: 'accept' | 'reject') =>
    house.do('amina', routes.decideSuggestions, { params: { id: page.id }, input: { decision } })
  await suggest(house, 'guest', page.id, 'a whole day', 'a day')
  house.clock.advance(1000)
  // The same words again: whoever comes second finds them changed.
  await suggest(house, 'bo', page.id, 'whole day', 'night')
  house.clock.advance(1000)
  await suggest(house, 'bo', page.id, 'by hand', 'slowly')
  expect(await decide('accept')).toMatchObject({ decided: 2, left: 1 })
  expect((await read(house, page.id)).markdown?.trim()).toBe('Wait a day.\n\nThen sand it slowly.')
  expect(await decide('reject')).toMatchObject({ decided: 1, left: 0 })
  const own = await suggest(house, 'guest', page.id, 'slowly', 'fast')
  await expect(
    house.do('guest', routes.decideSuggestions, { params: { id: page.id }, input: { decision: 'reject' } }),
  ).rejects.toMatchObject({ code: 'not-allowed' })
  expect((await house.do('guest', routes.rejectSuggestion, { params: { id: own.id } })).outcome).toBe('rejected')
  for (const quote of ['Wait a day.\n\nThen', 'never there'])
    await expect(suggest(house, 'bo', page.id, quote, 'x')).rejects.toMatchObject({ code: 'bad-input' })
})

test('[CO119] words of several paragraphs are suggested as one: taken in together, and not at all once one of them was changed', async () => {
  await using house = await openHouse()
  const page = await write(house)
  const both = 'a whole day.\n\nThen sand it'
  await expect(suggest(house, 'guest', page.id, both, 'a week. Then file it')).rejects.toMatchObject({
    code: 'bad-input',
    message: expect.stringContaining('2 paragraphs'),
  })
  const one = await suggest(house, 'guest', page.id, both, 'a week.\nThen file it')
  const other = await suggest(house, 'guest', page.id, both, 'a day.\nThen oil it')
  expect((await accept(house, 'amina', one.id)).outcome).toBe('accepted')
  await expect(accept(house, 'amina', other.id)).rejects.toMatchObject({ code: 'conflict' })
  expect((await read(house, page.id)).markdown?.trim()).toBe('Wait a week.\n\nThen file it by hand.')
  const { people, runs } = await house.do('bo', routes.readAttribution, { params: { id: page.id } })
  expect(runs.filter(({ by }) => people[by]?.name === 'Guest').length).toBeGreaterThanOrEqual(2)
})

test('[CO119] a suggestion does not reach from a line into a table', async () => {
  await using house = await openHouse()
  const input = { kind: 'note' as const, title: 'Oils', markdown: 'Before it.\n\n| a | b |\n| --- | --- |\n| c | d |' }
  const { id } = await house.do('bo', routes.createPage, { params: { slug: house.slug }, input })
  await expect(suggest(house, 'guest', id, 'Before it.\na', 'x\ny')).rejects.toMatchObject({
    code: 'bad-input',
    message: expect.stringContaining('table'),
  })
})

const HOUR = 60 * 60 * 1000
const takeBack = (house: House, who: Persona, id: string) =>
  house.do(who, routes.reconsiderSuggestion, { params: { id } })
const texts = async (house: House, id: string) => (await read(house, id)).markdown?.trim()

test('[CO124] what was taken in is taken back: the words before it are there again, among all that was written since', async () => {
  await using house = await openHouse()
  const page = await write(house)
  const one = await suggest(house, 'guest', page.id, 'a whole day', 'two cold nights')
  expect((await accept(house, 'amina', one.id)).may).toMatchObject({ accept: false, reconsider: true })
  await house.type('host', page.documentId, (doc) =>
    applyJson(doc, fromMarkdown('First wait two cold nights, or three.\n\nThen sand it by hand.').json, null),
  )
  await house.quiet()
  await expect(takeBack(house, 'guest', one.id)).rejects.toMatchObject({ code: 'not-allowed' })
  house.clock.advance(HOUR)
  const open = await takeBack(house, 'bo', one.id)
  expect(open).toMatchObject({ outcome: null, resolved: null, stands: { quote: 'a whole day' } })
  expect(open.takenBack?.by.name).toBe('Bo')
  expect(open.may).toMatchObject({ accept: true, reconsider: false })
  expect(await texts(house, page.id)).toBe('First wait a whole day, or three.\n\nThen sand it by hand.')
  await expect(takeBack(house, 'amina', one.id)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('open again'),
  })
  expect(house.told('suggestion-reconsidered')).toHaveLength(1)
  await accept(house, 'amina', one.id)
  expect(await texts(house, page.id)).toContain('First wait two cold nights, or three.')
})

test('[CO124] the words that come back are of whoever wrote them, not of whoever took the suggestion back', async () => {
  await using house = await openHouse()
  const page = await write(house)
  const one = await suggest(house, 'guest', page.id, 'a whole day', 'two cold nights')
  await accept(house, 'amina', one.id)
  await takeBack(house, 'amina', one.id)
  expect(await texts(house, page.id)).toBe(TEXT)
  const { people, runs } = await house.do('bo', routes.readAttribution, { params: { id: page.id } })
  expect(new Set(runs.map(({ by }) => people[by]?.name))).toEqual(new Set(['Bo']))
})

/** A page with a suggestion that was taken in, and whose words somebody changed since. */
async function takenInAndChanged(house: House) {
  const page = await write(house)
  const one = await suggest(house, 'guest', page.id, 'a whole day', 'two cold nights')
  await accept(house, 'amina', one.id)
  await house.type('bo', page.documentId, (doc) =>
    applyJson(doc, fromMarkdown('Wait two very cold nights.\n\nThen sand it by hand.').json, null),
  )
  await house.quiet()
  return { page, one }
}

test('[CO124] where its words were changed since they were taken in, it stays as it is and a sentence says so', async () => {
  await using house = await openHouse()
  const { page, one } = await takenInAndChanged(house)
  await expect(takeBack(house, 'amina', one.id)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('changed since'),
  })
  expect(await texts(house, page.id)).toContain('Wait two very cold nights.')
  const { items } = await house.do('amina', routes.listThreads, {
    params: { id: page.id },
    query: { show: 'resolved' },
  })
  expect(items).toMatchObject([{ outcome: 'accepted', takenBack: null }])
})

test('[CO124] of several who take it back at the same time one does, while others write', async () => {
  await using house = await openHouse()
  const page = await write(house)
  const one = await suggest(house, 'guest', page.id, 'a whole day', 'two cold nights')
  await accept(house, 'amina', one.id)
  const typing = house.type('host', page.documentId, (doc) =>
    applyJson(doc, fromMarkdown('Wait two cold nights.\n\nThen sand it by hand, slowly.').json, null),
  )
  const tries = await Promise.allSettled((['amina', 'bo', 'host'] as const).map((who) => takeBack(house, who, one.id)))
  await typing
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await house.quiet()
  expect(await texts(house, page.id)).toBe('Wait a whole day.\n\nThen sand it by hand, slowly.')
})

test('[CO124] what was laid aside is taken up again for a day, by who writes the page or who had laid it aside', async () => {
  await using house = await openHouse()
  const page = await write(house)
  const reject = (who: Persona, id: string) => house.do(who, routes.rejectSuggestion, { params: { id } })
  const own = await suggest(house, 'guest', page.id, 'a whole day', 'a night')
  expect((await reject('guest', own.id)).may.reconsider).toBe(true)
  expect((await takeBack(house, 'guest', own.id)).outcome).toBeNull()
  await reject('bo', own.id)
  await expect(takeBack(house, 'guest', own.id)).rejects.toMatchObject({ code: 'not-allowed' })
  // Its words are looked for where they stand now.
  await house.do('bo', routes.changePage, { params: { id: page.id }, input: { markdown: `Begin. ${TEXT}` } })
  expect((await takeBack(house, 'amina', own.id)).stands).toMatchObject({ before: 'Begin. Wait ' })
  await reject('bo', own.id)
  house.clock.advance(25 * HOUR)
  await expect(takeBack(house, 'bo', own.id)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('a day ago'),
  })
  const said = await house.do('guest', routes.commentPage, { params: { id: page.id }, input: { markdown: 'Why?' } })
  await expect(takeBack(house, 'bo', said.id)).rejects.toMatchObject({ code: 'bad-input' })
})

test('[CO124] several that were decided at once are named, so that they are taken back at once', async () => {
  await using house = await openHouse()
  const page = await write(house)
  await suggest(house, 'guest', page.id, 'a whole day', 'a week')
  house.clock.advance(1000)
  await suggest(house, 'bo', page.id, 'by hand', 'slowly')
  const params = { id: page.id }
  const { ids } = await house.do('amina', routes.decideSuggestions, { params, input: { decision: 'accept' } })
  expect(ids).toHaveLength(2)
  for (const id of ids.toReversed()) await takeBack(house, 'amina', id)
  expect(await texts(house, page.id)).toBe(TEXT)
  expect((await read(house, page.id)).threads).toHaveLength(2)
})

/** Takes it back up to the edit of the page, or up to right behind that, and no further: as where the process was killed there. */
async function cutShort(house: House, id: string, until: 'before' | 'behind'): Promise<void> {
  const { promise: killed, resolve } = Promise.withResolvers<void>()
  const never = new Promise<never>(() => undefined)
  vi.spyOn(house.services.documents, 'edit').mockImplementationOnce(async (...edit) => {
    if (until === 'behind') await house.rooms.edit(...edit)
    resolve()
    return never
  })
  void takeBack(house, 'amina', id)
  await killed
}

test.each([
  ['two cold nights', 'before'],
  ['two cold nights', 'behind'],
  // Nothing was put in: that it came back already shows by its words alone.
  ['a day', 'before'],
  ['a day', 'behind'],
] as const)(
  '[CO124] %s: taking it back was cut short %s the edit, and the next to do so finishes it',
  async (by, until) => {
    await using house = await openHouse()
    const page = await write(house)
    const one = await suggest(house, 'guest', page.id, 'a whole day', by)
    await accept(house, 'amina', one.id)
    await cutShort(house, one.id, until)
    // It may be under way still.
    await expect(takeBack(house, 'bo', one.id)).rejects.toMatchObject({
      message: expect.stringContaining('open again'),
    })
    house.clock.advance(2 * HOUR)
    // Somebody writes on, and where its words stand is followed.
    await house.type('bo', page.documentId, (doc) => {
      const last = textOfBody(doc).stretches.at(-1)
      last?.ytext.insert(last.length, ' Dust off.')
    })
    await house.quiet()
    const [open] = (await read(house, page.id)).threads
    expect(open).toMatchObject({ outcome: null, may: { reconsider: true } })
    await expect(takeBack(house, 'guest', one.id)).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await takeBack(house, 'bo', one.id)).toMatchObject({
      stands: { quote: 'a whole day' },
      may: { accept: true, reconsider: false },
    })
    expect(await texts(house, page.id)).toBe(`${TEXT} Dust off.`)
    expect(house.told('suggestion-reconsidered')).toHaveLength(1)
    await accept(house, 'amina', one.id)
    expect(await texts(house, page.id)).toContain(`Wait ${by}.`)
  },
)

test('[CO124] where it cannot be taken back, what somebody decided meanwhile stays', async () => {
  await using house = await openHouse()
  const { page, one } = await takenInAndChanged(house)
  vi.spyOn(house.services.documents, 'edit').mockImplementationOnce(async (...edit) => {
    await house.do('bo', routes.rejectSuggestion, { params: { id: one.id } })
    return house.rooms.edit(...edit)
  })
  await expect(takeBack(house, 'amina', one.id)).rejects.toMatchObject({ code: 'conflict' })
  const { items } = await house.do('amina', routes.listThreads, {
    params: { id: page.id },
    query: { show: 'resolved' },
  })
  expect(items).toMatchObject([{ outcome: 'rejected', resolved: { by: { name: 'Bo' } } }])
})

test('[CO124] of a very long page nothing is kept to take back: that is not offered, and a sentence says so', async () => {
  await using house = await openHouse()
  const page = await write(house)
  const one = await suggest(house, 'guest', page.id, 'a whole day', 'two cold nights')
  await suggest(house, 'guest', page.id, 'by hand', 'slowly')
  await house.type('bo', page.documentId, (doc) => {
    const last = textOfBody(doc).stretches.at(-1)
    // Each before the one that was written last: none of them is joined with another.
    for (let n = 0; n < 20_000; n++) last?.ytext.insert('Then '.length, n % 60 === 0 ? ' ' : 'x')
  })
  await house.quiet()
  expect(await accept(house, 'amina', one.id)).toMatchObject({ outcome: 'accepted', may: { reconsider: false } })
  await expect(takeBack(house, 'amina', one.id)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining('very long pages'),
  })
  const params = { id: page.id }
  const all = await house.do('amina', routes.decideSuggestions, { params, input: { decision: 'accept' } })
  expect(all).toEqual({ decided: 1, left: 0, ids: [] })
  expect(await texts(house, page.id)).toContain('Wait two cold nights.')
})
