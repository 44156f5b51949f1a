import 'fake-indexeddb/auto'
import { type Api, type Me, Refusal, type RouteName, Unreachable } from '@commonplace/api'
import { FakeClock } from '@commonplace/kit'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import { type Device, openDevice } from '../device/open-device.ts'
import { Keeper } from './keeper.ts'
import { LocalSource } from './local-source.ts'

const ME = { member: { id: 'amina', name: 'Amina', email: 'a@example.org', hue: 3 }, memberships: [] } satisfies Me
const AT = '2026-01-06T18:00'
const LATER = '2026-01-13T18:00'
const mayRow = { attend: true, takeTurn: false, passTurn: false }

let device: Device
/** What the server says, by its route and what is asked for. */
let said: Map<string, unknown>
let asked: string[] = []
let latest = 1
const api: Api = async (route, call = {}) => {
  const key = [route.name, ...Object.values(call.params ?? {})].join(' ')
  asked.push(key)
  if (route.name === 'readOffline')
    return {
      ...{ pages: [], questions: [], gone: [], files: [], next: 'c', more: false, total: 0, bytes: null },
      ...{ latest, at: 1_000 },
    } as never
  if (!said.has(key)) throw new Refusal('not-found', 'There is no such thing.')
  return said.get(key) as never
}
const gathering = (at: string, more: object = {}) => {
  const row = { gatheringId: 'g1', at, title: 'Show & Tell', place: 'The back room', coming: 1, may: mayRow, ...more }
  said.set(`readGathering g1 ${at}`, {
    ...{ ...row, communitySlug: 'pots', link: 'https://call.example', showings: [] },
    may: { ...mayRow, host: true },
  })
  return row
}
const plan = (...coming: object[]) => said.set('readProgramme pots', { coming, past: [], next: null })
/** A sync, and what of gatherings and challenges it asked for. */
const sync = async () => {
  asked = []
  latest++
  const keeper = new Keeper({ device, api, memberId: 'amina', clock: new FakeClock() })
  await keeper.pin('pots')
  expect(await keeper.sync('pots')).toBe('kept')
  return asked.filter((key) => /^read(Gathering|Challenge) /.test(key))
}
const away = async () => Promise.reject(new Unreachable('away'))
const read = async (name: RouteName, params: Record<string, string>) =>
  (await new LocalSource({ device, me: ME, finder: away, edits: away, history: away }).read(name, { params }))?.data

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  device = await openDevice('amina')
  said = new Map()
  latest = 1
})

test('[OF43] what comes opens at its own address without a network: the next gatherings, what is tried together, whose turn it is', async () => {
  const row = { id: 'c1', title: 'Mend in public', entered: 0 }
  said.set('listChallenges pots', { current: [row], past: [] })
  said.set('readChallenge c1', { ...row, communitySlug: 'pots', goal: 'Tell of one thing.', entries: [], may: {} })
  said.set('readRota pots', { hosts: [], mine: null, turns: [], inTurn: true, may: { offer: true } })
  plan(gathering(AT), gathering(LATER))
  await sync()
  expect(await read('readGathering', { id: 'g1', at: AT })).toMatchObject({ link: 'https://call.example' })
  expect(await read('readGathering', { id: 'g1', at: LATER })).toMatchObject({ place: 'The back room' })
  expect(await read('readChallenge', { id: 'c1' })).toMatchObject({ goal: 'Tell of one thing.' })
  expect(await read('readRota', { slug: 'pots' })).toMatchObject({ inTurn: true })
})

test('[OF43] each is asked for once, and anew where its list says something else of it; what went meanwhile holds nothing up', async () => {
  plan(gathering(AT), gathering(LATER))
  expect(await sync()).toEqual([`readGathering g1 ${AT}`, `readGathering g1 ${LATER}`])
  expect(await sync()).toEqual([])
  plan(gathering(AT, { place: 'The hall' }), gathering(LATER))
  expect(await sync()).toEqual([`readGathering g1 ${AT}`])
  expect(await read('readGathering', { id: 'g1', at: AT })).toMatchObject({ place: 'The hall' })
  plan({ gatheringId: 'gone', at: AT, may: mayRow }, gathering(LATER, { coming: 2 }))
  await sync()
  expect(await read('readGathering', { id: 'g1', at: LATER })).toMatchObject({ coming: 2 })
})

test('[OF43] so many times of gatherings are kept ahead, and no more', async () => {
  plan(...Array.from({ length: 9 }, (_, n) => gathering(`2026-02-0${n + 1}T18:00`)))
  expect(await sync()).toHaveLength(6)
})
