import { routes } from '@commonplace/api'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../../harness/browser.ts'
import { openCommunity } from '../../harness/community.ts'
import { percentile } from '../driver/figures.ts'

// What somebody waits for who follows a link to a page on a cheap telephone, for the first time, in a place with a poor network.

/** Slow 4G as Chromium's own tools have it: the delay is added to every request. */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.6 * 1024 * 1024 * 0.9) / 8,
  uploadThroughput: (750 * 1024 * 0.9) / 8,
}
const SLOWER_CPU = 4

const PARAGRAPH =
  'Mend the thing **with** its owner, not for them: whoever turns the screw once will turn it again at home, as [the method](https://example.org/method) says.\n\n'

export interface Painted {
  /** Milliseconds from following the link to the text being there: the half and the slowest of the visits. */
  readonly text: number
  readonly worst: number
  /** Kilobytes that came, as they came, until the page was taken over; and how much of it is script. */
  readonly kilobytes: number
  readonly script: number
  /** How much of the text moved afterwards, as browsers count it. */
  readonly moved: number
}

async function visit(browser: Browser, url: string) {
  await using context = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers: 'block' })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Network.emulateNetworkConditions', SLOW_4G)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_CPU })
  await page.addInitScript(watchPainting)
  await page.goto(url, { waitUntil: 'networkidle' })
  return await page.evaluate(() => (globalThis as unknown as { painted: () => Visit }).painted())
}

interface Visit {
  readonly text: number
  readonly moved: number
  readonly bytes: number
  readonly script: number
}

/** Runs in the page. The largest thing painted is the text of the page: its first screen. */
function watchPainting(): void {
  let text = 0
  let moved = 0
  const follow = (type: string, see: (entry: PerformanceEntry & { value: number; hadRecentInput: boolean }) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) see(entry as never)
    }).observe({ type, buffered: true })
  follow('largest-contentful-paint', ({ startTime }) => {
    text = startTime
  })
  follow('layout-shift', ({ value }) => {
    moved += value
  })
  const painted = () => {
    const all = performance.getEntries().filter((entry) => 'transferSize' in entry) as PerformanceResourceTiming[]
    const sum = (some: readonly PerformanceResourceTiming[]) =>
      some.reduce((bytes, { transferSize }) => bytes + transferSize, 0)
    return { text, moved, bytes: sum(all), script: sum(all.filter(({ name }) => name.endsWith('.js'))) }
  }
  Object.assign(globalThis, { painted })
}

/** Cold visits of a guest to a page of 1,000 words, compressed by our own server. */
export async function paintText(visits = 5): Promise<Painted> {
  await using place = await openCommunity({ visibility: 'public' })
  const markdown = Array.from({ length: 8 }, (_, at) => `## Step ${at + 1}\n\n${PARAGRAPH.repeat(5)}`).join('')
  const { url } = await place.chioma.api(routes.createPage, {
    params: { slug: place.slug },
    input: { kind: 'practice', title: 'Mend a thing with its owner', markdown },
  })
  const browser = await openBrowser()
  try {
    const seen: Visit[] = []
    for (let n = 0; n < visits; n++) seen.push(await visit(browser, new URL(url, place.url).href))
    const texts = seen.map(({ text }) => text)
    const [last = { bytes: 0, script: 0 }] = seen.slice(-1)
    return {
      text: percentile(texts, 0.5),
      worst: Math.max(...texts),
      kilobytes: last.bytes / 1024,
      script: last.script / 1024,
      moved: Math.max(...seen.map(({ moved }) => moved)),
    }
  } finally {
    await browser.close()
  }
}
