import 'fake-indexeddb/auto'
import { type Api, Refusal, Unreachable } from '@commonplace/api'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import { type ActRow, type Device, openDevice } from '../device/open-device.ts'
import { aQuestion } from '../testing/kept-things.ts'
import { nearlyAsked } from './nearly-asked.ts'

const MINE = 'Why does the kiln crack bowls?'
const act: ActRow = {
  key: 'k',
  place: 1,
  name: 'askQuestion',
  params: { slug: 'pots' },
  input: { id: '019b0000-0000-7000-8000-00000000000a', title: MINE },
  about: { what: MINE, where: '/pots/q/mine' },
  madeAt: 1_000,
  tries: 0,
  refusal: null,
}
const THEIRS = '019b0000-0000-7000-8000-00000000000b'
let device: Device
/** A server where these titles stand, asked at that time. */
const server =
  (title: string, at: number, id = THEIRS): Api =>
  async (route) =>
    (route.name === 'findSimilar'
      ? { items: [{ kind: 'question', title, url: `/pots/q/kiln-${id}#a-1` }] }
      : aQuestion(id, title, '', { at })) as never

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  device = await openDevice('amina')
})

test('[OF34] nearly the same, asked since, is found', async () => {
  const found = await nearlyAsked(device, server('Why do bowls crack in the kiln?', 2_000), act)
  expect(found).toMatchObject({ id: THEIRS, by: 'Amina', at: 2_000 })
})

test('[OF34] what this device could have shown, another question, and the act itself are none', async () => {
  expect(await nearlyAsked(device, server(MINE, 900), act)).toBeNull()
  expect(await nearlyAsked(device, server('Which kiln do you use for bowls and plates?', 2_000), act)).toBeNull()
  const { id } = act.input as { id: string }
  expect(await nearlyAsked(device, server(MINE, 2_000, id), act)).toBeNull()
})

test('[OF34] what came after the last sync could not be seen, also before one asked', async () => {
  await device.put('communities', { slug: 'pots', pinned: true, pictures: false, cursor: null, keptAt: 800 })
  expect(await nearlyAsked(device, server(MINE, 900), act)).toMatchObject({ id: THEIRS })
})

test('a server that says no lets the question itself be judged; one that is gone lets it wait', async () => {
  const no: Api = async () => Promise.reject(new Refusal('not-allowed', 'Closed.'))
  const away: Api = async () => Promise.reject(new Unreachable('away'))
  expect(await nearlyAsked(device, no, act)).toBeNull()
  await expect(nearlyAsked(device, away, act)).rejects.toThrow('away')
})
