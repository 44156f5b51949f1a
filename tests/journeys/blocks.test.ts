import { readFileSync } from 'node:fs'
import { type PageShape, routes } from '@commonplace/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openBrowser, openCommunity, openWindow } from '../harness/index.ts'
import { PICTURE } from './furnish.ts'
import { body, edit, reads, words } from './steps.ts'

// Blocks, tables, pictures, formulas and what is pasted: written by pointer, by keys, and with somebody else at the same page.

let browser: Browser
let place: OpenedCommunity

beforeAll(async () => {
  browser = await openBrowser()
  place = await openCommunity({ overrides: { timing: { settle: 300 } } })
})
afterAll(async () => {
  await browser?.close()
  await place?.[Symbol.asyncDispose]()
})

const write = (title: string, markdown: string): Promise<PageShape> =>
  place.amina.api(routes.createPage, { params: { slug: place.slug }, input: { kind: 'note', title, markdown } })
/** Looks until it is so, however loaded the machine is. */
const eventually = <T>(look: () => Promise<T>) => expect.poll(look)
/** Everything of the text on one line each, as its blocks stand. */
const lines = (page: Page) =>
  body(page).evaluate((text) =>
    [...text.children].map((block) => {
      const copy = block.cloneNode(true) as HTMLElement
      for (const caret of copy.querySelectorAll('.remote-caret, .ProseMirror-widget')) caret.remove()
      return (copy.textContent ?? '').replace(/\u2060/g, '')
    }),
  )

/** Opens the editor and waits until the keys go to the text. */
async function begin(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'networkidle' })
  await edit(page)
  await page.locator('.ProseMirror[contenteditable=true]:focus').waitFor()
}

/** The caret at the end of the block that holds these words. */
async function into(page: Page, text: string): Promise<void> {
  // Not by its exact words: the name at somebody's caret may stand among them.
  const block = body(page).locator('p, h1, h2, h3', { hasText: text }).first()
  await block.click()
  await page.waitForFunction(
    (text) =>
      getSelection()?.focusNode?.parentElement?.closest('p, h1, h2, h3, li, td, th')?.textContent?.includes(text),
    text,
  )
  await page.keyboard.press('End')
}

/** Puts something on the clipboard and pastes it, as the browser does. */
async function paste(page: Page, kinds: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate((kinds) => {
    const data = new DataTransfer()
    for (const [type, value] of Object.entries(kinds)) data.setData(type, value)
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
    document.querySelector('.ProseMirror')?.dispatchEvent(event)
  }, kinds)
}

test('by keys alone: blocks are moved, duplicated, turned into others and deleted, and somebody else sees it', async () => {
  const { url } = await write('Sharpen a chisel', 'One.\n\nTwo.\n\nThree.')
  await using amina = await openWindow(browser, place.url, place.amina)
  await using bo = await openWindow(browser, place.url, place.bo)
  await begin(bo.page, url)
  await begin(amina.page, url)
  const { keyboard } = amina.page
  await keyboard.press('Alt+Shift+ArrowDown')
  await eventually(() => lines(amina.page)).toEqual(['Two.', 'One.', 'Three.'])
  await keyboard.press('Control+d')
  await eventually(() => lines(amina.page)).toEqual(['Two.', 'One.', 'One.', 'Three.'])
  await keyboard.press('Control+Shift+Backspace')
  await eventually(() => lines(amina.page)).toEqual(['Two.', 'One.', 'Three.'])
  await keyboard.press('Control+Home')
  await keyboard.press('Control+/')
  const menu = amina.page.getByRole('menu', { name: 'This block' })
  await menu.waitFor()
  await keyboard.press('Enter')
  await menu.getByRole('menuitem', { name: 'Heading 2' }).waitFor()
  await keyboard.press('ArrowDown')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await body(amina.page).locator('h2', { hasText: 'Two.' }).waitFor()
  await body(bo.page).locator('h2', { hasText: 'Two.' }).waitFor()
  await eventually(() => words(bo.page)).toBe('Two.One.Three.')
  // Escape takes the block, and once more leads out.
  await keyboard.press('Escape')
  await amina.page.locator('.ProseMirror-selectednode').waitFor()
  await keyboard.press('Escape')
  await amina.page.getByRole('button', { name: 'Edit', exact: true }).waitFor()
  expect(amina.complaints).toEqual([])
})

test('with a pointer: the handle beside a block has a menu, and a block is dragged by it', async () => {
  const { url } = await write('Plane a board', 'First.\n\nSecond.\n\nThird.')
  await using window = await openWindow(browser, place.url, place.amina, { viewport: { width: 1400, height: 800 } })
  const { page, complaints } = window
  await begin(page, url)
  const handle = page.getByRole('button', { name: 'This block', exact: true })
  await body(page).getByText('Third.').hover()
  await handle.waitFor()
  await handle.dragTo(body(page).getByText('First.'), { targetPosition: { x: 4, y: 2 } })
  await eventually(() => lines(page)).toEqual(['Third.', 'First.', 'Second.'])
  await body(page).getByText('Second.').hover()
  await handle.click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await eventually(() => lines(page)).toEqual(['Third.', 'First.'])
  expect(complaints).toEqual([])
})

test('a table is made, grown, given a header column and pasted into, by two at once', async () => {
  const { url } = await write('Oils', 'Before.')
  await using amina = await openWindow(browser, place.url, place.amina)
  await using bo = await openWindow(browser, place.url, place.bo)
  await begin(amina.page, url)
  await begin(bo.page, url)
  await into(amina.page, 'Before.')
  await amina.page.keyboard.press('Enter')
  await amina.page.keyboard.type('/table')
  await amina.page.getByRole('option', { name: 'Table' }).waitFor()
  await amina.page.keyboard.press('Enter')
  await amina.page.keyboard.type('Part')
  const tools = amina.page.getByRole('toolbar', { name: 'This table' })
  await tools.getByRole('button', { name: 'Row below' }).click()
  await tools.getByRole('button', { name: 'Header column' }).click()
  await eventually(() => body(bo.page).locator('tr').count()).toBe(4)
  await eventually(() => body(bo.page).locator('tr > th:first-child').count()).toBe(4)
  await into(bo.page, 'Before.')
  await bo.page.keyboard.press('Enter')
  await paste(bo.page, { 'text/plain': 'Tool\tCount\nIron\t3\n' })
  await eventually(() => body(amina.page).locator('table').count()).toBe(2)
  await eventually(() => body(amina.page).locator('td', { hasText: 'Iron' }).count()).toBe(1)
  expect([...amina.complaints, ...bo.complaints]).toEqual([])
})

test('a picture is asked what it shows, has a caption and a width by keys, and the reader is told all of it', async () => {
  const { url, id } = await write('Read a dial', 'Look.')
  await using window = await openWindow(browser, place.url, place.chioma)
  const { page, complaints } = window
  await begin(page, url)
  await into(page, 'Look.')
  await page.evaluate(
    (bytes) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(bytes)], 'dial.png', { type: 'image/png' }))
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      document.querySelector('.ProseMirror')?.dispatchEvent(event)
    },
    [...PICTURE],
  )
  const bar = page.getByRole('form', { name: 'This picture' })
  await bar.waitFor()
  await page.locator('.ProseMirror:focus').waitFor()
  await page.keyboard.press('Alt+F10')
  await page.keyboard.type('A dial at forty')
  await page.keyboard.press('Tab')
  await page.keyboard.type('The old gauge')
  await page.keyboard.press('Enter')
  await body(page).locator('.picture-caption', { hasText: 'The old gauge' }).waitFor()
  await body(page).locator('.picture img').click()
  await bar.getByRole('button', { name: '25 %' }).click()
  const column = await body(page).evaluate((text) => text.clientWidth)
  await eventually(() => body(page).locator('.picture img').getAttribute('width')).toBe(String(Math.round(column / 4)))
  await page.getByRole('button', { name: 'Done', exact: true }).click()
  const figure = page.locator('.prose figure, .prose p', { has: page.locator('img[alt="A dial at forty"]') })
  await figure.waitFor()
  const { html } = await place.bo.api(routes.readPage, { params: { id } })
  expect(html).toContain('alt="A dial at forty"')
  expect(html).toContain(`width="${Math.round(column / 4)}"`)
  expect(complaints).toEqual([])
})

test('a formula, code in a language, and a video that is not fetched before it is asked for', async () => {
  const { url } = await write('Ohm', 'Law:')
  await using window = await openWindow(browser, place.url, place.amina)
  const { page, complaints } = window
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.route(/youtube-nocookie\.com/, (route) => route.fulfill({ contentType: 'text/html', body: '<p>film</p>' }))
  await begin(page, url)
  await into(page, 'Law:')
  await page.keyboard.type(' $U = R I$ ')
  await body(page).locator('.formula-inline math').waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.type('``` ')
  await body(page).locator('pre').waitFor()
  await page.keyboard.type('const a = 1')
  await body(page).getByLabel('Language').selectOption('typescript')
  await body(page).locator('.hljs-keyword', { hasText: 'const' }).waitFor()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Edit', exact: true }).waitFor()
  await page.locator('.prose math').waitFor()
  await page.locator('.prose .hljs-keyword').waitFor()

  await edit(page)
  await page.locator('.ProseMirror[contenteditable=true]:focus').waitFor()
  await paste(page, { 'text/plain': 'https://youtu.be/dQw4w9WgXcQ' })
  await page.getByRole('button', { name: 'Show it here' }).click()
  await body(page).locator('.embed').waitFor()
  await page.getByRole('button', { name: 'Done', exact: true }).click()
  const link = page.locator('.prose a[data-embed]')
  await link.waitFor()
  expect(asked.filter((one) => one.includes('youtu'))).toEqual([])
  await link.click()
  await page.locator('iframe[src^="https://www.youtube-nocookie.com/embed/"]').waitFor()
  expect(complaints).toEqual([])
})

test('what is pasted keeps its structure; a file of Markdown does too, and can be had as it was typed', async () => {
  const { url } = await write('Bring it over', 'Here:')
  await using window = await openWindow(browser, place.url, place.amina)
  const { page, complaints } = window
  await begin(page, url)
  await into(page, 'Here:')
  await page.keyboard.press('Enter')
  const docs = new URL('../../packages/document/src/clipboard/fixtures/google-docs.clip', import.meta.url)
  await paste(page, { 'text/html': readFileSync(docs, 'utf8'), 'text/plain': 'Solder' })
  await body(page).locator('h2', { hasText: 'Solder without a bench' }).waitFor()
  expect(await body(page).locator('ul ul ul').count()).toBe(1)
  expect(await body(page).locator('[data-type=taskList] li').count()).toBe(2)
  expect(await body(page).locator('table').count()).toBe(1)
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await paste(page, { 'text/plain': '## Glue\n\n- wait\n- press\n' })
  await body(page).locator('h2', { hasText: 'Glue' }).waitFor()
  await page.getByRole('button', { name: 'Keep as plain' }).click()
  await reads(page, '## Glue')
  expect(await body(page).locator('h2', { hasText: 'Glue' }).count()).toBe(0)
  // More than can be read at once is told, and the text stays as it is.
  const before = await words(page)
  await paste(page, { 'text/plain': 'A line of words, one of many.\n\n'.repeat(170_000) })
  await page.getByText('This is more than 1 MB of text at once.').waitFor()
  expect(await words(page)).toBe(before)
  expect(complaints).toEqual([])
})

test('letters are composed in a line while somebody else types in it, before and behind them', async () => {
  const { url } = await write('Names of tools', 'Begin middle end')
  await using amina = await openWindow(browser, place.url, place.amina)
  await using bo = await openWindow(browser, place.url, place.bo)
  await begin(amina.page, url)
  await begin(bo.page, url)
  const ime = await amina.page.context().newCDPSession(amina.page)
  const compose = (text: string) =>
    ime.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await amina.page.keyboard.press('Home')
  for (const _ of 'Begin ') await amina.page.keyboard.press('ArrowRight')
  await compose('に')
  await compose('にほ')
  await bo.page.keyboard.press('Home')
  await bo.page.keyboard.type('First. ')
  await reads(amina.page, 'First. ')
  await compose('にほん')
  await bo.page.keyboard.press('End')
  await bo.page.keyboard.type(' Last.')
  await reads(amina.page, 'Last.')
  await ime.send('Input.insertText', { text: '日本' })
  await amina.page.keyboard.type('!')
  await reads(bo.page, '!')
  for (const { page } of [amina, bo]) expect(await words(page)).toBe('First. Begin 日本!middle end Last.')
  expect([...amina.complaints, ...bo.complaints]).toEqual([])
})

test('find and replace, emoji, and undoing only what one did oneself', async () => {
  const { url } = await write('Names of parts', 'A tin and a Tin.\n\nMore tin.')
  await using amina = await openWindow(browser, place.url, place.amina)
  await using bo = await openWindow(browser, place.url, place.bo)
  await begin(amina.page, url)
  await begin(bo.page, url)
  await amina.page.keyboard.press('Control+Shift+f')
  const find = amina.page.getByRole('form', { name: 'Find and replace' })
  await find.getByLabel('Find', { exact: true }).fill('tin')
  await find.getByText('3 found').waitFor()
  await find.getByLabel('Match case').check()
  await find.getByText('2 found').waitFor()
  await find.getByLabel('Replace with').fill('lead')
  await find.getByRole('button', { name: 'Replace all' }).click()
  await reads(bo.page, 'A lead and a Tin.', 'More lead.')
  await amina.page.keyboard.press('Escape')
  await into(bo.page, 'More lead.')
  await bo.page.keyboard.type(' :tada')
  await bo.page.getByRole('option', { name: /:tada:/ }).waitFor()
  await bo.page.keyboard.press('Enter')
  await reads(amina.page, '🎉')
  await amina.page.locator('.ProseMirror:focus').waitFor()
  await amina.page.keyboard.press('Control+z')
  await reads(amina.page, 'A tin and a Tin.', '🎉')
  await reads(bo.page, 'A tin and a Tin.', '🎉')
})

test('on a phone the tools stand above the keyboard, a block is moved by its menu, and nothing is wider than the screen', async () => {
  const { url } = await write('On the tram', 'One.\n\nTwo.')
  await using window = await openWindow(browser, place.url, place.bo, {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  })
  const { page, complaints } = window
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Edit', exact: true }).tap()
  await body(page).getByText('One.').tap()
  const tools = page.getByRole('toolbar', { name: 'Writing tools' })
  await tools.getByRole('button', { name: 'This block' }).tap()
  await page.getByRole('menuitem', { name: 'Move down' }).tap()
  await eventually(() => lines(page)).toEqual(['Two.', 'One.'])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  expect(complaints).toEqual([])
})

test('others are named as they come, one can be followed, and what they change is listed and gone to', async () => {
  const { url } = await write('A long watch', `Top.\n\n${'Line.\n\n'.repeat(60)}Bottom.`)
  await using amina = await openWindow(browser, place.url, place.amina, { viewport: { width: 1200, height: 700 } })
  await using bo = await openWindow(browser, place.url, place.bo)
  await begin(amina.page, url)
  await begin(bo.page, url)
  await amina.page.locator('[data-announcer]', { hasText: 'Bo Lindqvist joined' }).waitFor({ state: 'attached' })
  await amina.page.getByRole('button', { name: 'Follow Bo Lindqvist' }).click()
  await into(bo.page, 'Bottom.')
  await bo.page.keyboard.type(' Here')
  await amina.page.waitForFunction(() => {
    const at = document.querySelector('.remote-caret')?.getBoundingClientRect()
    return at !== undefined && at.top > 0 && at.bottom < innerHeight && scrollY > 200
  })
  await amina.page.keyboard.press('Control+Alt+Shift+R')
  const list = amina.page.getByRole('dialog', { name: 'Live edits' })
  await list.getByRole('button', { name: /^Bo Lindqvist changed “Bottom/ }).click()
  await amina.page.waitForFunction(() => getSelection()?.focusNode?.textContent?.includes('Bottom.'))
  expect(amina.complaints).toEqual([])
})
