import { act, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { late } from './late.ts'

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
      </main>,
    ),
  )
  await act(() => vi.advanceTimersByTimeAsync(20_000))
  expect(place.textContent).toBe('Words')
  away = false
  await act(() => vi.advanceTimersByTimeAsync(30_000))
  expect(place.textContent).toBe('WordsTools')
  await act(async () => root.unmount())
})
