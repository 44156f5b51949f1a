import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { setDeviceState, showSave } from './chip/current-save.ts'
import { SaveChip } from './SaveChip.tsx'
import { Cell, FRESH, type SaveState } from './session/save-state.ts'

const state = new Cell<SaveState>({ ...FRESH, known: true, socket: 'open' })
let end: () => void
let retried = 0
let root: ReturnType<typeof createRoot>
const set = (change: Partial<SaveState>) =>
  act(async () => state.set({ ...FRESH, known: true, socket: 'open', ...change }))
const heard = () => document.querySelector('[role=status]')?.textContent

beforeEach(async () => {
  ;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true
  document.title = 'Mugs'
  document.body.innerHTML = '<div id="here"></div>'
  const here = document.getElementById('here')
  if (here) root = createRoot(here)
  end = showSave({ documentId: 'mugs', state, retry: () => void retried++ })
  await act(async () => root.render(<SaveChip library="/pots/offline" />))
})
afterEach(async () => {
  await act(async () => end())
  await act(async () => root.unmount())
})

test('[OF9] the chip is heard when the kind of news changes, not at every count', async () => {
  expect(heard()).toBe('Saved')
  await set({ socket: 'closed', queue: 1, kept: 'device' })
  expect(heard()).toBe('Offline · 1 change kept on this device')
  await set({ socket: 'closed', queue: 2, kept: 'device' })
  expect(document.querySelector('a')?.textContent).toBe('Offline · 2 changes kept on this device')
  expect(heard()).toBe('Offline · 1 change kept on this device')
  await set({})
  expect(heard()).toBe('Saved')
})

test('the title of the window says that something is unsent, and stops saying so', async () => {
  await set({ queue: 1, kept: 'device' })
  expect(document.title).toBe('● Mugs')
  await set({})
  expect(document.title).toBe('Mugs')
})

test('“Try now” tries now', async () => {
  await set({ socket: 'retrying', queue: 1, kept: 'device', retryAt: Date.now() + 9_000 })
  await act(async () => document.querySelector('button')?.click())
  expect(retried).toBe(1)
})

test('[OF9] up to date on another day is said by the day', async () => {
  const then = new Date(Date.now() - 3 * 24 * 3_600_000)
  await set({ socket: 'closed', upToDateAt: then.getTime() })
  expect(document.querySelector('a')?.textContent).toContain(String(then.getFullYear()))
})

test('[OF9] acts that wait beside an open document are not on their way for ever', async () => {
  await set({})
  await act(async () => setDeviceState({ acts: 2, since: Date.now() - 10_000 }))
  expect(document.querySelector('a')?.textContent).toBe('Saving – 2 changes')
  await act(async () => setDeviceState({ acts: 0, since: null }))
})

test('[OF14] a window whose account was left says so, whatever document is open', async () => {
  await set({})
  await act(async () => setDeviceState({ signedOut: true }))
  expect(document.querySelector('.save-chip')?.textContent).toContain('Signed out')
  await act(async () => setDeviceState({ signedOut: false }))
})

test('with no document open, the chip says how the device stands', async () => {
  await act(async () => end())
  await act(async () => setDeviceState({ online: false, acts: 2 }))
  expect(document.querySelector('a')?.textContent).toBe('Offline · 2 changes kept on this device')
  await act(async () => setDeviceState({ online: true, acts: 0 }))
})
