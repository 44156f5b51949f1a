// An answer comes to live in a page, and both sides move on. Three people in windows of their own: nothing here reloads unless it says so.
import { routes } from '@commonplace/api'
import type { Browser, Page } from 'playwright-core'
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
import { caretAfter, edit, openLive, takenOver } from './steps.ts'

let browser: Browser
let place: OpenedCommunity
let stock: Furnished
/** Who asked and reads on; who answered; who weaves. */
let chioma: Window
let bo: Window
let amina: Window

beforeAll(async () => {
  browser = await openBrowser()
  place = await openCommunity({ visibility: 'public' })
  stock = await furnish(place)
  amina = await openWindow(browser, place.url, place.amina)
  bo = await openWindow(browser, place.url, place.bo)
  chioma = await openWindow(browser, place.url, place.chioma)
})
afterAll(async () => {
  for (const window of [amina, bo, chioma]) await window?.[Symbol.asyncDispose]()
  await browser?.close()
  await place?.[Symbol.asyncDispose]()
})

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

/** Goes on with Tab until the focus stands on what is called so; where given, inside of what is named. */
async function tabTo(page: Page, name: RegExp, within = 'body'): Promise<void> {
  for (let steps = 0; steps < 120; steps++) {
    await page.keyboard.press('Tab')
    const on = page.locator(`${within} :focus`)
    if ((await on.count()) === 0) continue
    const called = await on.evaluate((element) => {
      const label = (element as HTMLInputElement).labels?.[0]?.textContent
      return element.getAttribute('aria-label') ?? label ?? element.textContent ?? ''
    })
    if (name.test(called.trim())) return
  }
  throw new Error(`Tab never came to ${name}`)
}

interface Given {
  readonly path: string
  readonly questionId: string
  readonly answerId: string
}

/** Chioma asks, Bo answers: as told elsewhere, here by their programs. */
async function answered(title: string, markdown: string): Promise<Given> {
  const { slug } = place
  const question = await place.chioma.api(routes.askQuestion, {
    params: { slug },
    input: { title, markdown: 'Tell me.' },
  })
  const answer = await place.bo.api(routes.answerQuestion, { params: { id: question.id }, input: { markdown } })
  return { path: new URL(question.url, place.url).pathname, questionId: question.id, answerId: answer.id }
}

const adopt = (answerId: string, pageId: string, heading: string) =>
  place.amina.api(routes.adoptAnswer, { params: { id: answerId }, input: { pageId, heading } })
const rewrite = (answerId: string, markdown: string) =>
  place.bo.api(routes.changeAnswer, { params: { id: answerId }, input: { markdown } })
const block = (page: Page, words: string) => page.locator('.page-body .adopted', { hasText: words })

test('Amina adds Bo’s answer to a page that Chioma is reading: it stands there at once, with whose it is', async () => {
  const { path } = await answered('How long do I hold the probes?', 'Until it beeps **twice**.')
  await openLive(chioma.page, stock.fuse.url)
  await openLive(bo.page, path)
  await amina.page.goto(path)
  await takenOver(amina.page)
  await button(amina.page, 'Add to page…').click()
  const dialog = amina.page.getByRole('dialog')
  await dialog.getByLabel('Which page?').fill('thermal fuse')
  await dialog.getByRole('button', { name: 'Check the thermal fuse' }).click()
  await dialog.getByLabel('Steps').check()
  await button(amina.page, 'Add it').click()

  const woven = block(chioma.page, 'Until it beeps twice.')
  await woven.waitFor()
  await expect.poll(() => woven.getAttribute('data-state')).toBe('current')
  await expect.poll(() => woven.innerText()).toContain('Answered by Bo Lindqvist · adopted by Amina Bello')
  for (const { page } of [amina, bo]) await page.getByRole('link', { name: 'Check the thermal fuse › Steps' }).waitFor()
  // Both sides lead to each other.
  await bo.page.getByRole('link', { name: 'Check the thermal fuse › Steps' }).click()
  await block(bo.page, 'Until it beeps twice.').waitFor()
})

test('a window that was in the background when an answer changed says so when it is looked at again', async () => {
  const { answerId } = await answered('Who holds the meter?', 'The youngest.')
  await adopt(answerId, stock.fuse.id, 'Pitfalls')
  const { page } = chioma
  await openLive(page, stock.fuse.url)
  const become = (visibilityState: 'hidden' | 'visible') =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }, visibilityState)
  await become('hidden')
  await rewrite(answerId, 'The oldest.')
  await become('visible')
  await block(page, 'The youngest.').getByText('The answer has changed since.').waitFor()
})

test('Bo edits his answer: a bar stands in the open page, shows the difference, and Amina takes the change in', async () => {
  const { answerId } = await answered('Which probe goes where?', 'Red goes left.')
  await adopt(answerId, stock.fuse.id, 'Steps')
  await Promise.all([amina, chioma].map(({ page }) => openLive(page, stock.fuse.url)))
  await rewrite(answerId, 'Red goes right.')
  for (const { page } of [amina, chioma])
    await block(page, 'Red goes left.').getByText('The answer has changed since.').waitFor()
  await block(amina.page, 'Red goes left.').getByRole('link', { name: 'See what changed' }).click()
  const dialog = amina.page.getByRole('dialog')
  await expect.poll(() => dialog.locator('del').innerText()).toBe('left')
  await expect.poll(() => dialog.locator('ins').innerText()).toBe('right')
  await button(amina.page, 'Update to the new answer').click()
  for (const { page } of [amina, chioma]) {
    await block(page, 'Red goes right.').waitFor()
    await expect.poll(() => block(page, 'Red goes right.').getAttribute('data-state')).toBe('current')
  }
})

test('kept as it is, the block is current again with its old words; detached, it is a quotation of the page’s own', async () => {
  const { path, answerId } = await answered('Does the colour matter?', 'Not at all.')
  await adopt(answerId, stock.fuse.id, 'Pitfalls')
  await Promise.all([amina, chioma].map(({ page }) => openLive(page, stock.fuse.url)))
  await openLive(bo.page, path)
  await rewrite(answerId, 'Only on Sundays.')
  await block(chioma.page, 'Not at all.').getByText('The answer has changed since.').waitFor()
  await bo.page.getByText('the answer has changed since').waitFor()
  await block(amina.page, 'Not at all.').getByRole('button', { name: 'Keep as it is' }).click()
  await chioma.page.locator('.adopted[data-state="current"]', { hasText: 'Not at all.' }).waitFor()
  await bo.page.getByText('the answer has changed since').waitFor({ state: 'detached' })

  await rewrite(answerId, 'Only on Mondays.')
  await block(amina.page, 'Not at all.').getByRole('button', { name: 'Detach' }).click()
  const quotation = chioma.page.locator('.page-body blockquote', { hasText: 'Not at all.' })
  await quotation.waitFor()
  await expect.poll(() => quotation.innerText()).toContain('— Bo Lindqvist, in “Does the colour matter?”')
  await bo.page.getByText('Lives in:').waitFor({ state: 'detached' })
})

test('the page an answer belongs to is offered first, with the heading it fits under; a new page can begin with it', async () => {
  const { path } = await answered('Which pitfalls has a cold thermal fuse?', 'It lies until it is warm.')
  await amina.page.goto(path)
  await takenOver(amina.page)
  await button(amina.page, 'Add to page…').click()
  const dialog = amina.page.getByRole('dialog')
  await dialog.getByRole('button', { name: /Check the thermal fuse fits under/ }).waitFor()
  await dialog.getByRole('button', { name: 'Story' }).click()
  await dialog.getByLabel('Title').fill('The fuse that lied')
  await dialog.getByLabel('What happened').check()
  await button(amina.page, 'Start the page').click()
  await amina.page.waitForURL(/\/p\/the-fuse-that-lied/)
  const text = amina.page.locator('.page-body .prose')
  await block(amina.page, 'It lies until it is warm.').waitFor()
  await expect.poll(() => text.locator('h2:has(+ .adopted)').innerText()).toBe('What happened')
  await expect.poll(() => text.locator('h2').allInnerTexts()).toContain('What we learned')
})

test('[CO45] edited in place, the answer changes: in the editor that asked, in another one, in the page being read and at the question', async () => {
  const { path, answerId } = await answered('How cold is cold?', 'Below ten degrees.')
  await adopt(answerId, stock.story.id, '')
  await openLive(chioma.page, stock.story.url)
  await openLive(bo.page, stock.story.url)
  await edit(bo.page)
  await openLive(amina.page, stock.story.url)
  await edit(amina.page)
  const written = (page: Page, words: string) => page.locator('.ProseMirror .adopted', { hasText: words })

  await written(bo.page, 'Below ten degrees.').getByRole('button', { name: 'Edit these words…' }).click()
  await button(bo.page, /^Edit the answer/).click()
  const text = bo.page.getByRole('dialog').locator('.ProseMirror')
  await text.waitFor()
  await text.press('Control+a')
  await text.pressSequentially('Below five degrees.')
  await button(bo.page, 'Save').click()
  for (const { page } of [bo, amina]) await written(page, 'Below five degrees.').waitFor()
  await block(chioma.page, 'Below five degrees.').waitFor()
  await amina.page.locator('.ProseMirror .adopted[data-state=current]', { hasText: 'Below five degrees.' }).waitFor()
  await chioma.page.goto(path)
  await chioma.page.locator('.answer', { hasText: 'Below five degrees.' }).waitFor()
})

test('[CO45] begun to be written in, the block asks; detached, its words are the page’s own and are written on at once', async () => {
  const { path, answerId } = await answered('What about frost?', 'Wait for spring.')
  await adopt(answerId, stock.story.id, '')
  await openLive(chioma.page, path)
  await openLive(amina.page, stock.story.url)
  await edit(amina.page)
  const written = amina.page.locator('.ProseMirror .adopted', { hasText: 'Wait for spring.' })
  await amina.page.locator('.ProseMirror:focus').waitFor()
  await written.getByText('Wait for spring.').click()
  await written.getByRole('button', { name: 'Edit these words…' }).and(amina.page.locator(':focus')).waitFor()
  await amina.page.keyboard.type('x')
  await amina.page.getByRole('dialog', { name: 'These are Bo Lindqvist’s words' }).waitFor()
  await button(amina.page, /^Detach and edit here/).click()
  const quotation = amina.page.locator('.ProseMirror blockquote', { hasText: 'Wait for spring.' })
  await quotation.waitFor()
  await amina.page.locator('.ProseMirror:focus').waitFor()
  await amina.page.keyboard.type('Or: ')
  await expect.poll(() => quotation.innerText()).toContain('Or: Wait for spring.')
  await chioma.page.getByText('Lives in:').waitFor({ state: 'detached' })
  await chioma.page.getByText('Wait for spring.').waitFor()
})

test('Chioma rewrites the section around an answer: the question says so, its steward is told on Home and keeps it', async () => {
  const { path, answerId } = await answered('How brown is brown?', 'Like a hazelnut.')
  const { toaster } = stock
  await place.bo.api(routes.adoptAnswer, {
    params: { id: answerId },
    input: { pageId: toaster.id, heading: 'Signs it worked' },
  })
  await openLive(bo.page, path)
  // Amina looks after the page; she has nothing to do with the answer.
  await openLive(amina.page, `/${place.slug}`)
  await chioma.page.goto(toaster.url)
  await edit(chioma.page)
  await caretAfter(chioma.page, 'Bread turns brown')
  await chioma.page.keyboard.type(' Or nearly.')
  await button(chioma.page, 'Done').click()

  await bo.page.getByText('the page has moved on since').waitFor()
  const told = amina.page.getByRole('link', { name: 'Triage a dead toaster › Signs it worked' })
  await told.waitFor()
  await told.click()
  const woven = block(amina.page, 'Like a hazelnut.')
  await woven.getByText('The text around this answer has changed since.').waitFor()
  // At the question it can be looked at and decided, too.
  await button(bo.page, 'Look and decide').click()
  await bo.page.getByRole('dialog').getByText('Does the answer still fit there?').waitFor()
  await bo.page.getByRole('dialog').locator('ins', { hasText: 'Or nearly.' }).waitFor()
  await bo.page.keyboard.press('Escape')
  await woven.getByRole('button', { name: 'Keep as it is' }).click()
  await bo.page.getByText('the page has moved on since').waitFor({ state: 'detached' })
  await amina.page.goto(`/${place.slug}`)
  await amina.page.getByRole('heading', { name: 'Waiting for an answer' }).waitFor()
  expect(await told.count()).toBe(0)
})

test('while the page is written, the bar stands in the text that is written, and decides there', async () => {
  const { answerId } = await answered('Who pays the fuse?', 'The house does.')
  await adopt(answerId, stock.story.id, '')
  await openLive(amina.page, stock.story.url)
  await edit(amina.page)
  const written = (words: string) => amina.page.locator('.ProseMirror .adopted', { hasText: words })
  await written('The house does.').waitFor()
  await rewrite(answerId, 'Whoever brought it does.')
  await written('The house does.').getByRole('button', { name: 'See what changed' }).click()
  await amina.page.getByRole('dialog').locator('ins').first().waitFor()
  await amina.page.keyboard.press('Escape')
  await written('The house does.').getByRole('button', { name: 'Update' }).click()
  await written('Whoever brought it does.').waitFor()
  await written('Whoever brought it does.').locator('.adopted-bar').waitFor({ state: 'hidden' })
  await button(amina.page, 'Done').click()
})

test('[CO45] arrow keys step onto the block as a whole: writing asks, Backspace takes it out, and the question hears of it', async () => {
  const { path, answerId } = await answered('Is there a cheaper way?', 'Borrow a meter.')
  await adopt(answerId, stock.fuse.id, 'Pitfalls')
  await openLive(bo.page, path)
  const { page } = amina
  await openLive(page, stock.fuse.url)
  await edit(page)
  await page.locator('.ProseMirror:focus .adopted', { hasText: 'Borrow a meter.' }).waitFor()
  const selected = page.locator('.adopted.ProseMirror-selectednode', { hasText: 'Borrow a meter.' })
  await page.keyboard.press('Control+End')
  await page.keyboard.press('ArrowUp')
  // One step at a time, each looked at before the next.
  await expect
    .poll(async () => {
      if ((await selected.count()) === 0) await page.keyboard.press('ArrowDown')
      return selected.count()
    })
    .toBe(1)
  await page.keyboard.type('x')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('Backspace')
  await selected.waitFor({ state: 'detached' })
  expect(await page.locator('.ProseMirror').innerText()).not.toMatch(/Borrow a meter|x$/)
  await button(page, 'Done').click()
  await bo.page.getByText('the page has moved on since').waitFor()
})

test('withdrawn, its words are nowhere: not in the page that is read or written, not without script, not in the history', async () => {
  const secret = 'Only at the full moon.'
  const { path, answerId } = await answered('When do fuses fail?', secret)
  await adopt(answerId, stock.fuse.id, 'Pitfalls')
  await openLive(chioma.page, stock.fuse.url)
  await openLive(amina.page, stock.fuse.url)
  await edit(amina.page)
  await amina.page.locator('.ProseMirror .adopted', { hasText: secret }).waitFor()
  await block(chioma.page, secret).waitFor()
  await bo.page.goto(path)
  await takenOver(bo.page)
  bo.page.once('dialog', (dialog) => void dialog.accept())
  await bo.page.getByLabel('More about this answer').click()
  await button(bo.page, 'Withdraw').click()

  for (const { page } of [amina, chioma]) {
    await page.getByText(secret).waitFor({ state: 'detached' })
    await page.locator('.adopted[data-state="hidden"]', { hasText: 'Answer hidden' }).waitFor()
  }
  await using reader = await openWindow(browser, place.url, null, { javaScriptEnabled: false })
  await reader.page.goto(stock.fuse.url)
  await reader.page.locator('.adopted', { hasText: 'Answer hidden' }).waitFor()
  expect(await reader.page.content()).not.toContain(secret)
  await reader.page.goto(path)
  expect(await reader.page.content()).not.toContain(secret)
  const { versions } = await place.amina.api(routes.readPage, { params: { id: stock.fuse.id } })
  for (let n = 1; n <= versions; n++) {
    const { html } = await place.amina.api(routes.readVersion, { params: { id: stock.fuse.id, n } })
    expect(html).not.toContain(secret)
  }
  // The empty block is taken out by who may.
  await amina.page.locator('.ProseMirror').getByRole('button', { name: 'Take it out' }).click()
  for (const { page } of [amina, chioma]) await page.getByText('Answer hidden').waitFor({ state: 'detached' })
})

test('all of it by keyboard alone, on a phone 360 pixels wide', async () => {
  const { path, answerId } = await answered('May I use a lighter?', 'Never a lighter.')
  await using window = await openWindow(browser, place.url, place.amina, { viewport: { width: 360, height: 740 } })
  const { page } = window
  const fits = async () =>
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  const decided = () => page.locator('.adopted:focus[data-state="current"]', { hasText: 'Never a' }).waitFor()

  await openLive(page, path)
  await tabTo(page, /^Add to page…$/)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await tabTo(page, /Which page\?/)
  await page.keyboard.type('toaster that came')
  await page.getByRole('dialog').getByRole('button', { name: 'The toaster that came back' }).waitFor()
  await fits()
  await tabTo(page, /The toaster that came back/)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByLabel('At the end of the page').waitFor()
  await fits()
  await tabTo(page, /^Add it$/)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page
    .getByRole('link', { name: /The toaster that came back/ })
    .first()
    .waitFor()
  await tabTo(page, /^The toaster that came back/)
  await page.keyboard.press('Enter')
  await block(page, 'Never a lighter.').waitFor()
  await fits()

  await rewrite(answerId, 'Never a *gas* lighter.')
  await block(page, 'Never a lighter.').getByText('The answer has changed since.').waitFor()
  await fits()
  const bar = (name: string) => tabTo(page, new RegExp(`^${name}$`), '.adopted:has-text("Never a")')
  await bar('See what changed')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').locator('ins').first().waitFor()
  await fits()
  await tabTo(page, /^Update to the new answer$/)
  await page.keyboard.press('Enter')
  await decided()
  await rewrite(answerId, 'Never a gas lighter, ever.')
  await block(page, 'Never a gas').getByText('The answer has changed since.').waitFor()
  await bar('Keep as it is')
  await page.keyboard.press('Enter')
  await decided()

  // In the editor the keys of the block come after the words above it.
  await page.keyboard.press('e')
  const written = page.locator('.ProseMirror .adopted', { hasText: 'Never a gas lighter.' })
  await written.waitFor()
  await page.locator('.ProseMirror:focus').waitFor()
  await tabTo(page, /^Edit these words…$/, '.adopted:has-text("lighter")')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  await fits()
  await tabTo(page, /^Detach and edit here/)
  await page.keyboard.press('Enter')
  await page.locator('.ProseMirror blockquote', { hasText: 'Never a gas lighter.' }).waitFor()
  await page.locator('.ProseMirror:focus').waitFor()
  await page.keyboard.type('Once more: ')
  await page.locator('.ProseMirror blockquote', { hasText: 'Once more: Never a gas lighter.' }).waitFor()
  await fits()
  expect(window.complaints).toEqual([])
})

test('with no network an answer is added to a page that is kept here: it waits, and lives there once the network is back', async () => {
  const { path } = await answered('Does oil help?', 'Only on hinges.')
  await openLive(chioma.page, stock.story.url)
  await using window = await openWindow(browser, place.url, place.amina, WITH_WORKER)
  const { page, context } = window
  await page.goto(`/${place.slug}/offline`)
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await page.getByLabel('Keep this community offline').check()
  await page.getByText(/are on this device/).waitFor()
  await page.locator('button:enabled', { hasText: 'Sync now' }).waitFor()
  await context.setOffline(true)
  await page.goto(path)
  await takenOver(page)
  await button(page, 'Add to page…').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Which page?').fill('toaster that came')
  await dialog.getByRole('button', { name: 'The toaster that came back' }).click()
  await button(page, 'Add it').click()
  await page.getByText('Kept on this device.').waitFor()
  await page.goto(`/${place.slug}/offline`)
  await page.getByText('Answer adopted into “The toaster that came back”').waitFor()
  await context.setOffline(false)
  await block(chioma.page, 'Only on hinges.').waitFor()
})

test('nothing in any window complained', () => {
  for (const { complaints } of [amina, bo, chioma]) expect(complaints).toEqual([])
})
