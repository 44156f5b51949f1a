import 'fake-indexeddb/auto'
import { act } from 'react'
import { afterEach, expect, test } from 'vitest'
import { show } from '../ui/testing/show.tsx'
import { openDevice } from './device/open-device.ts'
import { currentOffline, type Offline } from './offline.ts'
import WhenKept from './WhenKept.tsx'

afterEach(() => currentOffline.set('nobody'))

test('a community is said to be kept once all of it is on the device, and not while it comes', async () => {
  const device = await openDevice('amina')
  const community = (slug: string, keptAt: number | null) =>
    device.put('communities', { slug, pinned: true, keptAt } as never)
  await community('pots', 5)
  await community('looms', null)
  using said = await show(
    ['pots', 'looms', 'bells'].map((slug) => (
      <WhenKept key={slug} slug={slug}>
        {(kept) => (kept ? `${slug} ` : null)}
      </WhenKept>
    )),
  )
  expect(said.text()).toBe('')
  await act(async () => currentOffline.set({ device } as Offline))
  await expect.poll(() => said.text()).toBe('pots ')
})
