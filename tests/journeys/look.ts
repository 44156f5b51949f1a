import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import type { Signed } from '../harness/index.ts'
import { takenOver } from './steps.ts'

// A screen looked at on a desk and on a phone, by day and by night, with axe.

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const DESK = 1440
/** The narrowest phone that counts. */
export const PHONE = 360

export interface Screen {
  readonly name: string
  readonly who: () => Signed | null
  readonly path: () => string
  /** Brings the screen to where it is judged. */
  readonly ready: (page: Page) => Promise<void>
  /** Where a phone has something else to open than a desk. */
  readonly anew?: true
}

/** What depends on colours; all else is the same by day and by night. */
const COLOURS = ['color-contrast', 'link-in-text-block']

async function judge(page: Page, theme: 'light' | 'dark', only?: readonly string[]): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  const { violations } = await page.evaluate(
    (only) =>
      (globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
        resultTypes: ['violations'],
        ...(only && { runOnly: only }),
      }),
    only,
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${theme}: ${id}: ${help}\n    ${node.target.join(' ')}\n    ${node.failureSummary ?? ''}`),
  )
}

/** All that is wrong in one theme, and what its colours make wrong in the other. */
async function judgeBoth(page: Page, first: 'light' | 'dark'): Promise<string[]> {
  const other = first === 'light' ? 'dark' : 'light'
  return [...(await judge(page, first)), ...(await judge(page, other, COLOURS))]
}

async function visit(page: Page, { path, ready }: Screen, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.goto(path())
  await takenOver(page)
  // As a script of the page's own context: the page's own policy forbids it to load one.
  await page.evaluate(axe)
  await ready(page)
}

/** What is open in front of a screen. */
const inFront = (page: Page) =>
  page.locator('[role=dialog]:visible, dialog[open]:visible, [role=listbox]:visible').count()

/**
 * What is wrong with a screen at a desk and, once the window was drawn together, on a phone, by day and by night. What was opened and closed by
 * itself meanwhile, or looks otherwise there, is opened again.
 */
export async function look(page: Page, screen: Screen, widths: readonly number[] = [DESK, PHONE]): Promise<string[]> {
  const wrong: string[] = []
  let open = 0
  for (const [n, width] of widths.entries()) {
    if (n === 0 || screen.anew) await visit(page, screen, width)
    else {
      await page.setViewportSize({ width, height: 900 })
      if (open > 0 && (await inFront(page)) < open) await visit(page, screen, width)
    }
    open = await inFront(page)
    wrong.push(...(await judgeBoth(page, n % 2 === 0 ? 'light' : 'dark')).map((one) => `${width} px, ${one}`))
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    if (wide > width) wrong.push(`it is ${wide} px wide in a window of ${width}: ${await widest(page, width)}`)
  }
  return wrong
}

/** The elements that stand out of the window, for whoever has to mend it. */
const widest = (page: Page, width: number): Promise<string> =>
  page.evaluate(
    (limit) =>
      [...document.querySelectorAll('body *')]
        .filter((element) => element.getBoundingClientRect().right > limit + 1)
        .map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
        .slice(0, 6)
        .join(', '),
    width,
  )
