import type { RouteName } from '@commonplace/api'
import { expect, test } from 'vitest'
import type { ActRow } from '../device/open-device.ts'
import { aPage, aQuestion } from '../testing/kept-things.ts'
import { readMarkdown } from './from-markdown.ts'
import { marginAsWaiting } from './margin.ts'
import { type Given, pageAsWaiting, pagesBegun, questionAsWaiting, questionsBegun } from './overlay.ts'

const me = { id: 'bo', name: 'Bo', hue: 4 }
const AMINA = { id: 'amina', name: 'Amina', hue: 3 }

let place = 0
const act = (name: RouteName, params: object, input: object = {}, refused = false): ActRow => ({
  key: `k${++place}`,
  place,
  name,
  params: { ...params },
  input,
  about: { what: name, where: '/pots' },
  madeAt: 1_000 + place,
  tries: 0,
  refusal: refused ? { code: 'not-allowed', sentence: 'No.' } : null,
})
const given = (...acts: ActRow[]): Given => ({ me, acts, read: async (text) => readMarkdown(text) })
const answerOf = (id: string, votes = 0) => ({
  id,
  documentId: `d-${id}`,
  questionId: 'q1',
  by: AMINA,
  at: 1,
  changedAt: 1,
  html: '<p>Cool it slowly.</p>',
  votes,
  voted: false,
  accepted: false,
  adoptions: [],
  comments: [],
  shared: false,
  obsolete: null,
  confirmations: { count: 0, lastAt: null, mine: false },
  versions: 1,
  may: {
    ...{ edit: false, delete: false, vote: true, accept: true, adopt: true },
    ...{ comment: true, confirm: true, open: false },
  },
})

test('[OF30] a page made here is there, under its name, place and kind, until it is withdrawn', () => {
  const ids = { id: 'p9', documentId: 'd9' }
  const create = act('createPage', { slug: 'pots' }, { ...ids, kind: 'story', title: 'The kiln', tags: ['fire'] })
  const [made] = pagesBegun(given(create), 'pots')
  expect(made).toMatchObject({ ...ids, kind: 'story', title: 'The kiln', tags: ['fire'], url: '/pots/p/p9' })
  expect(made?.may).toMatchObject({ read: true, edit: true })
  expect(pagesBegun(given(create), 'other')).toEqual([])
  expect(pagesBegun(given())).toEqual([])
  const renamed = act('changePage', { id: 'p9' }, { title: 'The old kiln' })
  expect(made && pageAsWaiting(made, [create, renamed]).title).toBe('The old kiln')
})

test('[OF30] fields, places and the trash are shown as they will be; what was refused changes nothing', () => {
  const page = aPage('p1', 'Mugs', '<p>Thin.</p>', { position: 'B' })
  const places = new Map([['p2', 'D']])
  const after = (...acts: ActRow[]) => pageAsWaiting(page, acts, (id) => places.get(id) ?? null)
  const change = (input: object, refused = false) => act('changePage', { id: 'p1' }, input, refused)
  expect(after(change({ title: 'Cups', tags: ['clay'] }), change({ status: 'trusted' }))).toMatchObject({
    title: 'Cups',
    tags: ['clay'],
    status: 'trusted',
    fields: { title: 'Cups', status: 'trusted' },
  })
  expect(after(change({ parentId: 'p7', after: 'p2' })).parentId).toBe('p7')
  expect(after(change({ after: 'p2' })).position > 'D').toBe(true)
  expect(after(change({ after: null })).position < 'B').toBe(true)
  expect(after(act('deletePage', { id: 'p1' })).deletedAt).not.toBeNull()
  expect(after(act('deletePage', { id: 'p1' }), act('undeletePage', { id: 'p1' })).deletedAt).toBeNull()
  expect(after(change({ title: 'No' }, true), act('deletePage', { id: 'p2' }))).toEqual(page)
})

test('[OF30] a question asked here can be read, answered and changed before anybody else has heard of it', async () => {
  const ask = act(
    'askQuestion',
    { slug: 'pots' },
    { id: 'q9', documentId: 'd9', title: 'Why?', markdown: 'It **cracks**.' },
  )
  const answer = act('answerQuestion', { id: 'q9' }, { id: 'a9', documentId: 'e9', markdown: 'Slowly.' })
  const all = given(ask, answer, act('changeQuestion', { id: 'q9' }, { title: 'Why so?' }))
  const [asked] = await questionsBegun(all, 'pots')
  expect(asked).toMatchObject({ title: 'Why?', by: me, lead: 'It cracks.', url: '/pots/q/q9' })
  expect(asked?.html).toContain('<strong>cracks</strong>')
  const now = asked && (await questionAsWaiting(asked, all))
  expect(now).toMatchObject({ title: 'Why so?', answers: 1 })
  expect(now?.answerList[0]?.html).toContain('Slowly.')
})

test('[OF30] votes, answers and acceptance count on top of what is kept, once', async () => {
  const question = aQuestion('q1', 'Why?', '', {
    answerList: [answerOf('a1', 2), answerOf('a2')],
    answers: 2,
    votes: 2,
  })
  const after = (...acts: ActRow[]) => questionAsWaiting(question, given(...acts))
  const vote = () => act('giveVote', { id: 'a1' })
  expect(await after(vote(), vote())).toMatchObject({ votes: 3, answerList: [{ votes: 3, voted: true }, { votes: 0 }] })
  expect(await after(vote(), act('takeVote', { id: 'a1' }))).toMatchObject({ votes: 2 })
  expect(await after(act('acceptAnswer', { id: 'a2' }))).toMatchObject({ accepted: true, acceptedBy: me })
  expect(await after(act('acceptAnswer', { id: 'a2' }), act('unacceptAnswer', { id: 'a2' }))).toMatchObject({
    accepted: false,
    acceptedBy: null,
  })
  expect((await after(act('changeAnswer', { id: 'a1' }, { markdown: 'Fast.' })))?.answerList[0]?.html).toContain(
    'Fast.',
  )
  expect(await after(act('deleteAnswer', { id: 'a2' }))).toMatchObject({ answers: 1 })
  expect(await after(act('deleteQuestion', { id: 'q1' }))).toBeNull()
  expect(await after(act('giveVote', { id: 'a1' }, {}, true), act('giveVote', { id: 'elsewhere' }))).toEqual(question)
})

test('[OF30] remarks, what still works or no longer holds, and who follows are shown as they will be', async () => {
  const question = { ...aQuestion('q1', 'Why?', '<p>It cracks.</p>'), answerList: [answerOf('a1')], answers: 1 }
  const after = async (...acts: ActRow[]) => questionAsWaiting(question, given(...acts))
  const remark = act('commentAnswer', { id: 'a1' }, { id: 'c1', markdown: 'How *slowly*?' })
  const below = act('commentQuestion', { id: 'q1' }, { id: 'c2', markdown: 'Mine too.' })
  const said = await after(remark, below, remark, act('changeComment', { id: 'c2' }, { markdown: 'Ours too.' }))
  expect(said?.answerList[0]?.comments).toMatchObject([
    { id: 'c1', by: me, html: expect.stringContaining('<em>slowly</em>') },
  ])
  expect(said?.comments).toMatchObject([{ id: 'c2', markdown: 'Ours too.', may: { edit: true, delete: true } }])
  expect((await after(below, act('deleteComment', { id: 'c2' })))?.comments).toEqual([])

  const works = act('confirmAnswer', { id: 'a1' })
  const held = async (...acts: ActRow[]) => (await after(...acts))?.answerList[0]?.confirmations
  expect(await held(works, works)).toEqual({ count: 1, lastAt: works.madeAt, mine: true })
  expect(await held(works, act('unconfirmAnswer', { id: 'a1' }))).toMatchObject({ count: 0, mine: false })

  const old = act('obsoleteAnswer', { id: 'a1' }, { reason: 'New clay.' })
  expect(await after(old)).toMatchObject({ obsolete: 1, answerList: [{ obsolete: { by: me, reason: 'New clay.' } }] })
  expect(await after(old, act('restoreAnswer', { id: 'a1' }))).toMatchObject({ obsolete: 0 })

  const follow = act('followQuestion', { id: 'q1' })
  const { followers } = question
  expect(await after(follow, follow)).toMatchObject({ following: true, followers: followers + 1 })
  expect(await after(follow, act('unfollowQuestion', { id: 'q1' }))).toMatchObject({ following: false, followers })
  const muted = act('setQuestionLevel', { id: 'q1' }, { level: 'muted' })
  expect(await after(follow, muted)).toMatchObject({ level: 'muted', following: false, followers })

  const elsewhere = [
    act('followQuestion', { id: 'q2' }),
    act('commentAnswer', { id: 'a2' }, { id: 'c9', markdown: 'No.' }),
  ]
  const refused = act('commentQuestion', { id: 'q1' }, { id: 'c3', markdown: 'No.' }, true)
  expect(await after(...elsewhere, refused)).toEqual(question)
})

test('[OF30] a thread that was settled here and opened again is in the margin as it was', async () => {
  const thread = {
    ...{ id: 't1', quote: null, stands: null, proposal: null, outcome: null, comments: [], resolved: null },
    takenBack: null,
    may: { reply: true, resolve: true, accept: false, reject: false, reconsider: false },
  }
  const page = aPage('p1', 'Mugs', '', { threads: [thread], resolvedThreads: 2 })
  const after = async (...acts: ActRow[]) => {
    const { threads, resolvedThreads } = await marginAsWaiting(page, given(...acts))
    return [threads.map(({ id }) => id), resolvedThreads]
  }
  const [settle, open] = [act('resolveThread', { id: 't1' }), act('reopenThread', { id: 't1' })]
  expect(await after(settle)).toEqual([[], 3])
  expect(await after(settle, open)).toEqual([['t1'], 2])
  expect(await after(settle, open, act('resolveThread', { id: 't1' }))).toEqual([[], 3])
  // What was settled before is not here; it stays among the settled until the server has answered.
  expect(await after(act('reopenThread', { id: 't0' }))).toEqual([['t1'], 2])
})

test('[OF30] a star that waits is there, on pages and on questions, and taken back it is not', async () => {
  const page = aPage('p1', 'Mugs', '')
  const question = aQuestion('q1', 'Which glaze?', '')
  expect(pageAsWaiting(page, [act('starPage', { id: 'p1' })]).starred).toBe(true)
  expect(pageAsWaiting(page, [act('starPage', { id: 'p2' })]).starred).toBe(false)
  expect(pageAsWaiting(page, [act('starPage', { id: 'p1' }), act('unstarPage', { id: 'p1' })]).starred).toBe(false)
  const star = act('starQuestion', { id: 'q1' })
  expect((await questionAsWaiting(question, given(star)))?.starred).toBe(true)
  expect((await questionAsWaiting(question, given(star, act('unstarQuestion', { id: 'q1' }))))?.starred).toBe(false)
})

test('[CH7] a charter signed without a network stands as signed, once however often it was sent; refused, it is as it was', () => {
  const may = { sign: true, seeSigners: true, seeMissing: false }
  const charter = { revision: 'r1', meaning: null, signed: 3, members: 5, mine: null, renewal: null, may }
  const page = aPage('p1', 'Our charter', '<p>So.</p>', { kind: 'charter', charter, versions: 4 })
  const sign = act('signCharter', { id: 'p1' }, { revision: 'r1' })
  const signed = { signed: 4, mine: { version: 4, at: sign.madeAt, state: 'holds' } }
  expect(pageAsWaiting(page, [sign]).charter).toMatchObject(signed)
  expect(pageAsWaiting(page, [sign, act('signCharter', { id: 'p1' }, { revision: 'r1' })]).charter).toMatchObject(
    signed,
  )
  expect(pageAsWaiting(page, [act('signCharter', { id: 'p2' })]).charter).toEqual(charter)
  expect(pageAsWaiting(page, [act('signCharter', { id: 'p1' }, {}, true)]).charter).toEqual(charter)
})
