// Promises the type system cannot keep by itself, said in words when they break.

/** Ends a switch over a union: a new member of the union fails to compile here, and an impossible value throws. */
export function assertNever(value: never): never {
  throw new Error(`A value nobody handles: ${JSON.stringify(value)}`)
}

/** The value, which is promised to be there. `promise` says what was broken when it is not: `must(row, 'every page has a document')`. */
export function must<T>(value: T | null | undefined, promise: string): T {
  if (value === null || value === undefined) throw new Error(`A broken promise: ${promise}`)
  return value
}
