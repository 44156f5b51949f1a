import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type Encoding, endingOf, openEnded } from './open-ended.ts'

const plain = (encoding: Encoding | null, bytes: Buffer): string =>
  (encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString()

const TEXTS = ['', 'a', 'Grüße, 你好. '.repeat(3000), Array.from({ length: 9000 }, (_, n) => n * n).join(' ')]
const ENDS = ['.', '{"now":1,"since":2}</html>', '…'.repeat(300), 'x'.repeat(0xffff)]

test('a text that was squeezed once ends differently each time, and reads whole in every encoding', async () => {
  for (const encoding of ['br', 'gzip', null] as const)
    for (const text of TEXTS) {
      const opened = await openEnded(Buffer.from(text), encoding, 4)
      for (const end of ENDS)
        expect(plain(encoding, Buffer.concat([opened.bytes, endingOf(opened, end)])) === text + end).toBe(true)
    }
})

test('an end that neither encoding could count is a mistake, not a page that cannot be read', async () => {
  const opened = await openEnded(Buffer.from('words'), 'gzip', 4)
  expect(() => endingOf(opened, 'x'.repeat(0x10000))).toThrow('65536')
  expect(() => endingOf(opened, '')).toThrow('0 bytes')
})
