/** The value that a share of all values does not exceed; `share` from 0 to 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]) => percentile(values, 0.5)

/** Resolves after so many milliseconds. */
export const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Calls back at each of these times (milliseconds from now), and resolves after the last. A late one is made up for at once. */
export async function onSchedule<T>(
  events: readonly (readonly [at: number, what: T])[],
  run: (what: T) => void,
): Promise<void> {
  const began = performance.now()
  for (const [at, what] of events.toSorted(([a], [b]) => a - b)) {
    while (performance.now() - began < at) await later(1)
    run(what)
  }
}
