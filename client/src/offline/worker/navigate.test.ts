import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import { navigate } from './navigate.ts'
import { rememberPlace, sayMember } from './person.ts'
import type { FetchEvent, WorkerScope } from './scope.ts'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

/** Where the root leads while nobody answers and these pages are there as they were drawn. */
async function rootLeadsTo(...drawn: readonly string[]): Promise<string | null> {
  const cache = { match: async () => undefined, keys: async () => drawn.map((url) => ({ url })) }
  const scope = {
    caches: { open: async () => cache },
    fetch: () => Promise.reject(new TypeError('no network')),
  } as unknown as WorkerScope
  const event = { request: { url: 'https://pots.example/' }, waitUntil: () => undefined } as unknown as FetchEvent
  return (await navigate(scope, event, '1')).headers.get('location')
}

test('[OF47] without a network the root leads to where its reader was, also where nothing was drawn for them', async () => {
  expect(await rootLeadsTo()).toBeNull()
  expect(await rootLeadsTo('https://pots.example/pots/p/mugs')).toBe('https://pots.example/pots/p/mugs')
  await sayMember('amina')
  await rememberPlace('/pots/members?q=kiln')
  expect(await rootLeadsTo('https://pots.example/pots/p/mugs')).toBe('https://pots.example/pots/members?q=kiln')
  expect(await rootLeadsTo()).toBe('https://pots.example/pots/members?q=kiln')
})
