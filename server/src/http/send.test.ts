import { expect, test } from 'vitest'
import { encodingFor } from './send.ts'

test('of the encodings that a client takes, however it says so, the best is used, and none that it refuses', () => {
  const asked = {
    'gzip, deflate, br, zstd': 'br',
    'gzip;q=1.0, deflate;q=0.6': 'gzip',
    'br;q=0.9, gzip;q=0.8': 'br',
    'br;q=0, gzip;q=0.5': 'gzip',
    'br ; q=0.000, GZIP': 'gzip',
    'BR;Q=0,gzip;q=0.0': null,
    'identity;q=0, gzip': 'gzip',
    'br;q=0.001': 'br',
    'not-br, gzip-like': null,
    identity: null,
    '': null,
  }
  for (const [accepted, encoding] of Object.entries(asked)) expect(encodingFor(accepted), accepted).toBe(encoding)
  expect(encodingFor(undefined)).toBeNull()
})
