import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import { forgetPerson } from './caches.ts'
import { currentMember, sayMember } from './person.ts'
import type { WorkerScope } from './scope.ts'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

/** What is left in the caches once these were forgotten. */
async function leftAfterForgetting(memberId?: string): Promise<string[]> {
  const names = new Set(['commonplace-build-1', 'commonplace-pages', 'commonplace-files-amina', 'commonplace-files-bo'])
  const caches = { keys: async () => [...names], delete: async (name: string) => names.delete(name) }
  await forgetPerson({ caches } as unknown as WorkerScope, memberId)
  return [...names]
}

test('[OF26] who signed out is forgotten, with their pages and pictures; the pictures of another stay', async () => {
  await sayMember('amina')
  expect(await leftAfterForgetting('amina')).toEqual(['commonplace-build-1', 'commonplace-files-bo'])
  expect(await currentMember()).toBeNull()
})

test('[OF26] who left long ago takes nothing with them of the one who is here since', async () => {
  await sayMember('bo')
  const left = await leftAfterForgetting('amina')
  expect(left).toEqual(['commonplace-build-1', 'commonplace-pages', 'commonplace-files-bo'])
  expect(await currentMember()).toBe('bo')
})

test('[OF26] a computer that others use too forgets everybody', async () => {
  await sayMember('bo')
  expect(await leftAfterForgetting()).toEqual(['commonplace-build-1'])
  expect(await currentMember()).toBeNull()
})
