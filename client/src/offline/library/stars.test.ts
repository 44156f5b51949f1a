import 'fake-indexeddb/auto'
import type { RouteName } from '@commonplace/api'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import { type ActRow, type Device, openDevice } from '../device/open-device.ts'
import { aPage, aQuestion } from '../testing/kept-things.ts'
import { answerKey } from './answers.ts'
import { letGo, letGoOpened } from './let-go.ts'
import { partOf, reasonOf, type What } from './part.ts'
import { rowOf } from './row.ts'
import { starsKept } from './stars.ts'

const me = { id: 'amina', name: 'Amina', hue: 3 }
const mugs = aPage('p1', 'Mugs', '<p>Thin.</p>', { tags: ['clay'] })
const bowls = aPage('p2', 'Bowls', '<p>Wide.</p>')
const glaze = aQuestion('q1', 'Which glaze?', '')

let device: Device
let place = 0
const act = (name: RouteName, id: string): ActRow => ({
  ...{ key: `k${++place}`, place, name, params: { id }, input: undefined, about: { what: '', where: '/pots' } },
  ...{ madeAt: 9_000 + place, tries: 0, refusal: null },
})
const titles = async (...acts: ActRow[]) =>
  (await starsKept(device, 'pots', { me, acts, read: async () => ({ html: '', lead: '' }) }))?.data.items.map(
    ({ page, question }) => (page ?? question)?.title,
  )
const keepPage = (page: typeof mugs, keptAt: number) =>
  device.put('pages', { id: page.id, community: 'pots', page, keptAt, reasons: ['opened'] })
const keepList = (keptAt: number) =>
  device.put('answers', {
    key: answerKey('listStars', { slug: 'pots' }),
    community: 'pots',
    answer: {
      items: [
        { at: 30, page: null, question: glaze },
        { at: 20, page: rowOf(bowls), question: null },
      ],
      next: null,
    },
    keptAt,
  })

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  device = await openDevice('amina')
})

test('[OF41] without anything kept there is no list, and none is pretended', async () => {
  expect(await titles()).toBeUndefined()
  await keepPage(mugs, 5)
  expect(await titles()).toBeUndefined()
})

test('[OF41] one’s stars are the list as it was given, what newer copies say, and what waits', async () => {
  await keepList(100)
  expect(await titles()).toEqual(['Which glaze?', 'Bowls'])
  // A copy older than the list does not speak against it; a newer one does.
  await keepPage(bowls, 50)
  expect(await titles()).toEqual(['Which glaze?', 'Bowls'])
  await keepPage(bowls, 150)
  expect(await titles()).toEqual(['Which glaze?'])
  await keepPage({ ...mugs, starred: true }, 150)
  expect(await titles()).toEqual(['Mugs', 'Which glaze?'])
  expect(await titles(act('starPage', 'p2'))).toEqual(['Bowls', 'Mugs', 'Which glaze?'])
  expect(await titles(act('unstarPage', 'p1'), act('unstarQuestion', 'q1'))).toEqual([])
  expect(await titles(act('unstarPage', 'p1'), act('starPage', 'p1'))).toEqual(['Mugs', 'Which glaze?'])
  const refused: ActRow = { ...act('unstarPage', 'p1'), refusal: { code: 'gone', sentence: 'Gone.' } }
  expect(await titles(refused)).toEqual(['Mugs', 'Which glaze?'])
})

test('[OF27] what stood under a whole community stands on its own again: by star, by itself, by its list', async () => {
  await device.put('pages', {
    ...{ id: 'p1', community: 'pots', page: { ...mugs, starred: true }, keptAt: 1 },
    reasons: ['community'],
  })
  await keepPage(bowls, 1)
  await device.put('questions', {
    ...{ id: 'q1', community: 'pots', question: glaze, keptAt: 1 },
    reasons: ['opened', 'community'],
  })
  const reasons = async () =>
    Object.fromEntries(
      [...(await device.getAll('pages')), ...(await device.getAll('questions'))].map((one) => [one.id, one.reasons]),
    )
  const keep = (what: What) => device.put('parts', partOf('pots', what))
  for (const what of [{ stars: true }, { question: 'q1' }, { questions: 'mine' }, { tag: 'Clay' }] as const)
    await keep(what)
  await letGo(device, 'pots', 'community')
  expect(await reasons()).toEqual({
    p1: ['starred', 'tag Clay'],
    p2: ['opened'],
    q1: ['opened', 'question', 'list mine'],
  })
  // Each goes when its own last reason does.
  for (const part of await device.getAll('parts')) {
    await device.delete('parts', part.key)
    await letGo(device, 'pots', reasonOf(part), part.page ?? part.question ?? null)
  }
  expect(await reasons()).toEqual({ p2: ['opened'], q1: ['opened'] })
})

test('[OF27] what lost its star is not kept for it again, though the copy that was opened is of a time when it had it', async () => {
  await device.put('parts', partOf('pots', { stars: true }))
  await keepPage({ ...mugs, starred: true }, 1)
  await letGoOpened(device, 'pots', 2)
  expect((await device.get('pages', mugs.id))?.reasons).toEqual(['opened'])
})

test('[OF27] of a list of questions only what stands in it is kept', async () => {
  await device.put('parts', partOf('pots', { questions: 'resolved' }))
  for (const question of [glaze, { ...glaze, id: 'q2', accepted: true }])
    await device.put('questions', { id: question.id, community: 'pots', question, keptAt: 1, reasons: ['community'] })
  await letGo(device, 'pots', 'community')
  expect(await device.getAllKeys('questions')).toEqual(['q2'])
})
