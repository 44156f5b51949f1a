import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { type PageShape, routes } from '@commonplace/api'
import lighthouse, { type Result } from 'lighthouse'
import { chromium } from 'playwright-core'
import { chromiumPath, FLAGS } from '../../harness/browser.ts'
import { openCommunity } from '../../harness/community.ts'
import { median } from '../driver/figures.ts'

// What Lighthouse makes of the screens that strangers come to first, as on a telephone (its own preset).

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
export const SCREENS = ['page', 'question', 'home', 'list'] as const
type Screen = (typeof SCREENS)[number]

const PARAGRAPH =
  'Mend the thing **with** its owner, not for them: whoever turns the screw once will turn it again at home, as [the method](https://example.org/method) says.\n\n'

/** By screen and category the median of some runs, of 100; and what was found wanting in any of them, but for speed. */
export interface Judged {
  readonly figures: Readonly<Record<string, number>>
  readonly wanting: readonly string[]
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Now and then Lighthouse does not find the beginning in what it recorded, and judges nothing: then it is asked again. */
async function run(url: string, port: number, tries = 3): Promise<Result> {
  const result = await lighthouse(url, { port, logLevel: 'error', onlyCategories: [...CATEGORIES] })
  if (result && !result.lhr.runtimeError) return result.lhr
  if (tries === 1) throw new Error(`Lighthouse said nothing of ${url}: ${result?.lhr.runtimeError?.message}`)
  return run(url, port, tries - 1)
}

export async function judgeScreens(runs = 3): Promise<Judged> {
  await using place = await openCommunity({ visibility: 'public' })
  const { slug, chioma, bo } = place
  const markdown = Array.from({ length: 8 }, (_, at) => `## Step ${at + 1}\n\n${PARAGRAPH.repeat(5)}`).join('')
  let page: PageShape | null = null
  for (let n = 0; n < 12; n++)
    page = await chioma.api(routes.createPage, {
      params: { slug },
      input: { kind: 'practice', title: `Mend a thing with its owner, part ${n + 1}`, markdown },
    })
  const question = await chioma.api(routes.askQuestion, {
    params: { slug },
    input: { title: 'Why does the thermal fuse blow again?', markdown: PARAGRAPH.repeat(3) },
  })
  for (let n = 0; n < 3; n++)
    await bo.api(routes.answerQuestion, { params: { id: question.id }, input: { markdown: PARAGRAPH.repeat(4) } })
  const addresses: Readonly<Record<Screen, string>> = {
    page: page?.url ?? '',
    question: question.url,
    home: `/${slug}`,
    list: `/${slug}/practices`,
  }

  const port = await freePort()
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [...FLAGS, `--remote-debugging-port=${port}`],
  })
  try {
    const figures: Record<string, number> = {}
    const wanting = new Set<string>()
    for (const screen of SCREENS) {
      // `localhost`, as people are told to open it: what is only for secure places works there too.
      const url = new URL(addresses[screen], place.url.replace('127.0.0.1', 'localhost')).href
      const all = []
      for (let n = 0; n < runs; n++) all.push(await run(url, port))
      for (const category of CATEGORIES) {
        figures[`${screen}-${category}`] = median(all.map(({ categories }) => 100 * (categories[category]?.score ?? 0)))
        for (const { categories, audits } of all)
          for (const { id, weight } of categories[category]?.auditRefs ?? []) {
            const audit = audits[id]
            if (weight > 0 && audit && audit.score !== null && audit.score < 0.9)
              wanting.add(`${screen}: ${id} (${audit.score}) ${audit.displayValue ?? audit.title}`)
          }
      }
    }
    return { figures, wanting: [...wanting] }
  } finally {
    await browser.close()
  }
}
