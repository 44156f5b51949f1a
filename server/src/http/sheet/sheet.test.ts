import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { qrOf } from './qr.ts'
import { sheetFoot } from './sheet-foot.ts'

const drawn = (text: string): string =>
  (qrOf(text) ?? []).map((row) => row.map((dark) => (dark ? '1' : '0')).join('')).join('\n')
const printOf = (text: string): string => createHash('sha256').update(drawn(text)).digest('base64url')

test('[PG15] a code is module for module what another encoder makes of the same address: of one block, and of several with the version named', () => {
  expect(qrOf('https://commons.example.org/fixers/p/3QfDa28hBpM63Vo3')).toHaveLength(33)
  expect(printOf('https://commons.example.org/fixers/p/3QfDa28hBpM63Vo3')).toBe(
    'W_cVV_-ZLTSAQ0QE0iH5BaNqUVkiIk83P1cFOZMLD1g',
  )
  expect(printOf(`https://x.org/${'b'.repeat(150)}`)).toBe('zHSVw7i0r4dhdDMzvRXrdaRkXItXHufVNDHMFXCXUPU')
})

test('[PG15] whatever the address, its code has three corners, and grows until it is more than a code holds', () => {
  fc.assert(
    fc.property(fc.webUrl({ size: 'medium' }), (address) => {
      const code = qrOf(address)
      const size = code?.length ?? 0
      expect((size - 17) % 4).toBe(0)
      for (const [x, y] of [
        [0, 0],
        [size - 7, 0],
        [0, size - 7],
      ] as const) {
        const corner = code?.slice(y, y + 7).map((row) =>
          row
            .slice(x, x + 7)
            .map(Number)
            .join(''),
        )
        expect(corner).toEqual(['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111'])
      }
    }),
    { numRuns: 40 },
  )
  expect(qrOf('é'.repeat(333))).toHaveLength(97)
  expect(qrOf('é'.repeat(334))).toBeNull()
})

test('[PG15] the foot of a sheet shows the address as it is typed; one that no code holds stands there alone', () => {
  const foot = sheetFoot('https://x.org/a&b')
  expect(foot).toContain('>https://x.org/a&amp;b</text>')
  expect(foot).toContain('<path')
  expect(sheetFoot(`https://x.org/${'b'.repeat(900)}`)).not.toContain('<path')
})
