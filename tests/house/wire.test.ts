import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { differenceOf, type Wire, wireOf } from './wire.ts'

const kept = JSON.parse(readFileSync(new URL('wire.json', import.meta.url), 'utf8')) as Wire

test('[HO30] the shape of the API is the one that was kept, or its version was raised and kept again', () => {
  const now = wireOf()
  expect(
    differenceOf(kept, now),
    'Routes changed their shape. Raise WIRE_VERSION in packages/api/src/wire-version.ts, then run: node tests/house/keep-wire.ts',
  ).toEqual([])
  expect(kept.version).toBe(now.version)
})
