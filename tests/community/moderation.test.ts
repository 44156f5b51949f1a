import { routes } from '@commonplace/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity } from '../harness/index.ts'

const params = { slug: 'fixers' }
let place: OpenedCommunity
beforeAll(async () => {
  place = await openCommunity()
})
afterAll(() => place[Symbol.asyncDispose]())

const page = (who: 'amina' | 'chioma', title: string) =>
  place[who].api(routes.createPage, { params, input: { kind: 'note', title, markdown: 'First words.' } })
const ask = (who: 'amina' | 'chioma', title: string) =>
  place[who].api(routes.askQuestion, { params, input: { title, markdown: 'Why?' } })
const moderate = (
  kind: 'page' | 'question' | 'answer' | 'comment',
  id: string,
  act: 'hide' | 'show' | 'lock' | 'unlock',
) => place.bo.api(routes.moderate, { params, input: { kind, id, act, reason: 'By the house rules.' } })
const sees = (who: 'bo' | 'chioma' | 'dana', kind: 'page' | 'question', id: string) =>
  place[who].api(kind === 'page' ? routes.readPage : routes.readQuestion, { params: { id } }).then(
    () => true,
    () => false,
  )

test('[DO20] whoever reads something calls the hosts to it; hosts see what waits and say what became of it', async () => {
  const { id } = await page('chioma', 'Reported')
  await place.dana.api(routes.reportContent, { params, input: { kind: 'page', id, reason: 'This is an advert.' } })
  const { reports } = await place.bo.api(routes.readModeration, { params })
  expect(reports).toMatchObject([
    { about: { kind: 'page', title: 'Reported' }, by: { name: 'Dana Novak' }, reason: 'This is an advert.' },
  ])
  await place.bo.api(routes.settleReport, {
    params: { ...params, id: reports[0]?.id ?? '' },
    input: { outcome: 'It is not.' },
  })
  expect((await place.bo.api(routes.readModeration, { params })).reports).toEqual([])
  await expect(
    place.efe.api(routes.reportContent, { params, input: { kind: 'page', id, reason: 'No.' } }),
  ).rejects.toMatchObject({ code: 'not-found' })
})

test('[DO21] what a host hides is there for hosts alone, whatever it is, and is shown again as it was', async () => {
  const { id } = await page('chioma', 'Hidden page')
  await place.amina.api(routes.narrowPage, { params: { id }, input: { audience: { floor: 'member', people: [] } } })
  await moderate('page', id, 'hide')
  expect([await sees('bo', 'page', id), await sees('chioma', 'page', id)]).toEqual([true, false])
  await moderate('page', id, 'show')
  // Never to more than before: it was for members.
  expect([await sees('chioma', 'page', id), await sees('dana', 'page', id)]).toEqual([true, false])
  const question = await ask('amina', 'Hidden question')
  const answer = await place.chioma.api(routes.answerQuestion, {
    params: { id: question.id },
    input: { markdown: 'So.' },
  })
  const comment = await place.chioma.api(routes.commentQuestion, {
    params: { id: question.id },
    input: { markdown: 'Hm.' },
  })
  const read = () => place.dana.api(routes.readQuestion, { params: { id: question.id } })
  await moderate('answer', answer.id, 'hide')
  await moderate('comment', comment.id, 'hide')
  expect(await read()).toMatchObject({ answerList: [], comments: [] })
  await moderate('answer', answer.id, 'show')
  await moderate('comment', comment.id, 'show')
  expect(await read()).toMatchObject({ answerList: [{ id: answer.id }], comments: [{ id: comment.id }] })
  await moderate('question', question.id, 'hide')
  expect([await sees('bo', 'question', question.id), await sees('dana', 'question', question.id)]).toEqual([
    true,
    false,
  ])
  expect((await place.bo.api(routes.readModeration, { params })).hidden).toMatchObject([
    { about: { title: 'Hidden question' } },
  ])
  await moderate('question', question.id, 'show')
  expect(await sees('dana', 'question', question.id)).toBe(true)
})

test('[DO22] what a host locks is read by all and changed by hosts alone', async () => {
  const { id } = await page('chioma', 'Locked')
  await moderate('page', id, 'lock')
  expect(await place.chioma.api(routes.readPage, { params: { id } })).toMatchObject({
    locked: true,
    may: { edit: false },
  })
  const change = (who: 'bo' | 'chioma') =>
    place[who].api(routes.changePage, { params: { id }, input: { summary: 'New' } })
  await expect(change('chioma')).rejects.toMatchObject({
    code: 'not-allowed',
    message: expect.stringMatching(/locked/),
  })
  await change('bo')
  await moderate('page', id, 'unlock')
  await change('chioma')
  const question = await ask('chioma', 'Locked question')
  await moderate('question', question.id, 'lock')
  await expect(
    place.chioma.api(routes.answerQuestion, { params: { id: question.id }, input: { markdown: 'So.' } }),
  ).rejects.toMatchObject({ code: 'not-allowed' })
})

test('[DO23] a member’s last day is undone as one act; where others went on writing, a person is asked', async () => {
  await using own = await openCommunity()
  const make = (title: string) =>
    own.amina.api(routes.createPage, { params, input: { kind: 'note', title, markdown: 'As it was.' } })
  const [mine, shared] = [await make('Spoiled'), await make('Spoiled, and mended')]
  const day = 24 * 60 * 60 * 1000
  await own.running.services.store.change(async (writes) => {
    for (const { documentId } of [mine, shared]) {
      const first = await writes.versions.latest(documentId as never)
      if (first) await writes.versions.renew({ ...first, at: first.at - 2 * day })
    }
  })
  const write = (who: 'chioma' | 'bo', id: string, markdown: string) =>
    own[who].api(routes.changePage, { params: { id }, input: { markdown } })
  await write('chioma', mine.id, 'Buy pills.')
  await write('chioma', shared.id, 'Buy pills.')
  await write('bo', shared.id, 'As it was, and better.')
  const spam = await own.chioma.api(routes.askQuestion, { params, input: { title: 'Buy pills?', markdown: '' } })
  const input = { hours: 24, reason: 'Adverts.' }
  const undo = (id: string) => own.bo.api(routes.undoMember, { params: { ...params, id }, input })
  await expect(undo(own.amina.id)).rejects.toMatchObject({ code: 'conflict' })
  expect(await undo(own.chioma.id)).toMatchObject({ removed: 1, restored: 1, left: [{ title: 'Spoiled, and mended' }] })
  expect((await own.dana.api(routes.readPage, { params: { id: mine.id } })).html).toContain('As it was.')
  expect((await own.dana.api(routes.readPage, { params: { id: shared.id } })).html).toContain('and better')
  await expect(own.dana.api(routes.readQuestion, { params: { id: spam.id } })).rejects.toMatchObject({
    code: 'not-found',
  })
  // Nothing is lost: what was put back is a version.
  const { items } = await own.bo.api(routes.listVersions, { params: { id: mine.id } })
  expect(items.map(({ name }) => name)).toContain('Put back to version 1')
})

test('[DO24] who is banned is out at once and comes in by no way until they are let in again', async () => {
  await using own = await openCommunity({ visibility: 'gated' })
  await own.bo.api(routes.changeCommunity, { params, input: { joining: 'open' } })
  const ban = (id: string) => own.bo.api(routes.banMember, { params: { ...params, id }, input: { reason: 'Adverts.' } })
  await expect(ban(own.amina.id)).rejects.toMatchObject({ code: 'conflict' })
  await ban(own.chioma.id)
  expect((await own.chioma.api(routes.readMe)).memberships).toEqual([])
  const { url } = await own.bo.api(routes.createInvite, { params, input: { role: 'member' } })
  const code = url.split('/join/')[1] ?? ''
  await expect(own.chioma.api(routes.acceptInvite, { params: { code }, input: {} })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await expect(own.chioma.api(routes.joinCommunity, { params, input: {} })).rejects.toMatchObject({
    code: 'not-allowed',
  })
  await own.bo.api(routes.unbanMember, { params: { ...params, id: own.chioma.id } })
  expect(await own.chioma.api(routes.joinCommunity, { params, input: {} })).toMatchObject({ joined: true })
  const types = (await own.bo.api(routes.readAudit, { params })).items.map(({ type, about, by }) => [
    type,
    about,
    by?.name,
  ])
  expect(types).toEqual(
    expect.arrayContaining([
      ['member-banned', 'Chioma Eze', 'Bo Lindqvist'],
      ['member-unbanned', 'Chioma Eze', 'Bo Lindqvist'],
      ['invite-made', '', 'Bo Lindqvist'],
    ]),
  )
})

test('[DO25] where first posts are held, the first of a newcomer waits for a host, and the next does not', async () => {
  await using own = await openCommunity()
  await own.bo.api(routes.changeCommunity, { params, input: { holdFirst: true } })
  const { id } = await own.chioma.api(routes.createPage, { params, input: { kind: 'note', title: 'My first' } })
  const dana = () =>
    own.dana.api(routes.readPage, { params: { id } }).then(
      () => true,
      () => false,
    )
  expect([await dana(), (await own.chioma.api(routes.readPage, { params: { id } })).id]).toEqual([false, id])
  const { held } = await own.bo.api(routes.readModeration, { params })
  expect(held).toMatchObject([{ about: { kind: 'page', title: 'My first' }, by: { name: 'Chioma Eze' } }])
  await own.bo.api(routes.moderate, { params, input: { kind: 'page', id, act: 'show' } })
  expect(await dana()).toBe(true)
  const next = await own.chioma.api(routes.askQuestion, { params, input: { title: 'My second', markdown: '' } })
  expect(next.held).toBeNull()
  // Hosts are not new to anybody.
  expect(
    (await own.bo.api(routes.askQuestion, { params, input: { title: 'By a host', markdown: '' } })).held,
  ).toBeNull()
})
