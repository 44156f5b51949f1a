import { act } from 'react'
import { expect, test } from 'vitest'
import { words } from '../words/en.ts'
import { show } from './testing/show.tsx'
import { toastDone } from './toasts.tsx'

test('what was done is said so, what waits on this device is said to wait, and what was refused says nothing', async () => {
  using screen = await show(null)
  await act(async () => toastDone(null, 'Thanked'))
  await act(async () => toastDone({ queued: false }))
  expect(screen.text()).toBe('')
  await act(async () => toastDone({ queued: false }, 'Thanked'))
  expect(screen.text()).toContain('Thanked')
  expect(screen.text()).not.toContain(words.queued)
  await act(async () => toastDone({ queued: true }, 'Sent'))
  expect(screen.text()).toContain(words.queued)
  expect(screen.text()).not.toContain('Sent')
})
