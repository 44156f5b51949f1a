import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { drawCard } from './draw-card.ts'
import { type Face, linesOf, openFace, widthOf } from './type.ts'

let book: Face
beforeAll(async () => {
  book = await openFace()
})

const bare = (text: string) => text.replace(/\s/g, '')

test('a text keeps all its letters in lines that are no wider than they may be', () => {
  const words = fc.array(fc.stringMatching(/^[a-zA-Zäßőжλ.,–]{1,40}$/), { maxLength: 20 })
  fc.assert(
    fc.property(words, fc.integer({ min: 300, max: 1_000 }), (some, width) => {
      const text = some.join(' ')
      const lines = linesOf(book, text, 54, width)
      expect(bare(lines.join(''))).toBe(bare(text))
      for (const line of lines) expect(widthOf(book, line, 54)).toBeLessThanOrEqual(width * 1.05)
    }),
  )
})

test('a title of any length and of any letters is drawn', async () => {
  for (const title of ['', 'Short', 'Mend it together '.repeat(30), 'W'.repeat(200), '修理 🧰 <&>', '\u0000\u202e"']) {
    const png = await drawCard({ title, kind: 'practice', kindWord: 'Practice', community: 'Fixers' })
    expect(Buffer.from(png.subarray(1, 4)).toString('latin1'), title).toBe('PNG')
  }
})
