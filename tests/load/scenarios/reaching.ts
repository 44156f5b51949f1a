// How soon an act reaches others: an answer the windows that show its question, and a right that is taken away the page that stands open.
import { routes } from '@commonplace/api'
import { openBrowser, openCommunity, openWindow, sitDown, WITH_WORKER } from '../../harness/index.ts'
import { openLive } from '../../journeys/steps.ts'
import { percentile } from '../driver/figures.ts'

const ACTS = 20

export interface Reached {
  /** Milliseconds from the act to its words in another's window. */
  readonly seen50: number
  readonly seenWorst: number
  /** Milliseconds from the act to the end of the live page of whoever may no longer read it. */
  readonly shut50: number
  readonly shutWorst: number
}

export async function reach(): Promise<Reached> {
  await using place = await openCommunity()
  const [seen, shut] = [await answersSeen(place), await pagesShut(place)]
  return {
    ...{ seen50: percentile(seen, 0.5), seenWorst: Math.max(...seen) },
    ...{ shut50: percentile(shut, 0.5), shutWorst: Math.max(...shut) },
  }
}

type Place = Awaited<ReturnType<typeof openCommunity>>

async function answersSeen({ url, slug, amina, bo }: Place): Promise<number[]> {
  const browser = await openBrowser()
  try {
    await using window = await openWindow(browser, url, amina, WITH_WORKER)
    const took: number[] = []
    for (let n = 0; n < ACTS; n++) {
      const input = { title: `What holds the lever of lamp ${n}?`, markdown: 'It falls.' }
      const question = await amina.api(routes.askQuestion, { params: { slug }, input })
      await openLive(window.page, question.url)
      const words = `A magnet, in lamp ${n}.`
      const began = performance.now()
      await bo.api(routes.answerQuestion, { params: { id: question.id }, input: { markdown: words } })
      await window.page.getByText(words).first().waitFor()
      took.push(performance.now() - began)
    }
    return took
  } finally {
    await browser.close()
  }
}

async function pagesShut({ url, slug, amina, chioma }: Place): Promise<number[]> {
  const took: number[] = []
  for (let n = 0; n < ACTS; n++) {
    const input = { kind: 'note', title: `Glaze ${n}`, markdown: 'Zirconium.' } as const
    const page = await amina.api(routes.createPage, { params: { slug }, input })
    using sitting = sitDown(url, page.documentId, { Cookie: chioma.cookie })
    await sitting.synced()
    const closed = sitting.closed()
    const began = performance.now()
    await amina.api(routes.narrowPage, {
      params: { id: page.id },
      input: { audience: { floor: 'host', people: [] } },
    })
    await closed
    took.push(performance.now() - began)
  }
  return took
}
