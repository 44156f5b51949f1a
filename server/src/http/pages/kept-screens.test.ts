import { expect, test } from 'vitest'
import { type Drawing, KeptScreens } from './kept-screens.ts'

const MINUTE = 60_000

/** A screen that says what it was drawn from, and counts how often it is drawn. */
function drawer(until = Number.POSITIVE_INFINITY) {
  const drawn: unknown[] = []
  const asking = (of: unknown, given: Partial<Drawing> = {}): Drawing => ({
    of,
    now: 0,
    encoding: null,
    draw() {
      drawn.push(of)
      return { status: 200, html: `<p>${JSON.stringify(of)}</p>`, from: 0, until }
    },
    ...given,
  })
  return { drawn, asking }
}

const read = ({ opened }: { opened: { bytes: Uint8Array } }) => Buffer.from(opened.bytes).toString()

test('[PG13] the same screen is drawn once, however many ask for it at once, and another for whatever else it is drawn from', async () => {
  const screens = new KeptScreens()
  const { drawn, asking } = drawer()
  const page = { me: 'amina', results: ['<b>'], language: 'en' }
  const all = await Promise.all(Array.from({ length: 5 }, () => screens.take(asking(page))))
  all.push(await screens.take(asking({ ...page })))
  expect(drawn).toHaveLength(1)
  expect(new Set(all.map(({ tag }) => tag)).size).toBe(1)
  for (const other of [
    { ...page, me: 'bo' },
    { ...page, language: 'de' },
    { ...page, results: ['<i>'] },
  ])
    expect(read(await screens.take(asking(other)))).toBe(`<p>${JSON.stringify(other)}</p>`)
  expect(drawn).toHaveLength(4)
  const squeezed = await screens.take(asking(page, { encoding: 'gzip' }))
  expect([squeezed.opened.encoding, squeezed.tag]).toEqual(['gzip', all[0]?.tag])
})

test('[PG13] a screen is drawn anew once it would say another time, and when the clock was set back', async () => {
  const screens = new KeptScreens()
  const { drawn, asking } = drawer(2 * MINUTE)
  for (const now of [0, MINUTE, 2 * MINUTE - 1]) await screens.take(asking('page', { now }))
  expect(drawn).toHaveLength(1)
  await screens.take(asking('page', { now: 2 * MINUTE }))
  expect(drawn).toHaveLength(2)
  await screens.take(asking('page', { now: -1 }))
  expect(drawn).toHaveLength(3)
})

test('[PG13] what is kept stays within its room: what was not asked for longest goes, and one screen is not worth many', async () => {
  const screens = new KeptScreens({ most: 10_000, mostOfOne: 4_000 })
  const { drawn, asking } = drawer()
  for (let n = 0; n < 50; n++) {
    await screens.take(asking(['often']))
    await screens.take(asking([n, 'x'.repeat(1000)]))
    expect(screens.bytes).toBeLessThanOrEqual(10_000)
  }
  expect(drawn.filter((of) => String(of) === 'often')).toHaveLength(1)
  const before = screens.bytes
  for (let n = 0; n < 2; n++) await screens.take(asking('large'.repeat(1000)))
  expect([screens.bytes, drawn.length]).toEqual([before, 1 + 50 + 2])
})

test('[PG13] a screen that could not be drawn is drawn the next time', async () => {
  const screens = new KeptScreens()
  const { asking } = drawer()
  const failing = asking('page', {
    draw() {
      throw new Error('no such kind')
    },
  })
  await expect(screens.take(failing)).rejects.toThrow('no such kind')
  expect(read(await screens.take(asking('page')))).toBe('<p>"page"</p>')
  expect(screens.bytes).toBeGreaterThan(0)
})
