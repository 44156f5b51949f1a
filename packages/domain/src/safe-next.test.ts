import { expect, test } from 'vitest'
import { safeNext } from './safe-next.ts'

test('after signing in one only goes to a path of this site', () => {
  expect(safeNext('/repair/p/x?y=1#z')).toBe('/repair/p/x?y=1#z')
  const elsewhere = [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n\\evil.example',
  ]
  for (const bad of [...elsewhere, '/.//evil.example', '/..//evil.example', 'javascript:alert(1)', '//', '', null]) {
    expect(safeNext(bad), String(bad)).toBe('/')
  }
})
