import { routes } from '@commonplace/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, openHouse } from '../../testing/house.ts'
import type { Persona } from '../../testing/personas.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house[Symbol.asyncDispose]())

const write = (who: Persona, title: string) =>
  house.do(who, routes.createPage, { params: { slug: house.slug }, input: { kind: 'note', title, markdown: 'Words.' } })
const moderate = (kind: 'page' | 'question' | 'answer' | 'comment', id: string, act: 'hide' | 'show' | 'lock') =>
  house.do('host', routes.moderate, { params: { slug: house.slug }, input: { kind, id, act, reason: 'Rules.' } })
const narrow = (who: Persona, id: string, floor: 'member' | 'host' | null) =>
  house.do(who, routes.narrowPage, { params: { id }, input: { audience: floor && { floor, people: [] } } })
const seen = (who: Persona, id: string) =>
  house.do(who, routes.readPage, { params: { id } }).then(
    () => true,
    () => false,
  )
const ask = (who: Persona) =>
  house.do(who, routes.askQuestion, { params: { slug: house.slug }, input: { title: 'Why?', markdown: '' } })
const answer = (who: Persona, id: string) =>
  house.do(who, routes.answerQuestion, { params: { id }, input: { markdown: 'Because.' } })
const read = (id: string, who: Persona = 'amina') => house.do(who, routes.readQuestion, { params: { id } })
const holdFirst = async (on: boolean) =>
  house.services.settings.write(house.slug, { ...(await house.services.settings.read(house.slug)), holdFirst: on })

test('[DO25] who wrote a first page does not let it through by saying who sees it', async () => {
  await holdFirst(true)
  const { id, may } = await write('amina', 'My first')
  expect(may.narrow).toBe(false)
  for (const who of ['amina', 'host'] as const)
    await expect(narrow(who, id, null)).rejects.toMatchObject({ code: 'conflict' })
  expect(await seen('bo', id)).toBe(false)
  await moderate('page', id, 'show')
  expect((await narrow('amina', id, 'member')).may.narrow).toBe(true)
  expect([await seen('bo', id), await seen('stranger', id)]).toEqual([true, false])
  await holdFirst(false)
})

test('[DO21] what is held can be hidden, and what was hidden and let through by another door can be hidden again', async () => {
  await holdFirst(true)
  const members = await write('host', 'For members')
  await narrow('host', members.id, 'member')
  const copy = await house.do('bo', routes.duplicatePage, { params: { id: members.id }, input: {} })
  const page = await write('bo', 'My first')
  await moderate('page', page.id, 'hide')
  expect([await seen('bo', page.id), await seen('host', page.id)]).toEqual([false, true])
  const waiting = await house.do('host', routes.readModeration, { params: { slug: house.slug } })
  expect(waiting).toMatchObject({ held: [{ about: { id: copy.id } }], hidden: [{ about: { id: page.id } }] })
  await moderate('page', page.id, 'show')
  expect(await seen('stranger', page.id)).toBe(true)
  // A copy of what members alone see comes out of waiting for members alone.
  await moderate('page', copy.id, 'show')
  expect([await seen('amina', copy.id), await seen('stranger', copy.id)]).toEqual([true, false])
  await holdFirst(false)

  const question = await ask('bo')
  await moderate('question', question.id, 'hide')
  await house.do('host', routes.admitQuestion, { params: { id: question.id } })
  expect((await read(question.id)).held).toBeNull()
  await moderate('question', question.id, 'hide')
  await expect(read(question.id)).rejects.toMatchObject({ code: 'not-found' })
})

test('[DO21] who sees a hidden page is not said anew meanwhile, so that it comes back to no more than before', async () => {
  const { id } = await write('bo', 'For members')
  await narrow('bo', id, 'member')
  await moderate('page', id, 'hide')
  await expect(narrow('host', id, 'host')).rejects.toMatchObject({ code: 'conflict' })
  expect((await house.do('host', routes.duplicatePage, { params: { id }, input: {} })).may.narrow).toBe(true)
  await moderate('page', id, 'show')
  expect([await seen('amina', id), await seen('stranger', id)]).toEqual([true, false])
})

test('[DO21] what its writer took back is not shown again by a host, whichever of the two came first', async () => {
  const { id } = await ask('amina')
  const [first, second] = [await answer('bo', id), await answer('bo', id)]
  const takeBack = (answer: string) => house.do('bo', routes.deleteAnswer, { params: { id: answer } })
  await takeBack(first.id)
  await expect(moderate('answer', first.id, 'hide')).rejects.toMatchObject({ code: 'conflict' })
  await moderate('answer', second.id, 'hide')
  await takeBack(second.id)
  for (const one of [first, second])
    await expect(moderate('answer', one.id, 'show')).rejects.toMatchObject({ code: 'conflict' })
  expect((await read(id)).answerList).toEqual([])
})

test('[DO21] a hidden answer is accepted no more, and its words stand in no page', async () => {
  const { id } = await ask('amina')
  const { id: given } = await answer('bo', id)
  const page = await write('bo', 'Reasons')
  await house.do('amina', routes.acceptAnswer, { params: { id: given } })
  await house.do('bo', routes.adoptAnswer, { params: { id: given }, input: { pageId: page.id } })
  const html = async () => (await house.do('amina', routes.readPage, { params: { id: page.id } })).html
  expect(await html()).toContain('Because.')
  await moderate('answer', given, 'hide')
  expect(await read(id)).toMatchObject({ accepted: false, answerList: [] })
  expect(await html()).not.toContain('Because.')
  const { items } = await house.do('amina', routes.search, {
    params: { slug: house.slug },
    query: { q: 'because' },
  })
  expect(items).toEqual([])
})

test('[DO22] a lock is not gone round: by what was merged into the question, by merging into it, or by what hangs on it', async () => {
  const [old, other, locked] = [await ask('bo'), await ask('bo'), await ask('amina')]
  const given = await answer('bo', locked.id)
  const comments = [
    await house.do('bo', routes.commentQuestion, { params: { id: locked.id }, input: { markdown: 'Hm.' } }),
    await house.do('bo', routes.commentAnswer, { params: { id: given.id }, input: { markdown: 'Hm.' } }),
  ]
  await house.do('bo', routes.mergeQuestion, { params: { id: old.id }, input: { into: locked.id } })
  await moderate('question', locked.id, 'lock')
  const refused = { code: 'not-allowed', message: expect.stringMatching(/locked/) }
  await expect(answer('bo', old.id)).rejects.toMatchObject(refused)
  const remark = { params: { id: old.id }, input: { markdown: 'And?' } }
  await expect(house.do('bo', routes.commentQuestion, remark)).rejects.toMatchObject(refused)
  const merge = { params: { id: other.id }, input: { into: locked.id } }
  await expect(house.do('bo', routes.mergeQuestion, merge)).rejects.toMatchObject(refused)
  for (const { id } of comments) {
    const change = { params: { id }, input: { markdown: 'Something else.' } }
    await expect(house.do('bo', routes.changeComment, change)).rejects.toMatchObject(refused)
    await expect(house.do('bo', routes.deleteComment, { params: { id } })).rejects.toMatchObject(refused)
  }
  const shown = await read(locked.id, 'bo')
  const nothing = { may: { edit: false, delete: false } }
  expect([shown.comments, shown.answerList[0]?.comments]).toMatchObject([[nothing], [nothing]])
  for (const { id } of comments) await house.do('host', routes.deleteComment, { params: { id } })
  await answer('host', old.id)
})

test('[DO20] what is told of a comment that hosts are called to, or hide, is where it stands and none of its words', async () => {
  const { id } = await ask('amina')
  const secret = await house.do('bo', routes.commentQuestion, { params: { id }, input: { markdown: 'A secret.' } })
  const about = { kind: 'comment' as const, id: secret.id }
  const params = { slug: house.slug }
  await house.do('amina', routes.reportContent, { params, input: { ...about, reason: 'Not so.' } })
  const { reports } = await house.do('host', routes.readModeration, { params })
  expect(reports.map(({ about }) => about.title)).toContain('A secret.')
  await moderate('comment', secret.id, 'hide')
  const told = house.told('content-reported', 'content-hidden').filter(({ data }) => data.id === secret.id)
  expect(told.map(({ data }) => data.title)).toEqual(['Why?', 'Why?'])
})
