import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { beforeEach, expect, test } from 'vitest'
import { type Device, databaseName, type Gone, isNewer, openDevice } from './open-device.ts'

const NAME = databaseName('bo')
/** The stores of each earlier build, by their version, with the indexes that it gave them. */
const EARLIER: Readonly<
  Record<number, readonly (readonly [name: string, key: string | null, index: string | null])[]>
> = {
  1: [
    ['updates', null, 'document'],
    ['marks', 'id', 'document'],
    ['documents', 'id', null],
    ['states', 'document', null],
    ['pages', 'id', 'community'],
    ['rows', 'id', 'community'],
    ['questions', 'id', 'community'],
    ['files', 'url', 'community'],
    ['communities', 'slug', null],
    ['answers', 'key', null],
    ['acts', 'key', 'place'],
  ],
  2: [
    ['parts', 'key', 'slug'],
    ['blobs', 'id', null],
    ['returns', 'document', null],
  ],
  3: [['pens', 'document loan', 'document']],
}
const waiting = { key: 'k', place: 1, name: 'askQuestion', input: { title: 'Why?' } }
const mark = { id: 'm', document: 'd', step: 's', at: 1 }
const page = { id: 'p', community: 'pots', page: { documentId: 'd' }, keptAt: 7, reasons: ['community', 'opened'] }
const update = { document: 'd', update: new Uint8Array([1, 2, 3]) }

const keyed = (key: string | null): IDBObjectStoreParameters => {
  if (key === null) return { autoIncrement: true }
  return { keyPath: key.includes(' ') ? key.split(' ') : key }
}

/** What an earlier build left, with an act and words that wait. */
async function leave(version: number): Promise<void> {
  const database = await openDB(NAME, version, {
    upgrade(fresh) {
      for (let n = 1; n <= version; n++)
        for (const [name, key, index] of EARLIER[n] ?? []) {
          const store = fresh.createObjectStore(name, keyed(key))
          if (index) store.createIndex(name === 'parts' ? 'community' : index, index)
        }
    },
  })
  await database.put('pages', page)
  await database.put('acts', waiting)
  await database.put('marks', mark)
  await database.put('updates', update)
  database.close()
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

test.each([1, 2, 3, 4])('[OF36] what build %i kept is carried over: nothing that waits is dropped', async (version) => {
  await leave(version)
  const device = await openDevice('bo')
  expect(await device.getAllFromIndex('acts', 'place')).toEqual([waiting])
  expect(await device.getAllFromIndex('marks', 'document', 'd')).toEqual([mark])
  expect(await device.getAllFromIndex('updates', 'document', 'd')).toEqual([update])
  expect(await device.getFromIndex('pages', 'document', 'd')).toEqual(page)
  expect(await device.getAllKeysFromIndex('pages', 'reason', 'opened')).toEqual(['p'])
  expect(await device.getAllKeysFromIndex('pages', 'kept', ['pots', 7])).toEqual(['p'])
  for (const name of ['parts', 'blobs', 'returns', 'pens', 'histories', 'indexes'] as const)
    expect(await device.count(name)).toBe(0)
})

test('[OF36] what a newer build kept is not touched by this one', async () => {
  await leave(2)
  const newer = await openDB(NAME, 1_000)
  newer.close()
  const refused = await openDevice('bo').catch((error: unknown) => error)
  expect(isNewer(refused)).toBe(true)
  const again = await openDB(NAME, 1_000)
  expect(await again.getAll('acts')).toEqual([waiting])
  again.close()
})

test('[OF36] a newer build in another tab takes over at once, and this one hears of it', async () => {
  const heard: Gone[] = []
  const device = await openDevice('bo', (how) => heard.push(how))
  await device.put('acts', waiting as never)
  const newer = await openDB(NAME, 1_000)
  expect(heard).toEqual(['newer'])
  expect(await newer.getAll('acts')).toEqual([waiting])
  expect(() => device.transaction('acts')).toThrow()
  newer.close()
})

test('[OF36] a newer build waits until this one has brought there what was done here', async () => {
  const device: Device = await openDevice(
    'bo',
    () => undefined,
    async () => {
      await device.put('acts', waiting as never)
    },
  )
  const newer = await openDB(NAME, 1_000)
  expect(await newer.getAll('acts')).toEqual([waiting])
  newer.close()
})
