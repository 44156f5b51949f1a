import 'fake-indexeddb/auto'
import { type Api, type Me, Refusal, type RouteName, Unreachable } from '@commonplace/api'
import { FakeClock } from '@commonplace/kit'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import { type Device, openDevice } from '../device/open-device.ts'
import { aPage, aQuestion, kept } from '../testing/kept-things.ts'
import { keepOpened } from './keep-opened.ts'
import { Keeper } from './keeper.ts'
import { LocalSource } from './local-source.ts'

// Who is in a kept community, and what only its hosts see of it.

const BO = { id: 'bo', name: 'Bo', hue: 5 }
const ROW = { ...BO, role: 'member', title: null, joinedAt: 1, pages: 1, answers: 1, offers: 'Kilns', seeks: '' }
const ME = { member: { id: 'amina', name: 'Amina', email: 'a@example.org', hue: 3 }, memberships: [] } satisfies Me
const HOSTS: readonly RouteName[] = ['readModeration', 'listJoinRequests', 'listNewcomers', 'readDigest', 'readStart']

const answer = {
  ...{ id: 'a1', documentId: 'e1', questionId: 'q1', by: BO, at: 7, changedAt: 7, html: '<p>Tin.</p>', votes: 0 },
  ...{ voted: false, accepted: true, adoptions: [], comments: [], shared: false, obsolete: null, versions: 1 },
  confirmations: { count: 0, lastAt: null, mine: false },
  may: { edit: false, delete: false, vote: true, accept: true, adopt: true, comment: true, confirm: true, open: true },
}
const badge = { id: 'b1', name: 'Mender', by: BO, version: 2, challengeUrl: '/pots/challenges/c1' }
const pages = [
  aPage('p1', 'Mugs', '<p>Thin.</p>', { stewards: [BO], changedAt: 2 }),
  aPage('p2', 'Bowls', '<p>Wide.</p>', { stewards: [BO], changedAt: 9, badges: [badge] }),
  aPage('p3', 'Plates', '<p>Flat.</p>', { stewards: [BO], deletedAt: 8 }),
]

let device: Device
let clock: FakeClock
let asked: string[]
let latest: number
/** What the server says to some calls; to the others it says their name. */
let said: Map<RouteName, unknown>
const api: Api = async (route) => {
  asked.push(route.name)
  if (route.name === 'readOffline')
    return {
      ...{ pages: pages.map((page) => kept(page)), gone: [], files: [], next: 'c', more: false, total: 3, bytes: null },
      ...{ questions: [aQuestion('q1', 'Which glaze?', '', { answerList: [answer] })], latest, at: 1_000 },
    } as never
  const output = said.get(route.name as RouteName) ?? { name: route.name }
  if (output instanceof Refusal) throw output
  return output as never
}
const keeper = () => new Keeper({ device, api, memberId: 'amina', clock })
const sync = async () => {
  asked = []
  latest++
  await keeper().pin('pots')
  expect(await keeper().sync('pots')).toBe('kept')
}
const away = async () => Promise.reject(new Unreachable('away'))
const read = (name: RouteName, params: Record<string, string> = { slug: 'pots' }) =>
  new LocalSource({ device, me: ME, finder: away, edits: away, history: away }).read(name, { params })
const bo = { slug: 'pots', id: 'bo' }

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  device = await openDevice('amina')
  clock = new FakeClock()
  latest = 1
  said = new Map<RouteName, unknown>([
    ['readCommunity', { slug: 'pots', may: { manageMembers: true } }],
    ['readHistories', { histories: [], rest: [] }],
    ['listMembers', { items: [ROW], next: null }],
  ])
})

test('[OF47] a profile nobody opened is put together from what is kept: who they are, what they keep true, answered and earned', async () => {
  await sync()
  const profile = await read('readMember', bo)
  expect(profile).toMatchObject({
    keptAt: clock.now(),
    data: {
      ...{ name: 'Bo', offers: 'Kilns', topics: [], portrait: null },
      stewards: [{ title: 'Bowls' }, { title: 'Mugs' }],
      answered: [{ title: 'Which glaze?', url: '/pots/q/q1#a-a1', accepted: true }],
      badges: [{ name: 'Mender', page: { title: 'Bowls' }, version: 2, challenge: { url: badge.challengeUrl } }],
    },
  })
  expect(await read('readMember', { slug: 'pots', id: 'nobody' })).toBeNull()
})

test('[OF47] a profile that was opened is as it was; what the list says later of its person, or that they left, is what counts', async () => {
  await sync()
  clock.advance(10)
  await keepOpened(device, 'readMember', bo, { ...ROW, email: 'bo@example.org', offers: 'Slips' }, clock.now())
  expect(await read('readMember', bo)).toMatchObject({ data: { offers: 'Slips' }, keptAt: clock.now() })
  await sync()
  expect(await read('readMember', bo)).toMatchObject({ data: { offers: 'Kilns' } })
  expect(JSON.stringify(await device.getAll('answers'))).not.toContain('bo@example.org')
  await keepOpened(device, 'readMember', bo, ROW, clock.now())
  said.set('listMembers', { items: [], next: null })
  await sync()
  expect(await read('readMember', bo)).toBeNull()
})

test('[OF47] of a list too long to be kept whole, an opened profile of somebody beyond it stays', async () => {
  said.set('listMembers', { items: [ROW], next: 'more' })
  await sync()
  const cy = { slug: 'pots', id: 'cy' }
  const openedAt = clock.now()
  await keepOpened(device, 'readMember', bo, { ...ROW, email: 'bo@example.org' }, openedAt)
  await keepOpened(device, 'readMember', cy, { ...ROW, id: 'cy', name: 'Cy', offers: 'Slips' }, openedAt)
  clock.advance(10)
  await sync()
  expect(await read('readMember', cy)).toMatchObject({ data: { name: 'Cy', offers: 'Slips' }, keptAt: openedAt })
  expect(await read('readMember', bo)).toMatchObject({ data: { offers: 'Kilns' }, keptAt: clock.now() })
  expect(JSON.stringify(await device.getAll('answers'))).not.toContain('bo@example.org')
  said.set('listMembers', { items: [ROW], next: null })
  await sync()
  expect(await read('readMember', cy)).toBeNull()
})

test('[OF47] what hosts see of a kept community is kept for hosts, and leaves who is a host no more', async () => {
  await sync()
  for (const name of HOSTS) expect(await read(name), name).toMatchObject({ data: { name }, keptAt: clock.now() })
  said.set('readCommunity', { slug: 'pots', may: { manageMembers: false } })
  await sync()
  expect(asked.filter((name) => HOSTS.some((one) => one === name))).toEqual([])
  for (const name of HOSTS) expect(await read(name), name).toBeNull()
})

test('[OF47] it leaves with the community too, and is not kept of one that was only opened', async () => {
  await sync()
  await keeper().unpin('pots')
  for (const name of HOSTS) expect(await read(name), name).toBeNull()
  await keepOpened(device, 'readModeration', { slug: 'pots' }, { reports: [] }, 5)
  expect(await read('readModeration')).toBeNull()
})

test('[OF22] a list that is closed to its reader leaves the device', async () => {
  await sync()
  said.set('listMembers', new Refusal('not-allowed', 'Only members see members.'))
  await sync()
  expect(await read('listMembers')).toBeNull()
  expect(await read('readMember', bo)).toBeNull()
})

test('[OF47] the communities somebody is in are known where the server cannot be asked', async () => {
  const community = { id: 'c1', slug: 'pots', name: 'Potters', sentence: '', visibility: 'private', role: 'member' }
  const me = { ...ME, memberships: [{ community: { ...community, url: '/pots' }, role: 'member', joinedAt: 1 }] }
  const source = new LocalSource({ device, me: me as Me, finder: away, edits: away, history: away })
  expect(await source.read('listCommunities', {})).toMatchObject({ data: { items: [{ name: 'Potters' }] } })
})
