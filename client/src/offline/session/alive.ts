// Which windows of this browser are there. A lock lives exactly as long as its window, however that ends.

const PREFIX = 'commonplace sitting '

/** Lets the others know that this sitting goes on, until the returned function is called or the window is gone. */
export function beAlive(sitting: string): () => void {
  if (typeof navigator === 'undefined' || !navigator.locks) return () => undefined
  const end = Promise.withResolvers<void>()
  // A window that is torn down before it has its lock rejects; nobody is left to care.
  navigator.locks.request(PREFIX + sitting, () => end.promise).catch(() => undefined)
  return () => end.resolve()
}

/** The sittings that go on; null where that cannot be known. */
export async function sittingsAlive(): Promise<ReadonlySet<string> | null> {
  if (typeof navigator === 'undefined' || !navigator.locks) return null
  const { held = [] } = await navigator.locks.query()
  return new Set(held.flatMap(({ name = '' }) => (name.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [])))
}
