import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import { body, caretAfter, edit, select, takenOver } from './steps.ts'

// How somebody does things in a window, so that a story is told once and happens by each: with a pointer, or with the keys alone.

export interface Hands {
  /** Presses a button, a link, a box to tick or what opens a menu, once the page hears of it. */
  press(what: Locator): Promise<void>
  /** Writes into a field or an editor, behind what is there. */
  write(where: Locator, text: string): Promise<void>
  /** Asks about words of the page that is being read. */
  askAbout(page: Page, quote: string): Promise<void>
  /** Chooses from a list that opens. */
  choose(list: Locator, label: string): Promise<void>
  /** Opens the editor of the page that is being read, and stands behind the paragraph that holds these words. */
  editBehind(page: Page, paragraph: string): Promise<void>
}

const pointer: Hands = {
  async press(what) {
    await takenOver(what.page())
    await what.click()
  },
  async write(where, text) {
    await where.click()
    await where.page().keyboard.type(text)
  },
  async askAbout(page, quote) {
    await takenOver(page)
    await select(page, quote)
    await page.getByRole('button', { name: 'Ask about this', exact: true }).click()
  },
  async choose(list, label) {
    await list.selectOption({ label })
  },
  async editBehind(page, paragraph) {
    await edit(page)
    await caretAfter(page, paragraph)
  },
}

/** More often than this nobody presses Tab; what is further away cannot be reached. */
const FAR = 200

/** Goes on with Tab until the focus is there. */
async function reach(what: Locator): Promise<void> {
  await what.waitFor()
  const there = () => what.evaluate((element) => element.contains(document.activeElement))
  for (let steps = 0; steps < FAR; steps++) {
    if (await there()) return
    await what.page().keyboard.press('Tab')
  }
  throw new Error(`Tab never came to ${what}`)
}

/** Tab until it is there, then Enter or the space bar: whatever is done so can be done with a pointer as well. */
export const keys: Hands = {
  async press(what) {
    await takenOver(what.page())
    await reach(what)
    const ticks = await what.evaluate((element) => element.matches('[type=checkbox], [type=radio]'))
    await what.page().keyboard.press(ticks ? 'Space' : 'Enter')
  },
  async write(where, text) {
    await reach(where)
    await where.page().keyboard.type(text)
  },
  // The browser's own search leaves what it found selected; from there it is one key.
  async askAbout(page, quote) {
    await takenOver(page)
    await select(page, quote)
    await page.getByRole('toolbar', { name: 'The words selected' }).waitFor()
    await page.keyboard.press('q')
  },
  async choose(list, label) {
    await reach(list)
    await list.page().keyboard.type(label)
  },
  async editBehind(page, paragraph) {
    await takenOver(page)
    await page.keyboard.press('e')
    await body(page).waitFor()
    await page.waitForFunction(() => document.activeElement?.classList.contains('ProseMirror'))
    await page.keyboard.press('Control+Home')
    const isThere = () =>
      page.evaluate(
        (words) => getSelection()?.focusNode?.parentElement?.closest('p')?.textContent?.includes(words),
        paragraph,
      )
    for (let steps = 0; steps < FAR && !(await isThere()); steps++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('End')
  },
}

export interface Way {
  readonly way: string
  readonly hands: Hands
  readonly window: BrowserContextOptions
}

const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }
/** The narrowest phone that counts. */
const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 } }

export const WAYS: readonly Way[] = [
  { way: 'with a pointer at a desk', hands: pointer, window: DESK },
  { way: 'with the keys alone', hands: keys, window: DESK },
  { way: 'on a phone 360 pixels wide', hands: pointer, window: PHONE },
]
