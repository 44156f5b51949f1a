import { routes } from '@commonplace/api'
import { paragraph } from '@commonplace/document'
import { toY } from '@commonplace/document/y'
import { REMIND_AFTER } from '@commonplace/domain'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'
import { remindAskers } from '../../work/remind.ts'

const DAY = 24 * 60 * 60 * 1000
const ask = (house: House, title: string, who: Persona = 'amina', more: Record<string, unknown> = {}) =>
  house.do(who, routes.askQuestion, { params: { slug: house.slug }, input: { title, markdown: 'Who knows?', ...more } })
const answer = (house: House, id: string, markdown: string, who: Persona = 'bo') =>
  house.do(who, routes.answerQuestion, { params: { id }, input: { markdown } })
const read = (house: House, id: string, who: Persona = 'amina') =>
  house.do(who, routes.readQuestion, { params: { id } })
const list = async (house: House, show: 'late' | 'obsolete' | 'mine' | 'followed' | 'held' | 'all', who: Persona) =>
  (await house.do(who, routes.listQuestions, { params: { slug: house.slug }, query: { show } })).items.map(
    ({ id }) => id,
  )
const home = (house: House, who: Persona) => house.do(who, routes.readHome, { params: { slug: house.slug } })
const letGuestsAsk = (house: House) =>
  house.do('host', routes.changeCommunity, { params: { slug: house.slug }, input: { guestsAsk: true } })

test('[CO36] what answered somebody before they asked is counted where it stands, told to its steward, and can be taken back', async () => {
  await using house = await openHouse()
  const page = await house.do('bo', routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'practice', title: 'Glue', markdown: '## Drying\n\nWait a whole day.' },
  })
  await house.do('bo', routes.changePage, { params: { id: page.id }, input: { stewards: [house.idOf('bo')] } })
  const id = '0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c3d'
  const input = { id, kind: 'page' as const, subject: page.id, heading: 'Drying', asked: 'How long does glue dry?' }
  const credit = () => house.do('guest', routes.creditAnswer, { params: { slug: house.slug }, input })
  await credit()
  await credit()
  const open = (who: Persona) => house.do(who, routes.readPage, { params: { id: page.id } })
  expect((await open('guest')).answered).toEqual({ count: 1, latest: [] })
  const again = { ...input, id: '0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c3e' }
  await house.do('guest', routes.creditAnswer, { params: { slug: house.slug }, input: again })
  expect((await open('guest')).answered.count, 'one of them, however often').toBe(1)
  await house.do('guest', routes.takeCredit, { params: { id: again.id } })
  expect((await open('bo')).answered.latest).toEqual([
    expect.objectContaining({ heading: 'Drying', asked: input.asked, by: expect.objectContaining({ name: 'Guest' }) }),
  ])
  expect((await home(house, 'bo')).forYou.credits).toHaveLength(1)
  expect((await home(house, 'amina')).forYou.credits).toEqual([])
  await expect(house.do('amina', routes.takeCredit, { params: { id } })).rejects.toMatchObject({ code: 'not-found' })
  await house.do('guest', routes.takeCredit, { params: { id } })
  expect((await open('bo')).answered.count).toBe(0)
})

test('[CO37] a guest asks once where they may; it is held, known to them and the hosts alone, and let through or declined', async () => {
  await using house = await openHouse()
  await expect(ask(house, 'May I?', 'guest')).rejects.toMatchObject({ code: 'not-allowed' })
  await letGuestsAsk(house)
  const asked = await ask(house, 'Where is the key?', 'guest')
  expect(asked).toMatchObject({ held: 'waiting', may: { answer: false, moderate: false } })
  await expect(ask(house, 'And the other key?', 'guest')).rejects.toMatchObject({ code: 'not-allowed' })
  for (const who of ['bo', 'amina', 'stranger', 'outsider'] as const)
    await expect(read(house, asked.id, who)).rejects.toMatchObject({ code: 'not-found' })
  const found = await house.do('bo', routes.search, { params: { slug: house.slug }, query: { q: 'key' } })
  expect(found.items).toEqual([])
  expect([await list(house, 'mine', 'guest'), await list(house, 'all', 'host')]).toEqual([[asked.id], []])
  expect((await home(house, 'host')).forYou.held.map(({ id }) => id)).toEqual([asked.id])
  await expect(list(house, 'held', 'bo')).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(answer(house, asked.id, 'In the door.', 'host')).rejects.toMatchObject({ code: 'not-allowed' })

  const reason = 'We lend no keys.'
  await house.do('host', routes.declineQuestion, { params: { id: asked.id }, input: { reason } })
  expect(await read(house, asked.id, 'guest')).toMatchObject({ held: 'declined', heldReason: reason })
  await house.do('host', routes.admitQuestion, { params: { id: asked.id } })
  expect(await read(house, asked.id, 'stranger')).toMatchObject({ held: null, title: 'Where is the key?' })
  expect(await list(house, 'all', 'bo')).toEqual([asked.id])
  expect(house.told('question-asked').map(({ by }) => by)).toEqual([house.idOf('guest')])
})

test('[CO38] merging moves answers, comments and followers, leads the old address on, and can be taken apart', async () => {
  await using house = await openHouse()
  const stays = await ask(house, 'How long does glue dry?', 'bo')
  const dup = await ask(house, 'When is adhesive hard?', 'amina')
  const given = await answer(house, dup.id, 'After a day.', 'host')
  await house.do('amina', routes.acceptAnswer, { params: { id: given.id } })
  await house.do('bo', routes.commentQuestion, { params: { id: dup.id }, input: { markdown: 'Which one?' } })
  await expect(
    house.do('bo', routes.mergeQuestion, { params: { id: dup.id }, input: { into: stays.id } }),
  ).rejects.toMatchObject({ code: 'not-allowed' })
  const merged = await house.do('host', routes.mergeQuestion, { params: { id: dup.id }, input: { into: stays.id } })
  expect(merged).toMatchObject({ id: stays.id, answers: 1, accepted: true, followers: 3 })
  expect(merged.answerList.map(({ id }) => id)).toEqual([given.id])
  expect(merged.comments).toHaveLength(1)
  expect(merged.merged).toEqual([expect.objectContaining({ id: dup.id, title: 'When is adhesive hard?' })])
  expect(merged.links.in).toEqual([expect.objectContaining({ type: 'duplicate-of', id: dup.id })])
  expect((await read(house, dup.id)).mergedInto).toMatchObject({ id: stays.id })
  expect(await list(house, 'all', 'bo')).toEqual([stays.id])
  const found = await house.do('bo', routes.search, { params: { slug: house.slug }, query: { q: 'adhesive' } })
  expect(found.items.map(({ id }) => id)).toEqual([stays.id])

  // What was written to the old address meanwhile goes where the question stands.
  const late = await answer(house, dup.id, 'Two days in winter.', 'bo')
  expect(late.questionId).toBe(stays.id)
  await expect(house.do('amina', routes.unmergeQuestion, { params: { id: dup.id } })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  const apart = await house.do('host', routes.unmergeQuestion, { params: { id: dup.id } })
  expect(apart).toMatchObject({ id: dup.id, answers: 1, accepted: true, mergedInto: null })
  expect(apart.comments).toHaveLength(1)
  expect(await read(house, stays.id)).toMatchObject({ answers: 1, accepted: false, merged: [] })
})

test('[CO38] what was merged twice takes late answers to where it stands in the end', async () => {
  await using house = await openHouse()
  const first = await ask(house, 'When is adhesive hard?', 'amina')
  const second = await ask(house, 'When is glue hard?', 'amina')
  const stays = await ask(house, 'How long does glue dry?', 'bo')
  await house.do('host', routes.mergeQuestion, { params: { id: first.id }, input: { into: second.id } })
  await house.do('host', routes.mergeQuestion, { params: { id: second.id }, input: { into: stays.id } })
  expect((await answer(house, first.id, 'Two days in winter.', 'bo')).questionId).toBe(stays.id)
})

test('[CO38] whoever may not accept an answer of a question does not do it by merging theirs into it', async () => {
  await using house = await openHouse()
  const victim = await ask(house, 'How long does glue dry?', 'bo')
  const own = await ask(house, 'When is adhesive hard?', 'amina')
  const given = await answer(house, own.id, 'Buy mine.', 'amina')
  await house.do('amina', routes.acceptAnswer, { params: { id: given.id } })
  const merged = await house.do('amina', routes.mergeQuestion, { params: { id: own.id }, input: { into: victim.id } })
  expect(merged).toMatchObject({ id: victim.id, answers: 1, accepted: false })
  await house.do('host', routes.unmergeQuestion, { params: { id: own.id } })
  expect((await read(house, own.id)).accepted).toBe(true)
})

test('[CO39] an answer is confirmed once a day each, marked as no longer true with a reason, and restored', async () => {
  await using house = await openHouse()
  const asked = await ask(house, 'Why?')
  const { id } = await answer(house, asked.id, 'Because.')
  const on = { params: { id } }
  await house.do('amina', routes.confirmAnswer, on)
  expect((await house.do('amina', routes.confirmAnswer, on)).confirmations).toMatchObject({ count: 1, mine: true })
  house.clock.advance(DAY)
  expect((await house.do('amina', routes.confirmAnswer, on)).confirmations.count).toBe(2)
  expect((await house.do('host', routes.confirmAnswer, on)).confirmations.count).toBe(3)
  expect((await house.do('amina', routes.unconfirmAnswer, on)).confirmations).toMatchObject({ count: 2, mine: false })
  const reason = 'They changed the law.'
  const marked = await house.do('host', routes.obsoleteAnswer, { ...on, input: { reason } })
  expect(marked.obsolete).toMatchObject({ reason, by: { name: 'Host' } })
  expect(marked.html).toContain('Because.')
  expect(await list(house, 'obsolete', 'guest')).toEqual([asked.id])
  await expect(house.do('amina', routes.confirmAnswer, on)).rejects.toMatchObject({ code: 'conflict' })
  expect((await house.do('bo', routes.restoreAnswer, on)).obsolete).toBeNull()
  expect(await list(house, 'obsolete', 'guest')).toEqual([])
})

test('[CO100] members comment on questions and answers; a comment is changed by who wrote it, and taken back by them or a host', async () => {
  await using house = await openHouse()
  const asked = await ask(house, 'Why?')
  const { id } = await answer(house, asked.id, 'Because.')
  const sent = { params: { id }, input: { id: '0190c7a1-51b4-7d7a-8f7e-3c1f0a1b2c3d', markdown: 'So *soon*?' } }
  const comment = await house.do('amina', routes.commentAnswer, sent)
  await house.do('amina', routes.commentAnswer, sent)
  expect(comment.html).toContain('<em>soon</em>')
  await expect(house.do('guest', routes.commentAnswer, sent)).rejects.toMatchObject({ code: 'not-allowed' })
  const change = { params: { id: comment.id }, input: { markdown: 'So late?' } }
  await expect(house.do('bo', routes.changeComment, change)).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(house.do('host', routes.changeComment, change)).rejects.toMatchObject({ code: 'not-allowed' })
  await house.do('amina', routes.changeComment, change)
  const [shown] = (await read(house, asked.id, 'guest')).answerList
  expect(shown?.comments).toEqual([
    expect.objectContaining({ markdown: 'So late?', may: { edit: false, delete: false } }),
  ])
  const [moderated] = (await read(house, asked.id, 'host')).answerList
  expect(moderated?.comments[0]?.may).toEqual({ edit: false, delete: true })
  await house.do('host', routes.deleteComment, { params: { id: comment.id } })
  expect((await read(house, asked.id)).answerList[0]?.comments).toEqual([])
  expect(house.told('comment-given', 'comment-changed', 'comment-deleted')).toHaveLength(3)
})

test('[CO101] who is asked to answer finds it on Home until they answered or said no', async () => {
  await using house = await openHouse()
  const asked = await ask(house, 'Why?', 'amina', { invite: [house.idOf('bo'), house.idOf('host')] })
  expect(asked.invited.map(({ name }) => name).sort()).toEqual(['Bo', 'Host'])
  expect((await home(house, 'bo')).forYou.invited.map(({ id }) => id)).toEqual([asked.id])
  await answer(house, asked.id, 'Because.')
  expect((await home(house, 'bo')).forYou.invited).toEqual([])
  const member = house.idOf('host')
  await expect(house.do('bo', routes.declineToAnswer, { params: { id: asked.id, member } })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await house.do('host', routes.declineToAnswer, { params: { id: asked.id, member } })
  expect((await home(house, 'host')).forYou.invited).toEqual([])
  const guest = { params: { id: asked.id }, input: { members: [house.idOf('guest')] } }
  await expect(house.do('amina', routes.inviteToAnswer, guest)).rejects.toMatchObject({ code: 'bad-input' })
})

test('[CO102] who follows a question or a tag hears of it on Home', async () => {
  await using house = await openHouse()
  const first = await ask(house, 'Why glue?', 'amina', { tags: ['Glue'] })
  await home(house, 'bo')
  await home(house, 'host')
  await house.do('bo', routes.followQuestion, { params: { id: first.id } })
  await house.do('host', routes.followTag, { params: { slug: house.slug, tag: 'glue' } })
  expect(await list(house, 'followed', 'bo')).toEqual([first.id])
  house.clock.advance(DAY)
  await answer(house, first.id, 'To hold.', 'amina')
  house.clock.advance(1000)
  for (const who of ['bo', 'host'] as const)
    expect((await home(house, who)).forYou.followed.map(({ id }) => id)).toEqual([first.id])
  expect(await house.do('host', routes.readFollows, { params: { slug: house.slug } })).toEqual({
    ...{ tags: ['glue'], muted: [], community: 'normal' },
  })
  expect(await house.do('bo', routes.unfollowQuestion, { params: { id: first.id } })).toEqual({
    followers: 1,
    following: false,
  })
})

test('[CO103] an asker is reminded once that answers wait for a word, however often the work runs', async () => {
  await using house = await openHouse()
  const asked = await ask(house, 'Why?')
  await answer(house, asked.id, 'Because.')
  const remind = () => remindAskers(house.services)
  await remind()
  expect(house.told('asker-reminded')).toEqual([])
  house.clock.advance(REMIND_AFTER)
  await Promise.all([remind(), remind()])
  await remind()
  expect(house.told('asker-reminded')).toHaveLength(1)
  expect((await home(house, 'amina')).forYou.reminded.map(({ id }) => id)).toEqual([asked.id])
  expect((await home(house, 'bo')).forYou.reminded).toEqual([])
})

test('[CO104] an answer is opened to every member by its author or a host, and closed again', async () => {
  await using house = await openHouse()
  const asked = await ask(house, 'Why?')
  const given = await answer(house, asked.id, 'Because.')
  const change = { params: { id: given.id }, input: { markdown: 'Because of damp.' } }
  await expect(house.do('amina', routes.changeAnswer, change)).rejects.toMatchObject({ code: 'not-allowed' })
  await expect(house.do('amina', routes.shareAnswer, { params: { id: given.id } })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  expect((await house.do('bo', routes.shareAnswer, { params: { id: given.id } })).shared).toBe(true)
  expect((await house.do('amina', routes.changeAnswer, change)).html).toContain('damp')
  await house.do('host', routes.unshareAnswer, { params: { id: given.id } })
  await expect(house.do('amina', routes.changeAnswer, change)).rejects.toMatchObject({ code: 'not-allowed' })
})

test('[CO105] questions and answers have the history that pages have: compared, and gone back in', async () => {
  await using house = await openHouse()
  const asked = await ask(house, 'Why?')
  const given = await answer(house, asked.id, 'Because of damp in the wall.')
  const { documentId } = given
  await house.do('bo', routes.changeAnswer, {
    params: { id: given.id },
    input: { markdown: 'Because of frost in the wall.' },
  })
  const versions = () => house.do('guest', routes.listTextVersions, { params: { id: documentId } })
  expect((await versions()).items.map(({ n }) => n)).toEqual([2, 1])
  const diff = await house.do('guest', routes.readTextDiff, { params: { id: documentId }, query: { from: 1, to: 2 } })
  expect(diff.html).toMatch(/<del[^>]*>damp<\/del>/)
  await house.type('host', documentId, (doc) =>
    doc.getXmlFragment('default').insert(1, [toY(paragraph('Not settled.'))]),
  )
  const back = { params: { id: documentId }, input: { version: 1 } }
  await expect(house.do('amina', routes.restoreText, back)).rejects.toMatchObject({ code: 'not-allowed' })
  await house.do('bo', routes.restoreText, back)
  expect((await read(house, asked.id)).answerList[0]?.html).toContain('damp')
  expect((await versions()).items.map(({ n, name }) => [n, name])).toEqual([
    [4, 'Restored version 1'],
    [3, null],
    [2, null],
    [1, null],
  ])
  await house.do('amina', routes.changeQuestion, { params: { id: asked.id }, input: { title: 'Why so cold?' } })
  await house.do('amina', routes.restoreText, { params: { id: asked.documentId }, input: { version: 1 } })
  expect((await read(house, asked.id)).title).toBe('Why?')
})

test('[CO106] who might know: stewards and writers of pages it touches, and who answered questions like it', async () => {
  await using house = await openHouse()
  const page = await house.do('host', routes.createPage, {
    params: { slug: house.slug },
    input: { kind: 'practice', title: 'Drying wood glue', markdown: 'Wait a whole day.' },
  })
  const before = await ask(house, 'How long does wood glue dry?', 'host')
  await answer(house, before.id, 'A day.', 'bo')
  const query = { text: 'When is wood glue dry in winter?', page: page.id }
  const { items } = await house.do('amina', routes.findHelpers, { params: { slug: house.slug }, query })
  expect(items.map(({ person, why }) => [person.name, why])).toEqual([
    ['Host', 'wrote'],
    ['Bo', 'answered'],
  ])
})

test('[CO107] a question that nobody answered for two days is late', async () => {
  await using house = await openHouse()
  const asked = await ask(house, 'Why?')
  expect(await list(house, 'late', 'guest')).toEqual([])
  house.clock.advance(2 * DAY)
  expect(await list(house, 'late', 'guest')).toEqual([asked.id])
  await answer(house, asked.id, 'Because.')
  expect(await list(house, 'late', 'guest')).toEqual([])
})
