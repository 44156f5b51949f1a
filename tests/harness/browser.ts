import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { findChromium, HOW_TO_INSTALL } from './find-chromium.ts'
import type { Signed } from './personas.ts'

/**
 * What is switched off in Chromium. Of several such flags the last one counts, so what Playwright switches off for the sake of what it
 * drives is named again (chromiumSwitches.ts, version 1.65); the two of the address bar make two more processes for each window, of which
 * no test sees anything, and half the work of opening one.
 */
const SWITCHED_OFF = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
]

/** What Chromium is started with: no sandbox in containers, and nothing that calls home. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${SWITCHED_OFF.join()}`,
]

/** How long a journey waits, in milliseconds, for what must come. Nothing is judged by it: a slow machine takes its time. */
export const PATIENCE_MS = 120_000

/** The Chromium of this machine. */
export function chromiumPath(): string {
  const found = findChromium()
  if (found === null) throw new Error(`No Chromium was found. ${HOW_TO_INSTALL}`)
  return found
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: FLAGS })
}

/** Somebody's window: their own cookies and storage. */
export interface Window extends AsyncDisposable {
  readonly context: BrowserContext
  readonly page: Page
  /** What the page complained about: errors in the console, uncaught ones, answers of 500 and above. */
  readonly complaints: readonly string[]
}

/** For who goes offline, or is measured: the window's worker is at work as it is for people. */
export const WITH_WORKER = { serviceWorkers: 'allow' } as const satisfies BrowserContextOptions

/**
 * Opens a window, signed in as somebody where one is given. It is without the worker unless `WITH_WORKER` asks for it: in each window, which is
 * a fresh one, it would fetch the whole program, and that was a third of all work of the journeys.
 */
export async function openWindow(
  browser: Browser,
  url: string,
  person: Signed | null = null,
  options: BrowserContextOptions = {},
): Promise<Window> {
  const context = await browser.newContext({ baseURL: url, serviceWorkers: 'block', ...options })
  context.setDefaultTimeout(PATIENCE_MS)
  if (person) await signInByCookie(context, url, person)
  const page = await context.newPage()
  const complaints: string[] = []
  const violations: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
    if (/Content Security Policy/i.test(message.text())) violations.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`)
  })
  return {
    ...{ context, page, complaints },
    async [Symbol.asyncDispose]() {
      await context.close()
      // [DO6] Whatever a journey is about, nothing in it may have run or been loaded that the policy forbids.
      if (violations.length > 0) throw new Error(`The policy was violated: ${violations.join('; ')}`)
    },
  }
}

/** Puts the cookie of somebody's session into a window. */
async function signInByCookie(context: BrowserContext, url: string, { cookie }: Signed): Promise<void> {
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }])
}
