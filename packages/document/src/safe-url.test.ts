import { expect, test } from 'vitest'
import { safeHref, safeImageSource } from './safe-url.ts'

test.each([
  'https://example.org/a?b#c',
  'http://x',
  'mailto:a@b.c',
  '/p/x',
  '#part',
  'other.md',
  '../a b.md',
  '//host/x',
  'a/b:c',
])('a link may lead to %s', (url) => {
  expect(safeHref(url)).toBe(url)
})

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'JaVaScRiPt:x',
  'java\nscript:x',
  'java\u200bscript:x',
  '\u0001javascript:x',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:x',
  'attachment:x',
  '',
  null,
  7,
  `https://x/${'y'.repeat(3000)}`,
])('a link never leads to %j', (url) => {
  expect(safeHref(url)).toBeNull()
})

test('pictures may be our own files, and never data', () => {
  expect(safeImageSource('attachment:abc')).toBe('attachment:abc')
  expect(safeImageSource('/files/abc')).toBe('/files/abc')
  expect(safeImageSource('data:image/png;base64,x')).toBeNull()
  expect(safeImageSource('mailto:a@b.c')).toBeNull()
})

test('control characters are taken out of an address that may stand', () => {
  expect(safeHref('https://exa\u0000mple.org/\u202ex')).toBe('https://example.org/x')
})
