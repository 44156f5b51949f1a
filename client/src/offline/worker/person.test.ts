import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import { currentMember, forgetMember, lastPlace, rememberPlace, sayMember } from './person.ts'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})
const databases = async () => (await indexedDB.databases()).map(({ name }) => name)

test('[OF35] the worker knows who is here and where they were last', async () => {
  await sayMember('amina')
  await rememberPlace('/pots/clay')
  await sayMember('amina')
  expect(await currentMember()).toBe('amina')
  expect(await lastPlace()).toBe('/pots/clay')
})

test('[OF35] another member does not begin where the one before them was', async () => {
  await sayMember('amina')
  await rememberPlace('/pots/clay')
  await sayMember('bo')
  expect(await currentMember()).toBe('bo')
  expect(await lastPlace()).toBeNull()
})

test('[OF35] where somebody unknown is, is not written down', async () => {
  await rememberPlace('/pots/clay')
  expect(await databases()).toEqual([])
})

test('[OF26] after it was forgotten nothing is there, and looking makes nothing', async () => {
  await sayMember('amina')
  await forgetMember()
  expect([await currentMember(), await lastPlace()]).toEqual([null, null])
  expect(await databases()).toEqual([])
})
