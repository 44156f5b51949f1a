import { act, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { words } from '../words/en.ts'
import { late, whenPressed } from './late.ts'
import { Toasts } from './toasts.tsx'

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('[OF51] what does not come takes nothing away of what is there, and comes when it can', async () => {
  let away = true
  const Tools = late(async () => {
    if (away) throw new TypeError('Failed to fetch dynamically imported module')
    return { default: () => <p>Tools</p> }
  })
  const place = document.createElement('div')
  const root = createRoot(place)
  await act(async () =>
    root.render(
      <main>
        <p>Words</p>
        <Suspense fallback={null}>
          <Tools />
        </Suspense>
        <Toasts />
      </main>,
    ),
  )
  await act(() => vi.advanceTimersByTimeAsync(5_000))
  // Said once, however often it is asked for.
  expect(place.querySelector('.toasts')?.textContent?.split(words.trouble.unreachable)).toHaveLength(2)
  await act(() => vi.advanceTimersByTimeAsync(15_000))
  expect(place.textContent).toBe('Words')
  away = false
  await act(() => vi.advanceTimersByTimeAsync(30_000))
  expect(place.textContent).toBe('WordsTools')
  await act(async () => root.unmount())
})

test('[OF51] what is pressed does what it does once it came; where it does not come, that is said', async () => {
  const place = document.createElement('div')
  const root = createRoot(place)
  await act(async () => root.render(<Toasts />))
  const run = vi.fn()
  await act(() => whenPressed(() => Promise.reject(new TypeError('away')), run))
  expect(place.textContent).toContain(words.trouble.unreachable)
  expect(run).not.toHaveBeenCalled()
  await act(() => whenPressed(async () => 'it', run))
  expect(run).toHaveBeenCalledWith('it')
  await act(async () => root.unmount())
})
