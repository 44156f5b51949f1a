// The pictures of the guides, taken from the demo community: `node tests/journeys/pictures.ts [name …]`, by hand, after a build.
import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import sharp from 'sharp'
import { openBrowser, openWindow, WITH_WORKER } from '../harness/index.ts'

const ENTRY = fileURLToPath(new URL('../../server/bin/commonplace.js', import.meta.url))
const FOLDER = process.env.PICTURES ?? fileURLToPath(new URL('../../docs/guides/pictures/', import.meta.url))
const PASSPHRASE = 'mend it together'
const WRITTEN = 'And a second pair of hands.'
const MOST_BYTES = 200_000
const SIZES = { 1440: { width: 1440, height: 1000 }, 360: { width: 360, height: 740 } } as const

interface Camera {
  /** Opens the demo as somebody of it. */
  sit(short: string): Promise<Page>
}
type Scene = (camera: Camera) => Promise<Page>

const scenes: Readonly<Record<string, Scene>> = {
  home: (camera) => at(camera, 'amara', ''),
  thoughts: (camera) => at(camera, 'amara', 'thoughts'),
  page: (camera) => at(camera, 'amara', 'practices', 'Triage a dead toaster'),
  question: (camera) =>
    at(camera, 'amara', 'questions?show=all', 'How do I know a replacement thermal fuse is the right one?'),
  search: (camera) => at(camera, 'amara', 'search?q=fuse'),
  palette: async (camera) => {
    const page = await at(camera, 'amara', '')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill('toas')
    await page
      .getByRole('dialog')
      .getByRole('option', { name: /toaster/i })
      .first()
      .waitFor()
    return page
  },
  inbox: async (camera) => {
    const page = await camera.sit('amara')
    await page.goto('/inbox')
    await page.waitForLoadState('networkidle')
    return page
  },
  digest: async (camera) => {
    const page = await at(camera, 'amara', 'keeping')
    const digest = page.locator('main section', { has: page.getByRole('heading', { name: 'Weekly digest' }) })
    await digest.evaluate((section) => section.scrollIntoView({ block: 'start' }))
    return page
  },
  offline: async (camera) => {
    const page = await at(camera, 'amara', 'offline')
    await page.getByLabel('Keep this community offline').check()
    await page.getByText(/are on this device, as of/).waitFor()
    await page.getByRole('button', { name: 'Stop' }).waitFor({ state: 'detached' })
    return page
  },
  edit: async (camera) => {
    const page = await writing(camera, 'amara')
    const other = await writing(camera, 'jonas')
    const line = other.locator('.prose li', { hasText: /\w/ }).nth(2)
    await line.click()
    await other.keyboard.press('End')
    // The demo is the same in all four pictures.
    const written = (await line.innerText()).includes(WRITTEN)
    await other.keyboard.type(written ? '!' : ` ${WRITTEN}`, { delay: 20 })
    if (written) await other.keyboard.press('Backspace')
    await page.getByText(WRITTEN).waitFor()
    await page.locator('.remote-caret').evaluate((caret) => {
      if (caret.getBoundingClientRect().bottom > innerHeight * 0.8) caret.scrollIntoView({ block: 'center' })
    })
    await page.locator('.presence').getByText('2 here').waitFor({ state: 'attached' })
    return page
  },
}

async function at(camera: Camera, who: string, path: string, link?: string): Promise<Page> {
  const page = await camera.sit(who)
  await page.goto(`/repair-cafe${path ? `/${path}` : ''}`)
  if (link) {
    await page.getByRole('main').getByRole('link', { name: link, exact: true }).first().click()
    await page.getByRole('heading', { level: 1, name: link }).waitFor()
  }
  await page.waitForLoadState('networkidle')
  return page
}

async function writing(camera: Camera, who: string): Promise<Page> {
  const page = await at(camera, who, 'practices', 'Triage a dead toaster')
  await page.keyboard.press('e')
  await page.locator('.ProseMirror[contenteditable=true]').waitFor()
  return page
}

async function take(browser: Browser, url: string, name: string, scene: Scene): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [size, viewport] of Object.entries(SIZES)) {
      await using windows = new AsyncDisposableStack()
      const options: BrowserContextOptions = { viewport, colorScheme, reducedMotion: 'reduce', ...WITH_WORKER }
      const page = await scene({
        async sit(short) {
          const window = windows.use(await openWindow(browser, url, null, options))
          await window.page.goto('/sign-in')
          await window.page.getByLabel('Mail address').fill(`${short}@example.org`)
          await window.page.getByLabel('Passphrase').fill(PASSPHRASE)
          await window.page.keyboard.press('Enter')
          await window.page.waitForURL((address) => !address.pathname.startsWith('/sign-in'))
          return window.page
        },
      })
      await page.evaluate(() => document.fonts.ready)
      const bytes = await sharp(await page.screenshot())
        .png({ palette: true, quality: 92, effort: 9 })
        .toBuffer()
      if (bytes.length > MOST_BYTES) throw new Error(`${name} at ${size}, ${colorScheme}: ${bytes.length} bytes`)
      await writeFile(`${FOLDER}${name}-${colorScheme}-${size}.png`, bytes)
      process.stdout.write(`${name}-${colorScheme}-${size}.png  ${Math.round(bytes.length / 1000)} kB\n`)
    }
  }
}

/** The demo in a process of its own; its address once it is there. */
async function openDemo(): Promise<{ url: string } & Disposable> {
  const child = spawn(process.execPath, [ENTRY, 'demo'], {
    // Nothing listens there: mail is set up, so that its screens can be seen, and goes nowhere.
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', SMTP_URL: 'smtp://127.0.0.1:9' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  child.once('exit', (code) => reject(new Error(`The demo ended with ${code}.`)))
  createInterface({ input: child.stdout }).on('line', (line) => {
    const address = /^The demo is at (http\S+)\/repair-cafe$/.exec(line)?.[1]
    if (address) resolve(address)
  })
  return { url: await promise, [Symbol.dispose]: () => void child.kill('SIGTERM') }
}

const wanted = process.argv.slice(2)
await mkdir(FOLDER, { recursive: true })
using demo = await openDemo()
const browser = await openBrowser()
for (const [name, scene] of Object.entries(scenes)) {
  if (wanted.length === 0 || wanted.includes(name)) await take(browser, demo.url, name, scene)
}
await browser.close()
