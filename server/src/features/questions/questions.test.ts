import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'

const ask = (house: House, title: string, markdown = 'Who knows?', more: Record<string, unknown> = {}) =>
  house.do('amina', routes.askQuestion, { params: { slug: house.slug }, input: { title, markdown, ...more } })
const answer = (house: House, id: string, markdown: string, who: 'bo' | 'amina' | 'host' = 'bo') =>
  house.do(who, routes.answerQuestion, { params: { id }, input: { markdown } })

test('[CO22] a question is asked from a sentence of a page, and both sides show it', async () => {
  await using house = await openHouse()
  const page = await house.do('bo', routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'practice', title: 'Glue', markdown: 'Sand it.\n\nWait a whole day before use.' },
  })
  const askedFrom = { pageId: page.id, quote: 'Wait a whole day' }
  const asked = await ask(house, 'Why a whole day?', 'Is an hour not enough?', { askedFrom, tags: ['glue'] })
  expect(asked).toMatchObject({ quote: 'Wait a whole day', about: { id: page.id, kind: 'practice' }, answers: 0 })
  expect(asked.may).toMatchObject({
    edit: true,
    delete: true,
    answer: true,
    accept: true,
    merge: true,
    moderate: false,
  })
  const read = await house.do('stranger', routes.readPage, { params: { id: page.id } })
  expect(read.questions).toEqual([
    expect.objectContaining({ id: asked.id, quote: 'Wait a whole day', accepted: false }),
  ])
  expect(read.links.in).toEqual([expect.objectContaining({ type: 'asked-from', kind: 'question', id: asked.id })])
  const gone = { pageId: page.id, quote: 'words that nobody wrote here' }
  expect((await ask(house, 'And this?', '', { askedFrom: gone })).quote).toBe(gone.quote)
})

test('[CO2] a question or answer sent twice is made once', async () => {
  await using house = await openHouse()
  const id = '0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c3d'
  await ask(house, 'Why?', 'Really.', { id })
  expect((await ask(house, 'Why?', 'Really.', { id })).id).toBe(id)
  await expect(ask(house, 'Why not?', 'Really.', { id })).rejects.toMatchObject({ code: 'conflict' })
  const answerId = '0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c3e'
  const sent = { params: { id }, input: { id: answerId, markdown: 'Because.' } }
  await house.do('bo', routes.answerQuestion, sent)
  expect((await house.do('bo', routes.answerQuestion, sent)).id).toBe(answerId)
  await expect(house.do('host', routes.answerQuestion, sent)).rejects.toMatchObject({ code: 'conflict' })
  const read = await house.do('bo', routes.readQuestion, { params: { id } })
  expect(read.answerList).toHaveLength(1)
  expect(house.told('question-asked', 'answer-given')).toHaveLength(2)
})

test('[CO30] the asker accepts an answer, another replaces it, and it can be taken back', async () => {
  await using house = await openHouse()
  const asked = await ask(house, 'Why?')
  const first = await answer(house, asked.id, 'Because.')
  const second = await answer(house, asked.id, 'Therefore.', 'host')
  await expect(house.do('bo', routes.acceptAnswer, { params: { id: first.id } })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  const accepted = await house.do('amina', routes.acceptAnswer, { params: { id: second.id } })
  expect(accepted).toMatchObject({ accepted: true, acceptedBy: { name: 'Amina' } })
  expect(accepted.answerList.map(({ id, accepted }) => [id, accepted])).toEqual([
    [second.id, true],
    [first.id, false],
  ])
  await house.do('amina', routes.acceptAnswer, { params: { id: second.id } })
  expect(house.told('answer-accepted')).toHaveLength(1)
  const open = await house.do('host', routes.unacceptAnswer, { params: { id: second.id } })
  expect(open.accepted).toBe(false)
})

test('[CO31] a vote counts once, and nobody votes for their own answer', async () => {
  await using house = await openHouse()
  const asked = await ask(house, 'Why?')
  const { id } = await answer(house, asked.id, 'Because.')
  const vote = { params: { id } }
  expect(await house.do('amina', routes.giveVote, vote)).toEqual({ votes: 1, voted: true })
  expect(await house.do('amina', routes.giveVote, vote)).toEqual({ votes: 1, voted: true })
  expect(await house.do('host', routes.giveVote, vote)).toEqual({ votes: 2, voted: true })
  await expect(house.do('bo', routes.giveVote, vote)).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(house.do('guest', routes.giveVote, vote)).rejects.toMatchObject({ code: 'not-allowed' })
  expect(await house.do('amina', routes.takeVote, vote)).toEqual({ votes: 1, voted: false })
  expect(house.told('vote-given', 'vote-withdrawn')).toHaveLength(3)
})

test('[CO32] an answer is changed by its author or a host, and found by its new words', async () => {
  await using house = await openHouse()
  const asked = await ask(house, 'Why?')
  const { id } = await answer(house, asked.id, 'Because of damp.')
  const change = { params: { id }, input: { markdown: 'Because of condensation.' } }
  await expect(house.do('amina', routes.changeAnswer, change)).rejects.toMatchObject({ code: 'not-allowed' })
  const changed = await house.do('bo', routes.changeAnswer, change)
  expect(changed.html).toContain('condensation')
  const hits = await house.do('guest', routes.search, { params: { slug: house.slug }, query: { q: 'condensation' } })
  expect(hits.items).toEqual([expect.objectContaining({ kind: 'answer', id, url: `${asked.url}#a-${id}` })])
})

test('[CO33] a withdrawn answer takes its acceptance along; a withdrawn question is gone for all but its author and hosts', async () => {
  await using house = await openHouse()
  const asked = await ask(house, 'Why?')
  const { id } = await answer(house, asked.id, 'Because.')
  await house.do('amina', routes.acceptAnswer, { params: { id } })
  await house.do('bo', routes.deleteAnswer, { params: { id } })
  const open = await house.do('amina', routes.readQuestion, { params: { id: asked.id } })
  expect(open).toMatchObject({ accepted: false, answers: 0, answerList: [] })
  await house.do('amina', routes.deleteQuestion, { params: { id: asked.id } })
  for (const who of ['bo', 'guest', 'stranger', 'outsider'] as const)
    await expect(house.do(who, routes.readQuestion, { params: { id: asked.id } })).rejects.toMatchObject({
      code: 'not-found',
    })
  const { items } = await house.do('bo', routes.listQuestions, { params: { slug: house.slug } })
  expect(items).toEqual([])
})

test('[CO3] title, tags and text of a question change together', async () => {
  await using house = await openHouse()
  const asked = await ask(house, 'Why?')
  const input = { title: 'Why does it squeak?', tags: ['noise'], markdown: 'Only when *wet*.' }
  const changed = await house.do('amina', routes.changeQuestion, { params: { id: asked.id }, input })
  expect(changed).toMatchObject({ title: input.title, tags: ['noise'] })
  expect(changed.html).toContain('<em>wet</em>')
  await expect(
    house.do('bo', routes.changeQuestion, { params: { id: asked.id }, input: { title: 'No' } }),
  ).rejects.toMatchObject({ code: 'not-allowed' })
})

test('[CO34] questions like it are found, itself left out', async () => {
  await using house = await openHouse()
  const before = await ask(house, 'How long does wood glue dry?')
  const asked = await ask(house, 'How long must glue dry in winter?')
  expect(asked.similar.map(({ url }) => url)).toContain(before.url)
  expect(asked.similar.map(({ url }) => url)).not.toContain(asked.url)
  const similar = await house.do('bo', routes.findSimilar, {
    params: { slug: house.slug },
    query: { text: 'glue dry' },
  })
  expect(similar.items.map(({ id }) => id).sort()).toEqual([before.id, asked.id].sort())
})

test('[CO35] lists tell open from resolved, and mine from all', async () => {
  await using house = await openHouse()
  const a = await ask(house, 'A')
  const b = await ask(house, 'B')
  const given = await answer(house, b.id, 'Yes.')
  await house.do('amina', routes.acceptAnswer, { params: { id: given.id } })
  const titles = async (show: 'all' | 'open' | 'unanswered' | 'resolved' | 'mine', who: 'amina' | 'bo' = 'bo') =>
    (await house.do(who, routes.listQuestions, { params: { slug: house.slug }, query: { show } })).items.map(
      ({ id }) => id,
    )
  expect(await titles('open')).toEqual([a.id])
  expect(await titles('unanswered')).toEqual([a.id])
  expect(await titles('resolved')).toEqual([b.id])
  expect((await titles('mine', 'amina')).sort()).toEqual([a.id, b.id].sort())
  expect(await titles('mine')).toEqual([])
})
