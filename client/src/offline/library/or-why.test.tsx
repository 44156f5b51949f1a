import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { show } from '../../ui/testing/show.tsx'
import { libraryWords as said } from '../../words/library.ts'
import { openDevice } from '../device/open-device.ts'
import { KeepPart } from '../KeepPart.tsx'
import { currentOffline, type Offline, wireOffline } from '../offline.ts'
import { KeepSwitch } from './KeepSwitch.tsx'
import { Keeper } from './keeper.ts'
import { partOf } from './part.ts'
import type { LibraryFacts } from './use-library.ts'

const full = async () => {
  throw new DOMException('No room.', 'QuotaExceededError')
}
const why = said.stopped(said.keeping.full)
const facts: LibraryFacts = {
  ...{ pinned: true, pictures: true, keptAt: 1, pages: 1, questions: 0, files: 0, versions: 0, tags: ['clay'] },
  ...{ bytes: { pages: 1, versions: 0, questions: 0, pictures: 0 }, used: null, quota: null, persisted: true },
  ...{ meanwhile: [], unsent: [] },
  parts: [{ ...partOf('pots', { page: 'p1' }), title: 'Mugs', url: '/pots/p/p1' }],
}
const keeperThat = (does: Partial<Keeper>) =>
  Object.assign(new Keeper({ device: {} as never, memberId: 'amina', api: full as never, clock: {} as never }), does)
const Switch = ({ keeper }: { keeper: Keeper }) => (
  <KeepSwitch offline={{ keeper } as Offline} slug="pots" facts={facts} again={async () => undefined} />
)

afterEach(() => {
  vi.restoreAllMocks()
  currentOffline.set('nobody')
})

test('[OF27] whoever may no longer read what they want to keep is told so, and not that it comes later', async () => {
  globalThis.indexedDB = new IDBFactory()
  const device = await openDevice('amina')
  const keeper = keeperThat({ keepPart: async () => 'lost' })
  currentOffline.set({ device, keeper } as Offline)
  using here = await show(<KeepPart slug="pots" what={{ page: 'p1' }} />)
  await expect.poll(() => act(async () => here.text())).toContain(said.keepPage)
  await here.press(said.keepPage)
  expect(here.text()).toContain(said.lost)
  expect(here.button(said.keepPage).getAttribute('aria-pressed')).toBe('false')
})

test('[OF27] in the library too it is said that access is gone, and why something could not be let go', async () => {
  const keeper = keeperThat({ keepPart: async () => 'lost', dropPart: full, remove: full, unpin: full })
  using screen = await show(<Switch keeper={keeper} />)
  const touch = (words: string) =>
    act(async () => {
      const label = [...document.querySelectorAll('label')].find((one) => one.textContent?.startsWith(words))
      label?.querySelector('input')?.click()
    })
  const heard = () =>
    [...document.querySelectorAll('.library-keep [role=status]')].map((one) => one.textContent).filter(Boolean)
  await touch(said.stars)
  expect(heard()).toEqual([said.lost])
  await screen.press(said.dropPart)
  expect(heard()).toEqual([why])
  await touch(said.stars)
  await screen.press(said.remove)
  expect(heard()).toEqual([why, said.lost])
})

test('[OF27] a switch that could not be put off says why', async () => {
  using screen = await show(<Switch keeper={keeperThat({ unpin: full })} />)
  await act(async () => screen.find('input').click())
  expect(screen.text()).toContain(why)
})

test('[OF27] where nobody waits for what follows a change, its failing is told to the console and breaks nothing', async () => {
  globalThis.indexedDB = new IDBFactory()
  const device = await openDevice('amina')
  const warned: unknown[] = []
  vi.spyOn(console, 'warn').mockImplementation((_, error) => void warned.push(error))
  const me = { member: { id: 'amina', name: 'Amina', email: 'a@example.org', hue: 1 }, memberships: [] }
  const { keeper, outbox } = wireOffline(device, me, async () => ({ member: me.member }) as never)
  await outbox.open()
  vi.spyOn(keeper, 'followStars').mockRejectedValue('stars')
  await outbox.send('starPage', { params: { id: 'p1' }, key: 'k' }, { what: 'A star', where: '/pots/p/p1' })
  await expect.poll(() => warned).toEqual(['stars'])
})
