import 'fake-indexeddb/auto'
import { type Api, type Me, type QuestionShape, Refusal, type RouteName, Unreachable } from '@commonplace/api'
import { seedUpdate } from '@commonplace/document'
import { FakeClock } from '@commonplace/kit'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Device, openDevice } from '../device/open-device.ts'
import { SearchDesk } from '../search/search-desk.ts'
import { DocumentLog } from '../session/document-log.ts'
import { aPage, aQuestion, kept } from '../testing/kept-things.ts'
import type { Pass } from './apply-pass.ts'
import { dropCommunity } from './drop-community.ts'
import { endSession } from './end-session.ts'
import { forgetCopy } from './forget.ts'
import { keepOpened, OPENED_FOR } from './keep-opened.ts'
import { Keeper } from './keeper.ts'
import { LocalEdits } from './local-edits.ts'
import { LocalHistory } from './local-history.ts'
import { LocalSource } from './local-source.ts'

const ME = { member: { id: 'amina', name: 'Amina', email: 'a@example.org', hue: 3 }, memberships: [] } satisfies Me
const AMINA = { id: 'amina', name: 'Amina', hue: 3 }
const empty: Pass = {
  pages: [],
  questions: [],
  gone: [],
  files: [],
  next: 'c',
  more: false,
  total: 3,
  bytes: null,
  latest: 0,
  at: 1_000,
}
const mugs = aPage('p1', 'Mugs', '<p>Throw them thin.</p>', { changedAt: 5, tags: ['clay'] })
const bowls = aPage('p2', 'Bowls', '<p>Wide.</p>', { changedAt: 9, kind: 'story' })
const glaze = aQuestion('q1', 'Which glaze?', '<p>For mugs.</p>')

let device: Device
let passes: Map<string, Pass | Error>
const asked: string[] = []
/** Something to wait for. */
function aMoment() {
  let resolve: () => void = () => undefined
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve: () => resolve() }
}
/** What the server lists. */
let listed: { id: string }[] = []
const api: Api = async (route, call = {}) => {
  asked.push(route.name)
  if (route.name === 'listPages' || route.name === 'listQuestions') return { items: listed, next: null } as never
  if (route.name === 'readHistories') return { histories: [], rest: [] } as never
  if (route.name !== 'readOffline') return { name: route.name } as never
  const answer = passes.get(String((call.query as { since?: string }).since ?? ''))
  if (!answer) throw new Unreachable('away')
  if (answer instanceof Error) throw answer
  return answer as never
}
const keeper = () => new Keeper({ device, api, memberId: 'amina', clock: new FakeClock() })
const keepAll = async () => {
  await keeper().pin('pots')
  return keeper().sync('pots')
}
const edits = async () => new LocalEdits(device)
const source = () => {
  return new LocalSource({
    device,
    me: ME,
    finder: async () => new SearchDesk(device),
    edits,
    history: async () => new LocalHistory(device, edits),
  })
}
async function read<T>(name: RouteName, call: object): Promise<T | undefined> {
  return (await source().read(name, call))?.data as T | undefined
}
const rows = async (query: object = {}) =>
  (await read<{ items: { title: string }[] }>('listPages', { params: { slug: 'pots' }, query }))?.items.map(
    (row) => row.title,
  )

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  device = await openDevice('amina')
  asked.length = 0
  listed = [{ id: 'p1' }, { id: 'p2' }, { id: 'q1' }]
  passes = new Map([
    ['', { ...empty, pages: [kept(mugs)], next: 'a', more: true }],
    ['a', { ...empty, pages: [kept(bowls)], questions: [glaze], next: 'b' }],
    ['b', { ...empty, next: 'b', at: 2_000 }],
  ])
})

test('[OF20] a community is kept piece by piece and then read without a network', async () => {
  expect(await keepAll()).toBe('kept')
  expect(await source().read('readPage', { params: { id: 'p1' } })).toEqual({ data: mugs, keptAt: 1_000 })
  expect(await read('readQuestion', { params: { id: 'q1' } })).toEqual(glaze)
  expect(await rows()).toEqual(['Bowls', 'Mugs'])
  expect(await rows({ kind: 'story' })).toEqual(['Bowls'])
  expect(await rows({ tag: 'clay', sort: 'title' })).toEqual(['Mugs'])
  expect(await read('readHome', { params: { slug: 'pots' } })).toMatchObject({ name: 'readHome' })
  const found = await read<{ items: { title: string }[] }>('search', { params: { slug: 'pots' }, query: { q: 'thin' } })
  expect(found?.items.map((hit) => hit.title)).toEqual(['Mugs'])
  expect(await read('readPage', { params: { id: 'nowhere' } })).toBeUndefined()
})

test('[OF20] a sync that broke off goes on where it was', async () => {
  const second = passes.get('a')
  passes.delete('a')
  expect(await keepAll()).toBe('unreachable')
  expect((await device.get('communities', 'pots'))?.keptAt).toBeNull()
  if (second) passes.set('a', second)
  passes.delete('')
  expect(await keepAll()).toBe('kept')
  expect(await rows()).toEqual(['Bowls', 'Mugs'])
})

test('[OF21] an unchanged community is one request', async () => {
  await keepAll()
  asked.length = 0
  await keepAll()
  expect(asked).toEqual(['readOffline'])
})

test('[OF22] what was deleted or may no longer be read leaves the device', async () => {
  await keepAll()
  passes.set('b', {
    ...empty,
    gone: [
      { kind: 'page', id: 'p2', why: 'deleted' },
      { kind: 'question', id: 'q1', why: 'deleted' },
    ],
    next: 'c',
  })
  await keepAll()
  expect(await rows()).toEqual(['Mugs'])
  expect(await read('readQuestion', { params: { id: 'q1' } })).toBeUndefined()
  passes.set('c', new Refusal('not-allowed', 'This community is closed to you.'))
  expect(await keepAll()).toBe('lost')
  expect(await rows()).toBeUndefined()
  expect(await device.count('pages')).toBe(0)
})

test('[OF22] a page that was deleted while words wait for it stays as a draft, with the ground they stand on', async () => {
  await keepAll()
  const log = new DocumentLog(device, mugs.documentId)
  await log.append([{ update: new Uint8Array([0, 0]), mark: { id: 'm', step: 'm', at: 1 } }])
  passes.set('b', { ...empty, gone: [{ kind: 'page', id: 'p1', why: 'deleted' }], next: 'c', at: 3_000 })
  await keepAll()
  expect(await rows()).toEqual(['Bowls'])
  expect((await device.get('pages', 'p1'))?.page).toMatchObject({ title: 'Mugs', deletedAt: 3_000 })
  expect((await log.load()).marks).toHaveLength(1)
})

test('[OF22] what leaves leaves with its document and its pictures, whichever way it goes', async () => {
  const picture = '/api/v1/attachments/a1'
  const shown = { ...mugs, html: `<img src="${picture}">` }
  const bytes = new Uint8Array([0, 0])
  const everything = async () => {
    const counts = ['pages', 'rows', 'states', 'documents', 'updates', 'files'] as const
    return Promise.all(counts.map((name) => device.count(name)))
  }
  const keepIt = async () => {
    passes = new Map([['', { ...empty, pages: [kept(shown, btoa('\0\0'))], files: [picture], next: 'b' }]])
    await keepAll()
    const log = new DocumentLog(device, mugs.documentId)
    await log.append([{ update: bytes, mark: null }])
    await log.whole(1, 1)
    expect(await everything()).toEqual([1, 1, 1, 1, 1, 1])
  }
  const leaving: Record<string, () => Promise<unknown>> = {
    'the sync says so': async () => {
      passes.set('b', { ...empty, gone: [{ kind: 'page', id: 'p1', why: 'deleted' }] })
      await keepAll()
    },
    'the server refuses it': () => forgetCopy(device, 'readPage', 'p1'),
    'nothing is kept any more': () => keeper().unpin('pots'),
    'the community is removed': () => keeper().remove('pots'),
  }
  for (const [how, leave] of Object.entries(leaving)) {
    await keepIt()
    await leave()
    expect(await everything(), how).toEqual([0, 0, 0, 0, 0, 0])
    await device.clear('communities')
  }
})

test('[OF22] a picture stays while another page that is kept shows it', async () => {
  const picture = '/api/v1/attachments/a1'
  const showing = [mugs, bowls].map((page) => kept({ ...page, html: `<img src="${picture}">` }))
  passes.set('', { ...empty, pages: showing, files: [picture], next: 'b' })
  await keepAll()
  await forgetCopy(device, 'readPage', 'p1')
  expect(await device.getAllKeys('files')).toEqual([picture])
  await forgetCopy(device, 'readPage', 'p2')
  expect(await device.getAllKeys('files')).toEqual([])
})

test('[OF22] a part that is kept by itself goes with the community that was closed', async () => {
  passes.set('', { ...empty, pages: [kept(mugs)], next: 'b' })
  await keeper().keepPart('pots', { page: 'p1' })
  passes.set('b', new Refusal('not-found', 'There is no such community.'))
  await keeper().syncAll()
  expect([await device.count('pages'), await device.count('parts')]).toEqual([0, 0])
})

test('[DO5] what was only opened leaves a device that was off when its owner lost the right to it', async () => {
  const later = () => new Keeper({ ...options, clock: new FakeClock(7 * 3_600_000) })
  let drawn = 0
  const changed: string[] = []
  const options = {
    ...{ device, api, memberId: 'amina' },
    onGone: () => drawn++,
    onChanged: (_: string, { pages }: { pages: readonly string[] }) => changed.push(...pages),
  }
  await keepOpened(device, 'readPage', { id: 'p1' }, mugs, 1_000)
  await keepOpened(device, 'readPage', { id: 'p2' }, bowls, 1_000)
  passes.set('', empty)
  listed = [{ id: 'p1' }]
  await new Keeper({ ...options, clock: new FakeClock(2_000) }).syncAll()
  expect(asked, 'what was just opened is asked about by nobody').toEqual([])
  await later().syncAll()
  expect(await device.getAllKeys('pages')).toEqual(['p1'])
  expect([changed, drawn]).toEqual([['p2'], 1])
  asked.length = 0
  await later().syncAll()
  expect(asked, 'it was asked a moment ago').toEqual([])
  // A ban: told while the device is on, or found out later.
  passes.set('', new Refusal('not-found', 'There is no such community.'))
  await later().syncAll(true)
  expect([await device.count('pages'), await device.count('answers')]).toEqual([0, 0])
  expect([changed, drawn]).toEqual([['p2', 'p1'], 2])
})

test('[OF27] a page or a tag may be kept by itself; a thing leaves when its last reason goes', async () => {
  const all: Pass = { ...empty, pages: [kept(mugs), kept({ ...bowls, tags: ['clay'] })], questions: [glaze], next: 'b' }
  passes.set('', all)
  const reasons = async () => Object.fromEntries((await device.getAll('pages')).map((one) => [one.id, one.reasons]))
  await keepAll()
  await keepOpened(device, 'readPage', { id: 'p2' }, { ...bowls, tags: ['clay'] }, 1_000)
  passes.set('', { ...empty, pages: [kept(mugs)] })
  await keeper().keepPart('pots', { page: 'p1' })
  expect(await reasons()).toEqual({ p1: ['community', 'page'], p2: ['community', 'opened'] })
  expect(await keeper().unpin('pots')).toBe(1)
  expect(await reasons()).toEqual({ p1: ['page'], p2: ['opened'] })
  expect(await device.count('questions')).toBe(0)
  // What was opened leaves after a month; what is kept stays, and stays up to date.
  passes.set('c', { ...empty, pages: [kept({ ...mugs, title: 'Thin mugs' })], next: 'd', at: OPENED_FOR })
  await new Keeper({ device, api, memberId: 'amina', clock: new FakeClock(OPENED_FOR + 2_000) }).syncAll()
  expect(await reasons()).toEqual({ p1: ['page'] })
  expect(await rows()).toEqual(['Thin mugs'])
  await keeper().dropPart('page p1')
  expect(await reasons()).toEqual({})
})

test('[OF27] what is let go while it comes does not come back, and what comes of others goes on', async () => {
  const answers = new Map<string, () => void>()
  const waiting = { pots: aMoment(), looms: aMoment() }
  const slow: Api = async (route, call = {}) => {
    if (route.name !== 'readOffline') return api(route, call)
    const { slug } = call.params as { slug: 'pots' | 'looms' }
    return new Promise((come) => {
      answers.set(slug, () => come({ ...empty, pages: [kept(slug === 'pots' ? mugs : bowls)] } as never))
      waiting[slug].resolve()
    })
  }
  const both = new Keeper({ device, api: slow, memberId: 'amina', clock: new FakeClock() })
  for (const slug of ['pots', 'looms']) await both.pin(slug, false)
  const [pots, looms] = [both.sync('pots'), both.sync('looms')]
  await Promise.all([waiting.pots.promise, waiting.looms.promise])
  await both.unpin('pots')
  for (const come of answers.values()) come()
  expect([await pots, await looms]).toEqual(['stopped', 'kept'])
  expect(await device.getAllKeys('communities')).toEqual(['looms'])
  expect(await device.getAllKeys('pages')).toEqual(['p2'])
  expect(both.progress.get()).toBeNull()
})

test('[OF27] a part that is no longer kept does not come back with the sync that was under way', async () => {
  const asking = aMoment()
  const answer = aMoment()
  const slow: Api = async (route, call = {}) => {
    if (route.name !== 'readOffline') return api(route, call)
    asking.resolve()
    await answer.promise
    return { ...empty, pages: [kept(mugs)] } as never
  }
  const one = new Keeper({ device, api: slow, memberId: 'amina', clock: new FakeClock() })
  const coming = one.keepPart('pots', { page: 'p1' })
  await asking.promise
  await one.dropPart('page p1')
  answer.resolve()
  expect(await coming).toBe('stopped')
  expect([await device.count('parts'), await device.count('pages')]).toEqual([0, 0])
})

test('[OF27] what loses the tag it is kept for leaves, unless it is kept for something else', async () => {
  passes.set('', { ...empty, pages: [kept(mugs), kept(bowls)], next: 'b' })
  await keeper().keepPart('pots', { tag: 'clay' })
  await keepOpened(device, 'readPage', { id: 'p2' }, bowls, 1_000)
  const left = (id: string) => ({ kind: 'page' as const, id, why: 'left' as const })
  passes.set('b', { ...empty, gone: [left('p1'), left('p2'), left('p9')] })
  await new Keeper({ device, api, memberId: 'amina', clock: new FakeClock(2_000) }).syncAll()
  expect(await device.getAllKeys('pages')).toEqual(['p2'])
  expect((await device.get('pages', 'p2'))?.reasons).toEqual(['opened'])
})

test('[OF23] a page edited here reads with those words, and removing the copies keeps them', async () => {
  const seed = seedUpdate({
    json: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Throw them thin.' }] }] },
    fields: { title: 'Mugs' },
  })
  passes.set('', { ...empty, pages: [kept(mugs, btoa(String.fromCharCode(...seed)))], next: 'b' })
  await keepAll()
  const doc = new Y.Doc()
  const log = new DocumentLog(device, mugs.documentId)
  for (const update of (await log.load()).updates) Y.applyUpdate(doc, update)
  const before = Y.encodeStateVector(doc)
  const paragraph = doc.getXmlFragment('default').get(0) as Y.XmlElement
  ;(paragraph.get(0) as Y.XmlText).insert(0, 'Never rush. ')
  doc.getMap('meta').set('title', 'Thin mugs')
  await log.append([{ update: Y.encodeStateAsUpdate(doc, before), mark: { id: 'm', step: 'm', at: 1 } }])

  const page = await read<{ html: string; title: string }>('readPage', { params: { id: 'p1' } })
  expect(page?.html).toContain('Never rush. Throw them thin.')
  expect(page?.title).toBe('Thin mugs')

  await dropCommunity(device, 'amina', 'pots')
  expect((await log.load()).marks).toHaveLength(1)
  expect((await read<{ title: string }>('readPage', { params: { id: 'p1' } }))?.title).toBe('Thin mugs')
  expect(await device.count('questions')).toBe(0)
})

test('a page that was opened is kept; a gated lead is not kept as if it were the page', async () => {
  await keepOpened(device, 'readPage', { id: 'p1' }, mugs, 7)
  await keepOpened(device, 'readPage', { id: 'p2' }, { ...bowls, may: { ...bowls.may, read: false } }, 7)
  expect(await source().read('readPage', { params: { id: 'p1' } })).toMatchObject({ keptAt: 7 })
  expect(await source().read('readPage', { params: { id: 'p2' } })).toBeNull()
})

test('[OF43] the list of members that is kept is the whole one, whatever is asked for beside it', async () => {
  const params = { slug: 'pots' }
  const all = [AMINA, { ...AMINA, id: 'bo', name: 'Bo' }]
  await keepOpened(device, 'listMembers', params, { items: all, next: null }, 1, { limit: 200 })
  for (const query of [{ limit: 1 }, { q: 'ami' }, { cursor: 'x' }])
    await keepOpened(device, 'listMembers', params, { items: [AMINA], next: 'more' }, 2, query)
  expect((await read<{ items: unknown[] }>('listMembers', { params }))?.items).toHaveLength(2)
})

test('[OF26] an ended session takes the copies off the device, but not words that were not sent', async () => {
  await keepAll()
  const log = new DocumentLog(device, mugs.documentId)
  await log.append([{ update: new Uint8Array([0, 0]), mark: { id: 'm', step: 'm', at: 1 } }])
  await endSession(device, 'amina')
  expect(await device.count('questions')).toBe(0)
  expect(await device.getAllKeys('pages')).toEqual(['p1'])
  await log.settle(['m'])
  await endSession(device, 'amina')
  const afterwards = await openDevice('amina')
  expect(await afterwards.count('pages')).toBe(0)
})

test('[OF29] what an earlier build of the program kept opens as if it were kept today', async () => {
  const { may, answerList, comments, invited, merged, mergedInto, sectionAnswers, obsolete, held, ...then } = aQuestion(
    'q9',
    'How old is this copy?',
    '<p>Older than comments.</p>',
  )
  const answer = { id: 'a9', documentId: 'e9', questionId: 'q9', by: AMINA, at: 1, changedAt: 1, html: '<p>Very.</p>' }
  const old = {
    ...then,
    answerList: [
      {
        ...answer,
        votes: 1,
        voted: false,
        accepted: false,
        adoptions: [],
        may: { edit: true, vote: true, accept: true },
      },
    ],
    may: { edit: true, delete: true, answer: true, accept: true },
  } as unknown as QuestionShape
  await keepOpened(device, 'readQuestion', {}, old, 1)
  const { answered, ...page } = mugs
  await keepOpened(device, 'readThoughts', { slug: 'pots' }, { current: null, past: [], queue: [{ id: 'pr' }] }, 1)
  await keepOpened(device, 'readPage', {}, page, 1)
  await keepOpened(device, 'readHome', { slug: 'pots' }, { since: 0, changed: [], waiting: [then], reviewsDue: [] }, 1)

  const question = await read<QuestionShape>('readQuestion', { params: { id: 'q9' } })
  expect(Object.keys(question ?? {}).sort()).toEqual(Object.keys(glaze).sort())
  expect(Object.values(question ?? {})).not.toContain(undefined)
  expect(Object.keys(question?.may ?? {}).sort()).toEqual(Object.keys(glaze.may).sort())
  expect(question?.may).toMatchObject({ answer: true, merge: false })
  expect(question?.answerList[0]).toMatchObject({ comments: [], obsolete: null, confirmations: { count: 0 } })
  expect(question?.answerList[0]?.may).toMatchObject({ edit: true, comment: false, confirm: false, open: false })
  expect(await read('listQuestions', { params: { slug: 'pots' }, query: { show: 'all' } })).toMatchObject({
    items: [{ id: 'q9', obsolete: 0, held: null }],
  })
  expect(await read('readPage', { params: { id: 'p1' } })).toMatchObject({ answered: { count: 0, latest: [] } })
  const thoughts = await read('readThoughts', { params: { slug: 'pots' } })
  expect(thoughts).toMatchObject({ queue: [{ id: 'pr', held: false, may: { change: false } }] })
  expect(await read('readHome', { params: { slug: 'pots' } })).toMatchObject({
    forYou: { invited: [], credits: [] },
    told: { toConfirm: [], filled: [] },
  })
})

test('[OF42] what was written, made and asked here is found before it is sent; withdrawn it is not', async () => {
  const seed = seedUpdate({
    json: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Throw them thin.' }] }] },
    fields: { title: 'Mugs' },
  })
  passes.set('', { ...empty, pages: [kept(mugs, btoa(String.fromCharCode(...seed)))], questions: [glaze], next: 'b' })
  await keepAll()
  const desk = new SearchDesk(device)
  const here = new LocalSource({
    ...{ device, me: ME, finder: async () => desk, edits },
    history: async () => new LocalHistory(device, edits),
  })
  const found = async (q: string) => {
    const hits = (await here.read('search', { params: { slug: 'pots' }, query: { q } }))?.data
    return (hits as { items: { title: string }[] } | undefined)?.items.map((hit) => hit.title) ?? []
  }
  expect(await found('porcelain')).toEqual([])
  const doc = new Y.Doc()
  const log = new DocumentLog(device, mugs.documentId)
  for (const update of (await log.load()).updates) Y.applyUpdate(doc, update)
  const before = Y.encodeStateVector(doc)
  const paragraph = doc.getXmlFragment('default').get(0) as Y.XmlElement
  ;(paragraph.get(0) as Y.XmlText).insert(0, 'Of porcelain. ')
  const mark = { id: 'm1', step: 'm1', at: 3 }
  await log.append([{ update: Y.encodeStateAsUpdate(doc, before), mark }])
  expect(await found('porcelain')).toEqual(['Mugs'])
  // A sync that brings the page without those words takes nothing away.
  await desk.follow('pots', { pages: ['p1'], questions: [] })
  expect(await found('porcelain')).toEqual(['Mugs'])

  const about = { what: '', where: '/pots' }
  const act = { about, madeAt: 9, tries: 0, refusal: null }
  const input = { id: 'q9', documentId: 'd9', title: 'Why does stoneware crack?', markdown: '' }
  await device.put('acts', { ...act, key: 'k1', place: 1, name: 'askQuestion', params: { slug: 'pots' }, input })
  expect(await found('stoneware')).toEqual(['Why does stoneware crack?'])
  await device.delete('acts', 'k1')
  expect(await found('stoneware')).toEqual([])
  await device.put('acts', { ...act, key: 'k2', place: 2, name: 'deleteQuestion', params: { id: 'q1' }, input: {} })
  expect(await found('glaze')).toEqual([])
  await device.delete('acts', 'k2')
  expect(await found('glaze')).toEqual(['Which glaze?'])
})

test('[OF43] what each screen of a kept community asks is answered with its age; what is not kept is not', async () => {
  await keepAll()
  const names: readonly RouteName[] = [
    ...(['readHome', 'readCommunity', 'listPages', 'listQuestions', 'listMembers', 'listStars'] as const),
    ...(['readGaps', 'listBrokenLinks', 'readFollows', 'readWeek'] as const),
  ]
  for (const name of names) {
    const answer = await source().read(name, { params: { slug: 'pots' } })
    expect(answer, name).toMatchObject({ keptAt: expect.any(Number) })
  }
  expect(await source().read('listInvites', { params: { slug: 'pots' } })).toBeNull()
  // What the server takes a while to find out is not asked for at each change.
  passes.set('b', { ...empty, next: 'b', latest: 9 })
  asked.length = 0
  await keepAll()
  expect(asked).toContain('readHome')
  expect(asked).not.toContain('readGaps')
})

test('[OF24] members who are meant by what is looked for stand beside what was found', async () => {
  await keepAll()
  const answer = { items: [AMINA, { ...AMINA, id: 'bo', name: 'Bo Thinman', hue: 5 }], next: null }
  await device.put('answers', { key: 'listMembers pots', community: 'pots', answer, keptAt: 7 })
  const people = async (q: string, more: object = {}) =>
    (await read<{ people: { id: string }[] }>('search', { params: { slug: 'pots' }, query: { q, ...more } }))?.people
  expect(await people('thin')).toEqual([{ id: 'bo', name: 'Bo Thinman', hue: 5 }])
  expect(await people('thin', { kind: 'story' })).toEqual([])
  expect(await people('thin', { cursor: '20' })).toEqual([])
  expect(await people('t')).toEqual([])
})

test('[OF29] members that an earlier build kept are there, and are found by name and by what they know', async () => {
  const answer = { items: [AMINA, { ...AMINA, id: 'bo', name: 'Bo Lindqvist', topics: ['Kiln'] }], next: null }
  await device.put('answers', { key: 'listMembers pots', community: 'pots', answer, keptAt: 7 })
  const names = async (q: string) =>
    (await read<{ items: { name: string }[] }>('listMembers', { params: { slug: 'pots' }, query: { q } }))?.items.map(
      ({ name }) => name,
    )
  expect(await names('')).toEqual(['Amina', 'Bo Lindqvist'])
  expect(await names('lind')).toEqual(['Bo Lindqvist'])
  expect(await names('kiln')).toEqual(['Bo Lindqvist'])
  expect(await names('mina')).toEqual([])
})
