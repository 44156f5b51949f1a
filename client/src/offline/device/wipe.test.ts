// @vitest-environment happy-dom
import 'fake-indexeddb/auto'
import type { Me } from '@commonplace/api'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { NOBODY } from '../../data/me.ts'
import { lastMe, rememberMe } from './last-member.ts'
import { dropMember, wipeMember } from './wipe.ts'

const told: unknown[] = []
const isHere = (id: string) => rememberMe({ member: { id, name: id }, memberships: [] } as unknown as Me)

beforeEach(() => {
  told.length = 0
  const active = { postMessage: (message: unknown) => told.push(message) }
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration: async () => ({ active }) } })
})
afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
})

test('[OF26] a window of somebody who left long ago forgets them, and not who is here since', async () => {
  isHere('bo')
  for (const forgetting of [dropMember, wipeMember]) {
    told.length = 0
    await forgetting('amina')
    expect(lastMe()?.member?.id).toBe('bo')
    expect(told).toEqual([{ type: 'forget', memberId: 'amina' }])
  }
  await wipeMember('bo')
  expect(lastMe()).toBeNull()
})

test('[OF26] a device that was told to forget keeps nothing of anybody in its caches', async () => {
  isHere('amina')
  rememberMe(NOBODY)
  await wipeMember('amina')
  expect(told).toContainEqual({ type: 'forget' })
})
