import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { registerWorker } from './worker-link.ts'

class Worker extends EventTarget {
  state = 'installing'
  become(state: string) {
    this.state = state
    this.dispatchEvent(new Event('statechange'))
  }
}

let asked: Worker[]
let atWork: () => void
beforeEach(() => {
  vi.useFakeTimers()
  asked = []
  const ready = new Promise<void>((resolve) => {
    atWork = resolve
  })
  const register = async () => {
    const installing = new Worker()
    asked.push(installing)
    return Object.assign(new EventTarget(), { installing, waiting: null, active: null })
  }
  Object.defineProperty(navigator, 'serviceWorker', {
    value: { register, ready, controller: null },
    configurable: true,
  })
})
afterEach(() => {
  vi.useRealTimers()
  Reflect.deleteProperty(navigator, 'serviceWorker')
})

test('a first worker whose files did not all come is asked for again, ever later, until one is at work', async () => {
  const registering = registerWorker()
  for (const wait of [5_000, 10_000]) {
    await vi.advanceTimersByTimeAsync(0)
    const before = asked.length
    asked.at(-1)?.become('redundant')
    await vi.advanceTimersByTimeAsync(wait - 1)
    expect(asked).toHaveLength(before)
    await vi.advanceTimersByTimeAsync(1)
    expect(asked).toHaveLength(before + 1)
  }
  asked.at(-1)?.become('installed')
  atWork()
  await registering
  await vi.advanceTimersByTimeAsync(600_000)
  expect(asked).toHaveLength(3)
})
