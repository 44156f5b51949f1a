import { readFileSync } from 'node:fs'
import { routes } from '@commonplace/api'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { PICTURE } from './furnish.ts'
import { setStage } from './stage.ts'
import { beginWriting as begin, body, edit, reads, words } from './steps.ts'

// Blocks, tables, pictures, formulas and what is pasted: written by pointer, by keys, and with somebody else at the same page.

const stage = setStage({ overrides: { timing: { settle: 300 } } })

const { write } = stage
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
  await using amina = await stage.window('amina')
  await using bo = await stage.window('bo')
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
  await using window = await stage.window('amina', { viewport: { width: 1400, height: 800 } })
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
  await using amina = await stage.window('amina')
  await using bo = await stage.window('bo')
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
  await using window = await stage.window('chioma')
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
  // It is asked at once, and what was said stays though one only goes elsewhere.
  await bar.locator('input[name=alt]:focus').waitFor()
  await page.getByText('A picture waits for its description').waitFor()
  await page.keyboard.type('A dial')
  await page.keyboard.press('Escape')
  await body(page).locator('img[alt="A dial"]').waitFor()
  await page.keyboard.press('Alt+F10')
  await page.keyboard.press('End')
  await page.keyboard.type(' at forty')
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
  const { html } = await stage.place.bo.api(routes.readPage, { params: { id } })
  expect(html).toContain('alt="A dial at forty"')
  expect(html).toContain(`width="${Math.round(column / 4)}"`)
  expect(complaints).toEqual([])
})

test('a formula, code in a language, and a video that is not fetched before it is asked for', async () => {
  const { url } = await write('Ohm', 'Law:')
  await using window = await stage.window('amina')
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
  await using window = await stage.window('amina')
  const { page, complaints } = window
  await begin(page, url)
  await into(page, 'Here:')
  await page.keyboard.press('Enter')
  const docs = new URL('../../packages/document/src/clipboard/fixtures/google-docs.clip', import.meta.url)
  await paste(page, { 'text/html': readFileSync(docs, 'utf8'), 'text/plain': 'Solder' })
  await body(page).locator('h2', { hasText: 'Solder without a bench' }).waitFor()
  await expect.poll(() => body(page).locator('ul ul ul').count()).toBe(1)
  await expect.poll(() => body(page).locator('[data-type=taskList] li').count()).toBe(2)
  await expect.poll(() => body(page).locator('table').count()).toBe(1)
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await paste(page, { 'text/plain': '## Glue\n\n- wait\n- press\n' })
  await body(page).locator('h2', { hasText: 'Glue' }).waitFor()
  await page.getByRole('button', { name: 'Keep as plain' }).click()
  await reads(page, '## Glue')
  expect(await body(page).locator('h2', { hasText: 'Glue' }).count()).toBe(0)
  expect(complaints).toEqual([])
})

test('much at once comes whole while one types on and somebody else has it; more than a page takes is refused before anything changes', async () => {
  const { url } = await write('A whole manual', 'Top.\n\nEnd.')
  await using amina = await stage.window('amina')
  await using bo = await stage.window('bo')
  const { page, complaints } = amina
  await begin(page, url)
  await begin(bo.page, url)
  await into(page, 'Top.')
  const cell = (row: number) => Array.from({ length: 20 }, (_, i) => `<td>r${row} c${i}</td>`).join('')
  const rows = Array.from({ length: 120 }, (_, row) => `<tr>${cell(row)}</tr>`).join('')
  const text = Array.from(
    { length: 1200 },
    (_, i) => `<p>Paragraph ${i} says <b>how</b> to hold the iron, and for how long.</p>`,
  )
  await page.keyboard.press('Enter')
  await paste(page, { 'text/html': `${text.join('')}<table>${rows}</table>`, 'text/plain': 'x' })
  await into(page, 'Top.')
  await page.keyboard.type(' Typed meanwhile.')
  for (const window of [page, bo.page]) {
    await reads(window, 'Top. Typed meanwhile.', 'Paragraph 1199 says', 'r119 c19', 'End.')
    await expect.poll(() => body(window).locator('table').count()).toBe(1)
    await expect.poll(() => body(window).locator('tr').count()).toBe(120)
    expect((await lines(window)).filter((line) => line.startsWith('Paragraph'))).toHaveLength(1200)
  }
  await page.locator('.held-place').waitFor({ state: 'detached' })
  const before = await words(page)
  const many = { 'text/html': '<p>A line of words, one of many.</p>'.repeat(60_000), 'text/plain': 'A line of words.' }
  await paste(page, many)
  await page.getByText('This is more than a page can take at once').waitFor()
  await expect.poll(() => words(page)).toBe(before)
  await page.getByRole('button', { name: 'Add it as a file' }).click()
  await body(page).locator('.file', { hasText: 'pasted.txt TXT · 1 KB' }).waitFor()
  await body(bo.page).locator('.file', { hasText: 'pasted.txt' }).waitFor()
  expect([...complaints, ...bo.complaints]).toEqual([])
})

test('by keys: links to a heading in other words, to a new page and to an address that was typed, a tag, a question, boxes; a column is drawn wider; somebody else has it all', async () => {
  await write('Iron', 'Hot.\n\n## Tips of it\n\nKeep them wet.')
  const input = { title: 'Which tin for copper?', markdown: 'Which?' }
  await stage.place.bo.api(routes.askQuestion, { params: { slug: stage.place.slug }, input })
  const { url } = await write('Solder all of it', 'Copper gets dark.')
  await using amina = await stage.window('amina')
  await using bo = await stage.window('bo')
  const { page } = amina
  const { keyboard } = page
  await begin(page, url)
  await begin(bo.page, url)
  await into(page, 'Copper gets dark.')
  const pick = async (typed: string, name: string | RegExp) => {
    await keyboard.type(typed)
    const option = page.getByRole('option', { name }).first()
    await option.waitFor()
    while ((await option.getAttribute('aria-selected')) !== 'true') await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
  }
  await keyboard.press('Enter')
  await pick('[[Iron#Tips of it|the tip', /^Iron/)
  await pick('and [[Flux of rosin', 'Create “Flux of rosin” as a new page')
  await body(page).locator('[data-page-link]', { hasText: 'Flux of rosin' }).first().waitFor()
  await pick('#copper', 'Tag this with #copper')
  await keyboard.press('Enter')
  await pick('??Which tin', /Which tin for copper/)
  await body(page).getByText('Which tin for copper?').waitFor()
  await keyboard.press('Control+End')
  await keyboard.press('Enter')
  await pick('!!war', /Warning/)
  await keyboard.type('Hot: see example.org first')
  await body(bo.page).locator('a[href="https://example.org"]').waitFor()
  await keyboard.press('Control+End')
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  await keyboard.type('|--|')
  await keyboard.type('Part')
  await reads(bo.page, 'the tip', 'Flux of rosin', '#copper', 'Which tin for copper?', 'Hot', 'Part')
  const cell = body(page).locator('th', { hasText: 'Part' })
  const edge = await cell.boundingBox()
  if (!edge) throw new Error('The table is there')
  await page.mouse.move(edge.x + edge.width - 2, edge.y + 10)
  await page.locator('.column-resize-handle').first().waitFor({ state: 'attached' })
  await page.mouse.down()
  await page.mouse.move(edge.x + edge.width + 60, edge.y + 10, { steps: 4 })
  await page.mouse.up()
  const wider = async () => (await body(bo.page).locator('th', { hasText: 'Part' }).getAttribute('colwidth')) !== null
  await eventually(wider).toBe(true)
  await into(page, 'Copper gets dark.')
  await keyboard.press('Enter')
  await pick('??Why does copper get dark', 'Ask “Why does copper get dark”')
  await page.waitForURL(/\/ask\?/)
  await eventually(() => page.getByLabel('Your question in one sentence').inputValue()).toBe('Why does copper get dark')
  await page.getByText('Copper gets dark.').first().waitFor()
  expect([...amina.complaints, ...bo.complaints]).toEqual([])
})

test('find and replace, emoji, and undoing only what one did oneself', async () => {
  const { url } = await write('Names of parts', 'A tin and a Tin.\n\nMore tin.')
  await using amina = await stage.window('amina')
  await using bo = await stage.window('bo')
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
  await using window = await stage.window('bo', {
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
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  expect(complaints).toEqual([])
})

test('others are named as they come, one can be followed, and what they change is listed and gone to', async () => {
  const { url } = await write('A long watch', `Top.\n\n${'Line.\n\n'.repeat(60)}Bottom.`)
  await using amina = await stage.window('amina', { viewport: { width: 1200, height: 700 } })
  await using bo = await stage.window('bo')
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
