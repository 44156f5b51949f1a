import { readFileSync } from 'node:fs'
import { routes } from '@commonplace/api'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { PICTURE } from './furnish.ts'
import { setStage } from './stage.ts'
import { body, edit, reads, takenOver } from './steps.ts'

// Writing: by keyboard alone, with others at the same page, and never without knowing what became of the words.

const MANIFEST = new URL('../../client/dist/browser/.vite/manifest.json', import.meta.url)

// A sitting settles sooner than it does for people, so that nobody here waits for it.
const stage = setStage({ overrides: { timing: { settle: 300 } } })

const write = (title: string, markdown: string) => stage.write(title, markdown, 'practice')
const prose = (page: Page) => page.locator('.page-body .prose')

/** Moves on with Tab until it stands there. */
async function tabTo(page: Page, goal: Locator): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    if (await goal.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('Tab does not lead there')
}

/** The caret behind the last word. A text that has just been opened is drawn once more a moment later, with the caret where it opened. */
async function toEnd(page: Page): Promise<void> {
  const isThere = async () => {
    await page.keyboard.press('Control+End')
    return page.evaluate(
      () =>
        new Promise<boolean>((resolve) =>
          requestAnimationFrame(() =>
            requestAnimationFrame(() => {
              const { focusNode, focusOffset } = getSelection() ?? {}
              resolve(focusNode?.nodeType === Node.TEXT_NODE && focusOffset === focusNode.nodeValue?.length)
            }),
          ),
        ),
    )
  }
  await expect.poll(isThere).toBe(true)
}

test('by keyboard alone: sign in, write with shortcuts and menus, leave, and look at what it became', async () => {
  const fuse = await write('Check the thermal fuse', 'One beep.')
  const { id, url } = await write('Solder without a bench', 'A board and two clamps.')
  await using window = await stage.window()
  const { page, complaints } = window
  const { keyboard } = page
  const type = async (...all: readonly string[]) => {
    for (const one of all) await (one.startsWith('⌨') ? keyboard.press(one.slice(1)) : keyboard.type(one))
  }

  await page.goto(`/sign-in?next=${encodeURIComponent(url)}`)
  await tabTo(page, page.getByLabel('Mail address'))
  await type(stage.place.chioma.email, '⌨Tab', stage.place.chioma.password, '⌨Enter')
  await page.getByRole('heading', { level: 1, name: 'Solder without a bench' }).waitFor()
  await takenOver(page)

  await type('e')
  await page.locator('.ProseMirror[contenteditable=true]:focus').waitFor()
  await toEnd(page)
  await type('⌨Enter', '## What you need', '⌨Enter')
  await type('- Tin', '⌨Enter', 'An iron', '⌨Enter', '⌨Enter')
  await type('[] Window open', '⌨Enter', '⌨Enter')
  await type('/quo')
  await page.getByRole('option', { name: 'Quote' }).waitFor()
  await type('⌨Enter', 'Heat the part, not the tin.', '⌨Enter', '⌨Enter')
  await type('See [[thermal')
  await page.getByRole('option', { name: /Check the thermal fuse/ }).waitFor()
  await type('⌨Enter', 'while it is ', '⌨Control+b', 'still warm', '⌨Control+b', ', ', '@Bo')
  await page.getByRole('option', { name: 'Bo Lindqvist' }).waitFor()
  await type('⌨Enter', `says "it's hot".`, '⌨Enter', '/table')
  await page.getByRole('option', { name: 'Table' }).waitFor()
  await type('⌨Enter', 'Metal', '⌨Tab', 'Degrees')
  await type('⌨Control+Enter')

  const text = prose(page)
  await page.getByRole('button', { name: 'Edit', exact: true }).waitFor()
  await text.locator('strong', { hasText: 'still warm' }).waitFor()
  await expect.poll(() => text.locator('h2').allInnerTexts()).toEqual(['What you need'])
  await expect.poll(() => text.locator('ul:not(.tasks) > li').allInnerTexts()).toEqual(['Tin', 'An iron'])
  await expect.poll(() => text.locator('.task').innerText()).toContain('Window open')
  await expect.poll(() => text.locator('blockquote').innerText()).toBe('Heat the part, not the tin.')
  await expect.poll(() => text.locator('a.page-link').getAttribute('href')).toBe(fuse.url)
  await expect.poll(() => text.locator('.mention').innerText()).toBe('@Bo Lindqvist')
  await text.getByText('says “it’s hot”.').waitFor()
  await expect.poll(() => text.locator('th').allInnerTexts()).toEqual(['Metal', 'Degrees', ''])
  expect(complaints).toEqual([])

  // The same words, for whoever asks the server.
  const { html } = await stage.place.bo.api(routes.readPage, { params: { id } })
  for (const words of ['Heat the part, not the tin.', '<strong>still warm</strong>', 'Window open']) {
    expect(html).toContain(words)
  }

  await type('h')
  await page.getByRole('heading', { name: 'History of Solder without a bench' }).waitFor()
  const latest = page.locator('.version-row').first()
  await latest.getByText('by Chioma Eze').waitFor()
  await page.locator('.version-view ins', { hasText: 'Heat the part' }).waitFor()
})

test.each([
  [1440, 'in time'],
  [360, 'in time'],
  [1440, 'late'],
] as const)(
  'at %i px, typefaces %s, nothing moves when reading turns into writing, and the contents still lead there',
  async (width, faces) => {
    const { url } = await write(
      'Fold a paper crane',
      `A square.\n\n- [ ] Paper\n- [x] Table\n\n> [!WARNING]\n> Mind the edge.\n\n## Steps\n\n1. Fold.\n2. Fold again.\n\n${'Breathe. '.repeat(400)}\n\n## Pitfalls\n\nWind.`,
    )
    await using window = await stage.window('bo', { viewport: { width, height: 800 } })
    const { page } = window
    const drawn = Promise.withResolvers<void>()
    if (faces === 'late')
      await page.route('**/*.woff2', async (route) => {
        await drawn.promise
        await route.continue()
      })
    const places = () =>
      page
        .locator('.page-body :is(h2, li, p:not(.callout-title)), .page-head :is(dl, .kind-word)')
        .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)))
    await page.goto(url, { waitUntil: 'domcontentloaded' })
    await takenOver(page)
    drawn.resolve()
    await page.waitForLoadState('networkidle')
    // Written items hold a paragraph of their own: the first line of each block is what is compared.
    const tops = async () => [...new Set(await places())]
    const reading = await tops()
    await edit(page)
    const writing = await tops()
    expect(writing).toHaveLength(reading.length)
    for (const [i, top] of reading.entries())
      expect(Math.abs(top - (writing[i] ?? 0)), `block ${i}`).toBeLessThanOrEqual(2)
    if (width < 760) await page.locator('.contents.folded summary').click()
    await page.locator('.contents:visible a', { hasText: 'Pitfalls' }).click()
    await page.waitForFunction(() => {
      const heading = [...document.querySelectorAll('.ProseMirror h2')].at(-1)
      return (heading?.getBoundingClientRect().top ?? Infinity) < innerHeight
    })
  },
)

test('Edit goes on where one reads: at the word that was pressed twice, else at the first words in view', async () => {
  const long = Array.from({ length: 40 }, (_, at) => `Fold number ${at + 1}, slowly.`).join('\n\n')
  const { url } = await write(
    'Fold a long letter',
    `## Folds\n\n${long}\n\n- A ruler\n- A **bone** folder\n\n| Size |\n|---|\n| octavo |`,
  )
  await using window = await stage.window('bo')
  const { page } = window
  const scrolled = () => page.evaluate(() => scrollY)
  const caret = async () => {
    await page.locator('.ProseMirror[contenteditable=true]:focus').waitFor()
    return page.evaluate(() => {
      const { focusNode, focusOffset = 0 } = getSelection() ?? {}
      return `${focusNode?.textContent?.slice(0, focusOffset)}|${focusNode?.textContent?.slice(focusOffset)}`
    })
  }
  for (const [word, found] of [
    ['folder', ' |folder'],
    ['octavo', '|octavo'],
  ] as const) {
    await page.goto(url, { waitUntil: 'networkidle' })
    const place = prose(page).locator('li, td', { hasText: word }).last()
    await place.scrollIntoViewIfNeeded()
    const { width, height, x, y } = await place.boundingBox().then((box) => box ?? { width: 0, height: 0, x: 0, y: 0 })
    const before = await scrolled()
    // The last word of an item; the only one of a cell.
    const end = await place.evaluate((element) => {
      const range = document.createRange()
      range.selectNodeContents(element)
      return range.getBoundingClientRect().right
    })
    await page.mouse.dblclick(Math.min(end, x + width) - 12, y + height / 2)
    expect(await caret()).toBe(found)
    expect(await scrolled()).toBe(before)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: 'Edit', exact: true }).waitFor()
  }

  await page.goto(url, { waitUntil: 'networkidle' })
  await page.evaluate(() => scrollTo(0, 900))
  const before = await scrolled()
  const seen = await prose(page)
    .locator('p')
    .evaluateAll((all) => {
      const top = document.querySelector('.top')?.getBoundingClientRect().bottom ?? 0
      return all.find((one) => one.getBoundingClientRect().top >= top)?.textContent
    })
  await page.keyboard.press('e')
  expect(await caret()).toBe(`|${seen}`)
  expect(await scrolled()).toBe(before)
})

test('what is typed before the editor is there is no key of the page, and stands in the text once it is', async () => {
  const { url } = await write('Wait for the glue', 'A day.')
  await using window = await stage.window('bo')
  const { page } = window
  const built = JSON.parse(readFileSync(MANIFEST, 'utf8'))
  const late = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  await page.route(`**/${built['src/editor/PageEditor.tsx'].file}`, async (route) => {
    asked.resolve()
    await late.promise
    await route.continue()
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.keyboard.press('e')
  await asked.promise
  for (const key of ['f', 'q', 'h', 'Backspace', '!', 'Enter', '-', ' ', 'h']) await page.keyboard.press(key)
  late.resolve()
  await page.locator('.ProseMirror[contenteditable=true]:focus').waitFor()
  await page.keyboard.type('ere: ')
  await expect.poll(() => page.locator('.page-body .ProseMirror > p').innerText()).toBe('fq!')
  await expect.poll(() => page.locator('.page-body .ProseMirror > ul li').innerText()).toBe('here: A day.')
  expect(new URL(page.url()).pathname).toBe(new URL(url, page.url()).pathname)
  await page.keyboard.press('Control+Enter')
  // Who wrote a page hears of it from then on, so *Follow* may be *Watching* by now.
  await page.getByRole('button', { name: 'Edit', exact: true }).waitFor()
})

test('what is found from within the text, or an address for words of it, is linked there with the keys alone', async () => {
  await write('Kettle lore', 'Old.')
  const { url } = await write('Tea', 'Boil it')
  await using window = await stage.window('bo')
  const { page } = window
  await page.goto(url, { waitUntil: 'networkidle' })
  await edit(page)
  await page.locator('.ProseMirror[contenteditable=true]:focus').waitFor()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' as in ')
  await page.keyboard.press('Control+k')
  const search = page.getByRole('dialog', { name: 'Search' })
  await search.waitFor()
  await page.keyboard.type('kettle lore')
  await search.getByRole('option', { name: 'Kettle lore', selected: true }).waitFor()
  await search.getByText('Shift+Enter links it in your text').waitFor()
  await page.keyboard.press('Shift+Enter')
  await page.locator('.ProseMirror[contenteditable=true]:focus').waitFor()
  await page.keyboard.type('says')
  await expect
    .poll(() => page.locator('.page-body .ProseMirror > p').innerText())
    .toMatch(/Boil it as in Kettle lore says/)
  // The same keys with words selected are for a link to anywhere.
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await page.getByRole('toolbar', { name: 'Format the selected words' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByLabel('Address of the link').and(page.locator(':focus')).waitFor()
  await page.keyboard.type('example.org/kettles')
  await page.keyboard.press('Enter')
  await page.locator('.ProseMirror[contenteditable=true]:focus').waitFor()
  await search.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+Enter')
  const text = page.locator('.page-body .prose')
  await text.getByRole('link', { name: 'Kettle lore' }).waitFor()
  const linked = text.getByRole('link', { name: 'says' })
  await expect.poll(() => linked.getAttribute('href')).toBe('https://example.org/kettles')
})

test('words that run from right to left do so while they are written as when they are read, each block by itself', async () => {
  const { url } = await write('Kettle', 'First.')
  await using window = await stage.window('bo')
  const { page } = window
  await page.goto(url, { waitUntil: 'networkidle' })
  await edit(page)
  await page.locator('.ProseMirror[contenteditable=true]:focus').waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('افصل القابس أولاً.')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Unplug it first.')
  const sides = () =>
    page.locator('.page-body .prose:visible').evaluate((text) => ({
      whole: getComputedStyle(text).direction,
      blocks: [...text.querySelectorAll('p')].map((block) => {
        const range = document.createRange()
        range.selectNodeContents(block)
        const [words, room] = [range.getBoundingClientRect(), block.getBoundingClientRect()]
        return Math.round(words.left - room.left) < Math.round(room.right - words.right) ? 'left' : 'right'
      }),
    }))
  const both = { whole: 'rtl', blocks: ['right', 'left'] }
  await expect.poll(sides).toEqual(both)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Edit', exact: true }).waitFor()
  await expect.poll(sides).toEqual(both)
})

test('a new page is written below its first heading, not into it', async () => {
  await using window = await stage.window('bo')
  const { page } = window
  await page.goto(`/${stage.place.slug}/new/practice`, { waitUntil: 'networkidle' })
  await page.getByLabel('Title').fill('Oil a hinge')
  await page.getByRole('button', { name: 'Create and open' }).click()
  await page.locator('.ProseMirror[contenteditable=true]:focus').waitFor()
  await page.keyboard.type('When it squeaks.')
  await expect.poll(() => body(page).locator('p').first().innerText()).toBe('When it squeaks.')
  await expect.poll(() => body(page).locator('h2').first().innerText()).toBe('When to use')
})

test('an old version comes back in front of somebody who has the page open', async () => {
  const { id, url } = await write('Clean a burr grinder', 'Rice is enough.')
  await stage.place.amina.api(routes.createVersion, { params: { id }, input: { name: 'as we knew it' } })
  await using chioma = await stage.window('chioma')
  await chioma.page.goto(url)
  await edit(chioma.page)
  await reads(chioma.page, 'Rice is enough.')
  await body(chioma.page).locator('p').first().click()
  await chioma.page.keyboard.press('Control+A')
  await chioma.page.keyboard.type('Never use rice.')

  await using amina = await stage.window('amina')
  await amina.page.goto(`${url}/history`)
  await amina.page.locator('.version-row', { hasText: 'by Chioma Eze' }).waitFor()
  await amina.page.locator('.version-row', { hasText: 'as we knew it' }).click()
  await amina.page
    .locator('.version-view')
    .getByRole('button', { name: /^Restore version/ })
    .click()
  await amina.page.getByRole('button', { name: 'Restore it' }).click()
  await amina.page
    .getByText(/is back, as a new version/)
    .first()
    .waitFor()

  await reads(chioma.page, 'Rice is enough.')
  expect(await body(chioma.page).innerText()).not.toContain('Never use rice.')
  // What was replaced is not lost either.
  await amina.page.locator('.version-row', { hasText: 'by Chioma Eze' }).click()
  await amina.page.locator('.version-view', { hasText: 'Never use rice.' }).waitFor()
})

test('a title that one person changes is the title for the other, and the old address still leads there', async () => {
  const { id, url, slug } = await write('Oil a swing machine', 'One drop.')
  await using amina = await stage.window('amina')
  await using bo = await stage.window('bo')
  for (const { page } of [amina, bo]) {
    await page.goto(url)
    await edit(page)
  }
  await amina.page.getByRole('textbox', { name: 'Title' }).fill('Oil a sewing machine')
  await bo.page.waitForFunction(
    () => document.querySelector<HTMLTextAreaElement>('.title-field')?.value === 'Oil a sewing machine',
  )
  await bo.page.getByRole('button', { name: 'Done', exact: true }).click()
  await bo.page.getByRole('heading', { level: 1, name: 'Oil a sewing machine' }).waitFor()
  expect(slug).toBe('oil-a-swing-machine')
  // The address follows once the sitting has settled.
  const address = async () => (await stage.place.bo.api(routes.readPage, { params: { id } })).slug
  await expect.poll(address).toBe('oil-a-sewing-machine')
  await bo.page.goto(url)
  await bo.page.waitForURL('**/p/oil-a-sewing-machine-*')
})

test('a picture that is pasted is uploaded and shows, for the other person too', async () => {
  const { url } = await write('Read a colour code', 'From the side with the gold ring.')
  await using chioma = await stage.window('chioma', {
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await using bo = await stage.window('bo')
  for (const { page } of [chioma, bo]) {
    await page.goto(url)
    await edit(page)
  }
  await body(chioma.page).locator('p').first().click()
  await chioma.page.evaluate(
    async (bytes) => {
      const picture = new Blob([Uint8Array.from(bytes)], { type: 'image/png' })
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })])
    },
    [...PICTURE],
  )
  await chioma.page.keyboard.press('Control+V')
  for (const { page, complaints } of [chioma, bo]) {
    const picture = body(page).locator('img[src^="/api/v1/attachments/"]')
    await picture.waitFor()
    await picture.evaluate((image: HTMLImageElement) => image.decode())
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(64)
    expect(complaints).toEqual([])
  }
})

test('a member who becomes a guest while writing can only read on, is told so, and keeps what was written', async () => {
  const { id, url } = await write('Glue a chair', 'Clamp it for a night.')
  const { slug, amina, chioma } = stage.place
  const become = (role: 'guest' | 'member') =>
    amina.api(routes.changeMember, { params: { slug, id: chioma.id }, input: { role } })
  await using window = await stage.window('chioma')
  const { page } = window
  await page.goto(url)
  await edit(page)
  await body(page).locator('p').first().click()
  await page.keyboard.press('End')
  await page.keyboard.type(' And a day.')
  await page
    .getByText(/^Saved/)
    .first()
    .waitFor()

  await become('guest')
  try {
    await page.locator('.ProseMirror[contenteditable=false]').waitFor()
    await page
      .locator('[role=status]', { hasText: /only|no longer|may read/i })
      .first()
      .waitFor()
    await expect.poll(() => body(page).innerText()).toContain('And a day.')
    const { html } = await amina.api(routes.readPage, { params: { id } })
    expect(html).toContain('Clamp it for a night. And a day.')
  } finally {
    await become('member')
  }
  // And writes again once allowed to, without opening the page anew.
  await page.locator('.ProseMirror[contenteditable=true]').waitFor()
})
