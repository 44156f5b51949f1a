import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import { type OpenedCommunity, openWindow, type Window } from '../harness/index.ts'
import type { WAYS } from './hands.ts'

/** Amina, Bo and Chioma, each at a window of their own that shows by itself what the others do. */
export class ThreeWindows implements AsyncDisposable {
  readonly amina: Window
  readonly bo: Window
  readonly chioma: Window
  /** How many milliseconds what was done took to be before the eyes of the others. */
  readonly delays: number[] = []

  private constructor(amina: Window, bo: Window, chioma: Window) {
    this.amina = amina
    this.bo = bo
    this.chioma = chioma
  }

  static async open(
    browser: Browser,
    { url, amina, bo, chioma }: OpenedCommunity,
    size: (typeof WAYS)[number]['window'],
  ): Promise<ThreeWindows> {
    const open = (person: OpenedCommunity['amina']) => openWindow(browser, url, person, size)
    return new ThreeWindows(await open(amina), await open(bo), await open(chioma))
  }

  get all(): readonly Window[] {
    return [this.amina, this.bo, this.chioma]
  }

  /** Nothing stands out at the side of any window. */
  async fit(): Promise<void> {
    for (const { page } of this.all) {
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(over, `${page.url()} is wider than its window`).toBeLessThanOrEqual(0)
    }
  }

  /** Each of what was done was seen by the others, how soon is told, and no window complained of anything. */
  wereShown(): void {
    expect(this.delays.length).toBeGreaterThan(0)
    const half = this.delays.toSorted((a, b) => a - b)[Math.floor(this.delays.length / 2)] ?? 0
    console.info(`half of what was done was seen by the others within ${Math.round(half)} ms`)
    for (const { complaints } of this.all) expect(complaints).toEqual([])
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const window of this.all) await window[Symbol.asyncDispose]()
  }
}
