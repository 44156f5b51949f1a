import { createApi, routes } from '@commonplace/api'
import { seededRandom } from '@commonplace/kit'
import { onSchedule, percentile } from '../driver/figures.ts'
import type { LoadGrounds } from '../driver/grounds.ts'
import type { Peer } from '../driver/peer.ts'

// What only a whole knowledge base does: show pages, find them.

const PARAGRAPH =
  'Mend the thing **with** its owner, not for them: whoever turns the screw once will turn it again at home. See [the method](https://example.org/method).\n\n'

/** Twenty pages of 2,000 words for where there are none to bring in. */
export async function writeReadablePages(peer: Peer, { slug, tokens }: LoadGrounds): Promise<void> {
  const api = createApi({ base: peer.url, headers: { Authorization: `Bearer ${tokens[0]}` } })
  for (let n = 0; n < 20; n++) {
    const markdown = Array.from({ length: 8 }, (_, at) => `## Step ${at + 1}\n\n${PARAGRAPH.repeat(10)}`).join('')
    await api(routes.createPage, { params: { slug }, input: { kind: 'practice', title: `Practice ${n}`, markdown } })
  }
}

export interface Listed {
  readonly url: string
  readonly title: string
}
/** Every page of a community. */
export async function listed(peer: Peer, slug: string): Promise<readonly Listed[]> {
  const api = createApi({ base: peer.url })
  const all: Listed[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = { limit: '100', ...(cursor === '' ? {} : { cursor }) }
    const piece: { items: readonly Listed[]; next: string | null } = await api(routes.listPages, {
      params: { slug },
      query,
    })
    all.push(...piece.items)
    cursor = piece.next
  }
  return all
}

export interface Served {
  readonly p50: number
  readonly p99: number
  /** 99 of 100 as the server itself saw them, from the head of the request to the last byte handed over. */
  readonly served99: number
  /** Server CPU for each, in milliseconds. */
  readonly cpu: number
  /** Pages there are to choose from. */
  readonly pages: number
}

/** How often a page is asked for before anything is measured: a server runs for weeks, and what it costs to compile its code is not what a page costs. */
const BEFOREHAND = 300

/**
 * A stranger's browser asks for whole pages of HTML at a steady pace. Milliseconds until the last byte. With `anew` no two ask for the same
 * address, so that no answer can be one that was given before.
 */
export async function readPages(
  peer: Peer,
  pages: readonly Listed[],
  { perSecond = 50, seconds = 6, anew = false } = {},
): Promise<Served> {
  const random = seededRandom(5)
  const read = async () => {
    const { url } = random.pick(pages)
    const began = performance.now()
    const address = peer.url + url + (anew ? `?${began}` : '')
    const response = await fetch(address, { headers: { accept: 'text/html' } })
    const html = await response.text()
    if (response.status !== 200 || !html.includes('<article')) throw new Error(`A page came with ${response.status}`)
    return performance.now() - began
  }
  for (let n = 0; n < BEFOREHAND; n++) await read()
  const times: Promise<number>[] = []
  const before = await peer.cpu()
  await peer.served()
  const events = Array.from({ length: perSecond * seconds }, (_, n) => [(n * 1000) / perSecond, null] as const)
  await onSchedule(events, () => times.push(read()))
  const taken = await Promise.all(times)
  const cpu = ((await peer.cpu()) - before) / 1000 / taken.length
  const served99 = await peer.served()
  return { p50: percentile(taken, 0.5), p99: percentile(taken, 0.99), served99, cpu, pages: pages.length }
}

/** A stranger looks for words out of titles, one after the other. Milliseconds until the hits are there. */
export async function search(peer: Peer, slug: string, howMany = 300): Promise<Omit<Served, 'served99'>> {
  const random = seededRandom(6)
  const pages = await listed(peer, slug)
  const words = pages.flatMap(({ title }) => title.toLowerCase().match(/\p{Letter}{4,}/gu) ?? [])
  const api = createApi({ base: peer.url })
  const taken: number[] = []
  const before = await peer.cpu()
  for (let n = 0; n < howMany; n++) {
    const q = n % 2 === 0 ? random.pick(words) : `${random.pick(words)} ${random.pick(words)}`
    const began = performance.now()
    await api(routes.search, { params: { slug }, query: { q } })
    taken.push(performance.now() - began)
  }
  const cpu = ((await peer.cpu()) - before) / 1000 / howMany
  return { p50: percentile(taken, 0.5), p99: percentile(taken, 0.99), cpu, pages: pages.length }
}
