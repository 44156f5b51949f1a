// The main journeys by ear: what Chromium tells a screen reader, in order, and what is said by itself, each as a text in `heard/`.
// After a wanted change: `npx vitest run --config tests/vitest.config.ts tests/journeys/heard.test.ts -u`, and read the difference aloud.
import { routes } from '@commonplace/api'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type OpenedCommunity,
  openBrowser,
  openCommunity,
  openWindow,
  WITH_WORKER,
  type Window,
} from '../harness/index.ts'
import { type Furnished, furnish } from './furnish.ts'
import { Listener } from './heard.ts'
import { openLive, takenOver } from './steps.ts'

let browser: Browser
let place: OpenedCommunity
let stock: Furnished
let chioma: Window
let ear: Listener

beforeAll(async () => {
  browser = await openBrowser()
  place = await openCommunity({ visibility: 'public' })
  stock = await furnish(place)
  chioma = await openWindow(browser, place.url, place.chioma, {
    viewport: { width: 1280, height: 900 },
    ...WITH_WORKER,
  })
  ear = await Listener.at(chioma)
})
afterAll(async () => {
  await chioma?.[Symbol.asyncDispose]()
  await browser?.close()
  await place?.[Symbol.asyncDispose]()
})

const kept = (name: string) => `./heard/${name}.txt`

/** Opens a screen as it is once the script is there. */
async function open(path: string): Promise<void> {
  await openLive(chioma.page, path)
  await takenOver(chioma.page)
}

test('[CO150] a page is read', async () => {
  const { page } = ear
  await open(stock.toaster.url)
  ear.does('Chioma opens the page and presses Tab.')
  await page.keyboard.press('Tab')
  await ear.stands()
  ear.does('She presses Enter and reads.')
  await page.keyboard.press('Enter')
  await ear.reads()
  await expect(ear.text('READING A PAGE')).toMatchFileSnapshot(kept('reading'))
})

test('[CO150] something is looked for', async () => {
  const { page } = ear
  await open(`/${place.slug}`)
  ear.does('Chioma presses Control and K, and types “fuse”.')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').waitFor()
  await ear.stands()
  await page.keyboard.insertText('fuse')
  await page
    .getByRole('dialog')
    .getByRole('option', { name: /Why does the thermal fuse/ })
    .waitFor()
  await ear.reads('[role=dialog], dialog[open]')
  ear.does('She presses the arrow down.')
  await page.keyboard.press('ArrowDown')
  await ear.stands()
  ear.does('She opens the whole search instead.')
  await page.keyboard.press('Escape')
  await open(`/${place.slug}/search?q=fuse`)
  await page.locator('.rows mark').first().waitFor()
  await ear.reads()
  await expect(ear.text('LOOKING FOR SOMETHING')).toMatchFileSnapshot(kept('finding'))
})

test('[CO150] a question is asked, answered by somebody else, and the answer accepted', async () => {
  const { page } = ear
  await open(`/${place.slug}/ask`)
  await page.locator('main .ProseMirror').waitFor()
  ear.does('Chioma opens the form for a question.')
  await ear.reads()
  ear.does('She types “How hot may a thermal fuse get?”.')
  await page.getByLabel('Your question in one sentence').focus()
  await page.keyboard.insertText('How hot may a thermal fuse get?')
  await ear.hears(/already/)
  ear.does('She sends it.')
  await page.getByRole('button', { name: 'Ask', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'How hot may a thermal fuse get?' }).waitFor()
  await page.waitForFunction(() => document.activeElement?.localName === 'h1')
  await ear.stands()
  const { items } = await place.bo.api(routes.listQuestions, { params: { slug: place.slug }, query: { show: 'open' } })
  const id = items.find(({ title }) => title.startsWith('How hot'))?.id ?? ''
  ear.does('Bo answers, elsewhere.')
  await place.bo.api(routes.answerQuestion, { params: { id }, input: { markdown: 'As hot as it says on it.' } })
  await page.getByRole('region', { name: 'Answer by Bo Lindqvist' }).waitFor()
  await page.locator('.answer-form .ProseMirror').waitFor()
  await ear.reads()
  ear.does('She accepts it.')
  await page.getByRole('button', { name: 'Accept', exact: false }).first().focus()
  await ear.stands()
  await page.keyboard.press('Enter')
  await page.getByText('Accepted by Chioma Eze').first().waitFor()
  await ear.stands()
  await ear.reads('.answer')
  await expect(ear.text('ASKING, AND ACCEPTING AN ANSWER')).toMatchFileSnapshot(kept('asking'))
})

test('[CO150] a page is edited', async () => {
  const { page } = ear
  await open(stock.fuse.url)
  ear.does('Chioma presses E.')
  await page.keyboard.press('e')
  await page.locator('.ProseMirror[contenteditable=true]').waitFor()
  await page.waitForFunction(() => document.activeElement?.classList.contains('ProseMirror'))
  // What stands around the text comes after it.
  await page.locator('.word-count', { hasText: /^[1-9]/ }).waitFor()
  await ear.stands()
  await ear.reads()
  ear.does('She goes to the end and types a slash.')
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('/')
  await page.getByRole('listbox').waitFor()
  await ear.stands()
  ear.does('She closes the list, writes a sentence and is done.')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Backspace')
  await page.keyboard.insertText('Warm it in the hand.')
  await ear.hears(/^Saved/)
  await page.getByRole('button', { name: 'Done', exact: true }).focus()
  await ear.stands()
  await page.keyboard.press('Enter')
  await page.locator('main .prose:not(.ProseMirror)', { hasText: 'Warm it in the hand.' }).waitFor()
  await ear.stands()
  await expect(ear.text('EDITING A PAGE')).toMatchFileSnapshot(kept('editing'))
})

test('[CO150] the inbox is read', async () => {
  const { page } = ear
  await open('/inbox')
  await page.locator('.rows .row').first().waitFor()
  ear.does('Chioma opens her inbox.')
  await ear.reads()
  await expect(ear.text('THE INBOX')).toMatchFileSnapshot(kept('inbox'))
})

test('[CO150] the past of a page is looked at', async () => {
  const { page } = ear
  await place.bo.api(routes.changePage, {
    params: { id: stock.story.id },
    input: { markdown: 'It was the cord. It is always the crumbs.' },
  })
  await open(`${stock.story.url}/history`)
  await page.locator('.version-view .prose').waitFor()
  ear.does('Chioma opens the history.')
  await ear.reads()
  await expect(ear.text('THE PAST OF A PAGE')).toMatchFileSnapshot(kept('history'))
})

test('[CO150] a community is kept offline', async () => {
  const { page } = ear
  await open(`/${place.slug}/offline`)
  await page.getByText(/6 pages and questions: about/).waitFor()
  ear.does('Chioma opens the offline library and ticks the box.')
  await page.getByLabel('Keep this community offline').focus()
  await ear.stands()
  await page.keyboard.press('Space')
  await ear.hears(/as of/)
  await page.locator('button:enabled', { hasText: 'Sync now' }).waitFor()
  await page.locator('dl > div', { hasText: 'Pictures' }).getByText('1 ·').waitFor()
  await ear.stands()
  await ear.reads()
  await expect(ear.text('KEEPING A COMMUNITY OFFLINE')).toMatchFileSnapshot(kept('offline'))
})
