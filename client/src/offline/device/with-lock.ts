import { KeyedQueue } from '@commonplace/kit'

const here = new KeyedQueue<string>()

/** Runs one task at a time under a name, in all tabs of this browser; where there are no Web Locks, in this tab. */
export function withLock<T>(name: string, task: () => Promise<T>): Promise<T> {
  if (typeof navigator === 'undefined' || !navigator.locks) return here.run(name, task)
  return navigator.locks.request(name, task) as Promise<T>
}

/** Runs the task unless another tab is running it; answers whether it ran. */
export async function ifFree(name: string, task: () => Promise<void>): Promise<boolean> {
  if (typeof navigator === 'undefined' || !navigator.locks) {
    await here.run(name, task)
    return true
  }
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
    if (!lock) return false
    await task()
    return true
  })
}
