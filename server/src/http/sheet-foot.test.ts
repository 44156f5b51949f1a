import { expect, test } from 'vitest'
import { sheetFoot } from './sheet-foot.ts'

test('[PG15] the foot of a sheet shows the address as it is typed, and as a code that is light around', () => {
  const foot = sheetFoot('https://x.org/a&b')
  expect(foot).toContain('>https://x.org/a&amp;b</text>')
  // The first row of a code begins with the seven dark modules of its corner, behind four light ones.
  expect(foot).toContain('d="M4 4h7v1h-7z')
})
