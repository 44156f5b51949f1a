import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { routes } from '@commonplace/api'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openBrowser, openCommunity, openWindow } from '../harness/index.ts'
import { type Furnished, furnish } from './furnish.ts'
import { select, takenOver } from './steps.ts'

// Reading comes first: complete without a script, light with one, and quiet while the script takes over.

let browser: Browser
let place: OpenedCommunity
let stock: Furnished

beforeAll(async () => {
  browser = await openBrowser()
  place = await openCommunity({ visibility: 'public' })
  stock = await furnish(place)
})
afterAll(async () => {
  await browser?.close()
  await place?.[Symbol.asyncDispose]()
})

const main = (page: Page) => page.locator('main')

test('a guest without JavaScript reads a page whole: headings, table, picture, task list, links both ways', async () => {
  await using window = await openWindow(browser, place.url, null, { javaScriptEnabled: false })
  const { page } = window
  await page.goto(stock.toaster.url)
  const text = main(page)
  await expect.poll(() => text.locator('h1').innerText()).toBe('Triage a dead toaster')
  await expect
    .poll(() => text.locator('.prose h2').allInnerTexts())
    .toEqual(['When to use', 'Steps', 'Signs it worked'])
  await expect.poll(() => text.locator('.prose table tr').count()).toBe(3)
  await expect.poll(() => text.locator('.prose ol > li').count()).toBe(3)
  await expect.poll(() => text.locator('.prose pre').innerText()).toContain('230 V')
  await expect.poll(() => text.locator('.prose input[type=checkbox]').count()).toBe(2)
  await expect.poll(() => text.innerText()).toContain('Never measure with the plug in the wall.')
  const picture = text.locator('.prose img')
  await expect.poll(() => picture.getAttribute('alt')).toBe('The open case')
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(64)
  await expect.poll(() => text.locator('.prose aside.adopted').innerText()).toContain('too close to the element')
  await expect.poll(() => text.locator('.end-matter').innerText()).toContain('Check the thermal fuse')
  await text.locator('.prose a', { hasText: 'the fuse' }).first().click()
  await expect.poll(() => text.locator('h1').innerText()).toBe('Check the thermal fuse')
  await expect.poll(() => text.locator('.end-matter').innerText()).toContain('Triage a dead toaster')
})

test('[PG15] on paper what can be folded is open, what only a screen offers is not there, and the sheet says where it came from', async () => {
  const input = {
    kind: 'practice' as const,
    title: 'Oil a hinge',
    markdown: '<details>\n<summary>Why?</summary>\n\nIt squeaks.\n\n</details>',
  }
  const { url } = await place.amina.api(routes.createPage, { params: { slug: place.slug }, input })
  await using window = await openWindow(browser, place.url)
  const { page } = window
  await page.goto(url)
  const folded = main(page).getByText('It squeaks.')
  await folded.waitFor({ state: 'hidden' })
  const codes: string[] = []
  page.on('request', (request) => request.url().endsWith('/sheet.svg') && codes.push(new URL(request.url()).pathname))
  const sheet = page.locator('.sheet')
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  await page.getByText('1 version').waitFor()
  expect([await sheet.isVisible(), codes]).toEqual([false, []])
  // Printing fetches what reading does not: where the sheet came from, as a code.
  await page.pdf()
  const short = url.replace(/\/p\/.*-/, '/p/')
  expect(codes).toEqual([`${short}/sheet.svg`])
  await page.emulateMedia({ media: 'print' })
  await folded.waitFor()
  await sheet.getByText(/Version 1 · last changed \d+ \w+ \d{4}/).waitFor()
  await expect
    .poll(() => sheet.locator('img').evaluate((code: HTMLImageElement) => code.naturalWidth))
    .toBeGreaterThan(0)
  expect(await page.locator('.nav, .top-bar, .evidence, .unread').filter({ visible: true }).count()).toBe(0)
})

test('a guest without JavaScript reads a question with its answers, the lists, and searches', async () => {
  await using window = await openWindow(browser, place.url, null, { javaScriptEnabled: false })
  const { page } = window
  await page.goto(stock.resolved.url)
  await expect.poll(() => main(page).locator('h1').innerText()).toBe('Why does the thermal fuse blow again?')
  await expect.poll(() => main(page).locator('.answer').count()).toBe(2)
  await expect.poll(() => main(page).locator('.answer').first().innerText()).toContain('Accepted by Chioma Eze')
  await expect.poll(() => main(page).locator('.asked-from').innerText()).toBe('Measure the thermal fuse.')

  for (const [list, holds] of [
    ['', 'Triage a dead toaster'],
    ['/practices', 'Triage a dead toaster'],
    ['/methods', 'Check the thermal fuse'],
    ['/stories', 'The toaster that came back'],
    ['/pages', 'Check the thermal fuse'],
    ['/questions', 'Who has a spare magnet for a lever?'],
    ['/questions?show=resolved', 'Why does the thermal fuse blow again?'],
  ] as const) {
    await page.goto(`/${place.slug}${list}`)
    await expect.poll(() => main(page).innerText(), { message: list }).toContain(holds)
  }

  await page.goto(`/${place.slug}/search`)
  await page.locator('input[type=search]').fill('lever listen')
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click()
  await page.waitForURL('**/search?q=lever+listen')
  await expect.poll(() => main(page).innerText()).toContain('Triage a dead toaster')
  await expect.poll(() => main(page).locator('mark').count()).toBeGreaterThan(0)
})

test('of a gated community a stranger sees titles and leads only; of a private one nothing', async () => {
  const { slug, amina } = place
  const become = (visibility: 'public' | 'gated' | 'private') =>
    amina.api(routes.changeCommunity, { params: { slug }, input: { visibility } })
  await using window = await openWindow(browser, place.url, null, { javaScriptEnabled: false })
  const { page } = window

  await become('gated')
  const gated = await page.goto(stock.toaster.url)
  expect(gated?.status()).toBe(200)
  const html = (await gated?.text()) ?? ''
  await expect.poll(() => main(page).locator('h1').innerText()).toBe('Triage a dead toaster')
  await expect.poll(() => main(page).innerText()).toContain('Unplug it first.')
  await expect.poll(() => main(page).innerText()).toContain('Members read on.')
  for (const hidden of ['Signs it worked', 'Lever does not hold', 'thermal fuse', 'Amina']) {
    expect(html, hidden).not.toContain(hidden)
  }
  await page.goto(`/${slug}/practices`)
  await expect.poll(() => main(page).innerText()).toContain('Triage a dead toaster')
  await page.goto(`/${slug}/search?q=magnet`)
  expect(await main(page).innerText()).not.toContain('Lever does not hold')

  await become('private')
  for (const path of [stock.toaster.url, stock.resolved.url, `/${slug}`, `/${slug}/practices`]) {
    const closed = await page.goto(path)
    expect(closed?.status(), path).toBe(404)
    const told = (await closed?.text()) ?? ''
    expect(told, path).not.toContain('toaster</')
    expect(told, path).not.toContain('The Fixers')
  }
  await become('public')
})

test('a reader gets under 130 kB of script, and no editor', async () => {
  for (const person of [null, place.chioma]) {
    await using window = await openWindow(browser, place.url, person)
    const { page } = window
    const scripts = new Map<string, Promise<Buffer>>()
    page.on('response', (response) => {
      const path = new URL(response.url()).pathname
      // The worker keeps the whole program for the next visit; what it fetches in its own time is not part of reading.
      if (path.endsWith('.js') && response.frame() === page.mainFrame()) scripts.set(path, bodyOf(response))
    })
    await page.goto(stock.toaster.url, { waitUntil: 'networkidle' })
    const sizes = await Promise.all(
      [...scripts].map(async ([path, body]) => [path, gzipSync(await body, { level: 8 }).length] as const),
    )
    const sum = sizes.reduce((all, [, size]) => all + size, 0)
    expect(sizes.length).toBeGreaterThan(0)
    expect(sum, sizes.map(([path, size]) => `${size} ${path}`).join('\n')).toBeLessThan(130_000)
    const modules = await modulesIn([...scripts.keys()])
    expect(modules.filter((module) => /prosemirror|tiptap|yjs|lib0/.test(module))).toEqual([])
    for (const [path, body] of scripts) {
      expect((await body).includes('ProseMirror'), `${path} holds the editor`).toBe(false)
    }
  }
})

test('words that were selected before the script was there can be asked about once it is', async () => {
  await using window = await openWindow(browser, place.url, place.chioma)
  const { page } = window
  const selected = Promise.withResolvers<void>()
  await page.route('**/assets/main-*.js', async (route) => {
    await selected.promise
    await route.continue()
  })
  await page.goto(stock.toaster.url, { waitUntil: 'commit' })
  await page.locator('.page-body .prose').getByText('Measure the').waitFor()
  await select(page, 'Measure the')
  selected.resolve()
  await page
    .getByRole('toolbar', { name: 'The words selected' })
    .getByRole('button', { name: 'Ask about this' })
    .waitFor()
})

test('[CO161] a guest takes the address of words far down along; whoever opens it has them in view, and a link here marks them', async () => {
  const steps = Array.from({ length: 60 }, (_, n) => `Step ${n + 1}: turn the cup, and look at it from below.`)
  const glaze = '## Glaze\n\nDip it well-stirred, once & slowly.\n\nThen wait a night before you fire it.'
  const input = { kind: 'practice' as const, title: 'Glaze a cup', markdown: [...steps, glaze, ...steps].join('\n\n') }
  const { url } = await place.amina.api(routes.createPage, { params: { slug: place.slug }, input })
  await using window = await openWindow(browser, place.url, null, {
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const { page } = window
  const copied = async () => {
    await page.getByText('Copied.').first().waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    await page.evaluate(() => navigator.clipboard.writeText(''))
    return link
  }
  await page.goto(url)
  await takenOver(page)
  await select(page, 'well-stirred, once & slowly')
  const bar = page.getByRole('toolbar', { name: 'The words selected' })
  await bar.getByRole('button', { name: 'Copy link' }).click()
  const one = await copied()
  expect(one).toMatch(/#.+:~:text=well%2Dstirred%2C%20once%20%26%20slowly$/)

  // Over two paragraphs, and by key.
  await select(page, 'once & slowly', 'Then wait a night')
  await bar.waitFor()
  await page.keyboard.press('l')
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toMatch(/:~:text=once%20%26%20slowly,Then%20wait%20a%20night$/)

  await page.goto('about:blank')
  await page.goto(one)
  await expect.poll(() => isInView(page, 'Dip it well-stirred')).toBe(true)
  await page.goto(stock.toaster.url)
  await takenOver(page)
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href, textContent: 'As told there' })
    document.querySelector('.page-body')?.prepend(link)
  }, one)
  await main(page).getByRole('link', { name: 'As told there' }).click()
  await page.getByRole('heading', { level: 1, name: 'Glaze a cup' }).waitFor()
  await expect
    .poll(() => page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map(String)))
    .toEqual(['well-stirred, once & slowly'])
  await expect.poll(() => isInView(page, 'Dip it well-stirred')).toBe(true)
})

const isInView = (page: Page, words: string): Promise<boolean> =>
  main(page)
    .getByText(words)
    .evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return top >= 0 && bottom <= innerHeight
    })

test('what was typed before the script was there is kept, and can be sent once it is', async () => {
  await using window = await openWindow(browser, place.url, place.chioma)
  const { page, complaints } = window
  const typed = Promise.withResolvers<void>()
  await page.route('**/assets/main-*.js', async (route) => {
    await typed.promise
    await route.continue()
  })
  await page.goto(`/${place.slug}/ask`, { waitUntil: 'commit' })
  const title = page.getByLabel('Your question', { exact: false }).first()
  const details = page.getByRole('textbox', { name: 'What you tried, what happened' })
  await title.fill('Which screwdriver fits a hidden clip?')
  await details.fill('The case has **no** screws.')
  typed.resolve()
  await page.getByRole('button', { name: 'Ask', exact: true }).and(page.locator(':enabled')).waitFor()
  await expect.poll(() => title.inputValue()).toBe('Which screwdriver fits a hidden clip?')
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await page.waitForURL(`**/${place.slug}/q/**`)
  await expect.poll(() => main(page).locator('h1').innerText()).toBe('Which screwdriver fits a hidden clip?')
  await main(page).getByText('The case has no screws.').waitFor()
  expect(complaints).toEqual([])
})

test('a button that was pressed before the script was there does what it says once it is, and once', async () => {
  await using window = await openWindow(browser, place.url, place.chioma)
  const { page, complaints } = window
  const pressed = Promise.withResolvers<void>()
  await page.route('**/assets/main-*.js', async (route) => {
    await pressed.promise
    await route.continue()
  })
  await page.goto(stock.resolved.url, { waitUntil: 'commit' })
  const helped = page.locator('.answer').first().locator('.vote button')
  await expect.poll(() => helped.getAttribute('aria-pressed')).toBe('false')
  await helped.click()
  pressed.resolve()
  await takenOver(page)
  await helped.and(page.locator('[aria-pressed=true]')).waitFor()
  await page.reload()
  await expect.poll(() => helped.getAttribute('aria-pressed')).toBe('true')
  expect(complaints).toEqual([])
})

test('a typeface that comes late moves no words that are being read, and is used from the next screen on', async () => {
  await using window = await openWindow(browser, place.url, null)
  const { page, context } = window
  const read = Promise.withResolvers<void>()
  await page.route('**/*.woff2', async (route) => {
    await read.promise
    await route.continue()
  })
  const devtools = await context.newCDPSession(page)
  await devtools.send('DOM.enable')
  await devtools.send('CSS.enable')
  const faceOfTitle = async () => {
    const { root } = await devtools.send('DOM.getDocument')
    const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector: 'h1' })
    const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId })
    return fonts.map(({ familyName }) => familyName)
  }
  await page.goto(stock.toaster.url, { waitUntil: 'domcontentloaded' })
  await takenOver(page)
  read.resolve()
  await page.waitForFunction(() =>
    [...document.fonts].some(({ family, status }) => /Literata"?$/.test(family) && status === 'loaded'),
  )
  expect(await faceOfTitle()).not.toContain('Literata')
  await main(page).getByRole('link', { name: 'the fuse' }).first().click()
  await main(page).getByRole('heading', { name: 'Check the thermal fuse', level: 1 }).waitFor()
  await expect.poll(() => faceOfTitle()).toEqual(['Literata'])
})

test('[PG16] the words are there before the script is asked for', async () => {
  await using window = await openWindow(browser, place.url, null)
  const { page, complaints } = window
  for (const path of [stock.toaster.url, stock.resolved.url, `/${place.slug}`]) {
    await page.goto(path)
    await takenOver(page)
    const { painted, asked, named } = await page.evaluate(() => ({
      painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
      asked: performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.endsWith('.js'))
        .map(({ name, startTime }) => ({ path: new URL(name).pathname, startTime })),
      named: document.getElementById('root')?.dataset.modules?.split(' ') ?? [],
    }))
    const first = Math.min(...asked.map(({ startTime }) => startTime))
    expect(first, path).toBeGreaterThanOrEqual(painted ?? Number.POSITIVE_INFINITY)
    expect(first).toBeLessThan(Number.POSITIVE_INFINITY)
    // What is no page to read names what it is made of besides.
    expect(named.length > 0, path).toBe(path !== stock.toaster.url)
    expect(asked.map((one) => one.path)).toEqual(expect.arrayContaining(named))
  }
  expect(complaints).toEqual([])
})

test('[PG16] where nothing is painted, or nobody tells that it was, the script comes all the same', async () => {
  const untold = () => {
    PerformanceObserver.prototype.observe = () => undefined
  }
  /** Neither by being told nor by waiting does it come here. */
  const unseen = () => {
    Object.defineProperty(document, 'hidden', { get: () => true })
    PerformanceObserver.prototype.observe = () => undefined
    const { setTimeout } = window
    Object.assign(window, { setTimeout: (run: () => void, ms: number) => (ms >= 100 ? 0 : setTimeout(run, ms)) })
  }
  for (const are of [unseen, untold]) {
    await using window = await openWindow(browser, place.url, null)
    await window.page.addInitScript(are)
    await window.page.goto(stock.toaster.url)
    await takenOver(window.page)
  }
})

test('[PG16] a script that does not come is asked for again', async () => {
  await using window = await openWindow(browser, place.url, null)
  const { page } = window
  const asked = new Map<string, number>()
  await page.route('**/assets/**/*.js', (route) => {
    const path = new URL(route.request().url()).pathname
    asked.set(path, (asked.get(path) ?? 0) + 1)
    return asked.get(path) === 3 ? route.continue() : route.abort()
  })
  await page.goto(stock.toaster.url)
  await takenOver(page)
  expect([...asked].find(([path]) => path.includes('/main-'))?.[1]).toBe(3)
})

/** What a response brought; nothing where it comes after the window was closed, and is not counted any more. */
const bodyOf = (response: { body(): Promise<Buffer> }) => response.body().catch(() => Buffer.alloc(0))

/** The names of the chunks behind files, by the build's manifest. */
async function modulesIn(paths: readonly string[]): Promise<string[]> {
  const file = fileURLToPath(new URL('../../client/dist/browser/.vite/manifest.json', import.meta.url))
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Record<string, { file: string; name?: string }>
  return Object.entries(manifest)
    .filter(([, chunk]) => paths.includes(`/${chunk.file}`))
    .map(([key, chunk]) => `${key} ${chunk.name ?? ''}`)
}

test('[PG17] while the script takes over nothing moves, nothing is drawn anew, and nothing is refused', async () => {
  for (const [width, person] of [
    [1440, null],
    [1440, place.chioma],
    [360, place.chioma],
  ] as const) {
    await using window = await openWindow(browser, place.url, person, { viewport: { width, height: 800 } })
    const { page, complaints } = window
    await page.addInitScript(() => {
      const shifts: { value: number; moved: string[] }[] = []
      Object.assign(globalThis, { shifts })
      const named = ({ node }: { node: Node | null }) => {
        const element = node instanceof Element ? node : node?.parentElement
        return element ? `${element.localName}.${element.className}` : 'gone'
      }
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & {
          value: number
          sources: { node: Node | null }[]
        })[])
          shifts.push({ value: entry.value, moved: entry.sources.map(named) })
      }).observe({ type: 'layout-shift', buffered: true })
    })
    for (const path of [stock.toaster.url, stock.resolved.url, `/${place.slug}`, `/${place.slug}/practices`]) {
      await page.goto(path, { waitUntil: 'networkidle' })
      await page.locator('.save-chip[data-row=saved]').filter({ visible: true }).waitFor()
      const shifts = await page.evaluate(() => (globalThis as unknown as { shifts: { value: number }[] }).shifts)
      expect(
        shifts.reduce((sum, { value }) => sum + value, 0),
        `${path} at ${width}: ${JSON.stringify(shifts)}`,
      ).toBe(0)
      // The same nodes: React would tell of a difference in the console, and draw the whole anew.
      expect(complaints, `${path} at ${width}`).toEqual([])
    }
  }
})
