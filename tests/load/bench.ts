// `npm run bench`: our server beside Hocuspocus and beside a relay that does the least any server must, all driven by the same clients.
// Rounds are interleaved, so that whatever else the machine does falls on all of them; the table shows medians. See docs/reference/performance.md.
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as Y from 'yjs'
import { corpus } from '../harness/corpora.ts'
import { type LoadGrounds, layLoadGrounds, pagesMadeBy } from './driver/grounds.ts'
import { Peer } from './driver/peer.ts'
import { pageOf } from './driver/words.ts'
import { keep, load, type Measure, Results, table } from './report.ts'
import { idle, openPages, presence, storm, writePages } from './scenarios/being-there.ts'
import { importFolder, readPages, search, writeReadablePages } from './scenarios/reading.ts'
import { ingest, saturated, steady } from './scenarios/writing.ts'

const MEASURES: readonly Measure[] = [
  {
    key: 'saturated.cpu',
    title: 'saturated, 10 documents × 10 clients: CPU for each delivered update',
    unit: 'µs',
    ofHocuspocus: 0.6,
    ofFloor: 0.75,
  },
  { key: 'saturated.rate', title: 'the same: deliveries', unit: 'a second' },
  {
    key: 'steady.cpu',
    title: 'steady 100 updates/s a document, 10 documents × 10 clients: CPU for each delivery',
    unit: 'µs',
    ofHocuspocus: 0.6,
    ofFloor: 1.4,
  },
  { key: 'steady.p50', title: 'the same: half arrive within', unit: 'ms', ofHocuspocus: 0.6 },
  { key: 'steady.p99', title: 'the same: 99 of 100 arrive within', unit: 'ms', ofHocuspocus: 0.5 },
  { key: 'light.p50', title: 'one writer, one reader, 50 updates/s: half arrive within', unit: 'ms', ofFloor: 1.25 },
  { key: 'presence.cpu', title: 'presence, 40 clients × 3 moves/s: CPU for each move', unit: 'µs', ofHocuspocus: 0.35 },
  {
    key: 'ingest.cpu',
    title: 'a real history of 26,078 edits comes in: CPU for each update',
    unit: 'µs',
    ofHocuspocus: 0.3,
  },
  {
    key: 'storm.wall',
    title: '200 clients come back at once to a 98 KB page: all have it within',
    unit: 'ms',
    ofHocuspocus: 0.4,
  },
  { key: 'storm.cpu', title: 'the same: CPU', unit: 'ms', ofHocuspocus: 0.2 },
  { key: 'open.ms', title: 'open a 98 KB page that was put away', unit: 'ms', ofHocuspocus: 0.25 },
  { key: 'open.cpu', title: 'the same: CPU', unit: 'µs' },
  { key: 'open.bytes', title: 'the same: sent', unit: 'bytes', ofHocuspocus: 0.5 },
  { key: 'open.kb', title: 'memory of an open 98 KB page with one reader', unit: 'KB', ofHocuspocus: 0.8 },
  { key: 'idle.kb', title: 'memory of an idle connection', unit: 'KB', ofHocuspocus: 0.4 },
  { key: 'pages.p50', title: 'a page as HTML, 50 a second: half within', unit: 'ms' },
  { key: 'pages.p99', title: 'the same: 99 of 100 within', unit: 'ms' },
  { key: 'pages.cpu', title: 'the same: CPU for each', unit: 'ms' },
  { key: 'search.p50', title: 'search: half within', unit: 'ms' },
  { key: 'search.p99', title: 'the same: 99 of 100 within', unit: 'ms' },
  { key: 'import.seconds', title: 'import of 671 Markdown pages by the command line', unit: 's' },
]
const ROUNDS = 3
const PAGE_BYTES = 98 * 1024

const say = (words: string) => process.stderr.write(`${words}\n`)
const results = new Results()

/** Runs a scenario with each peer, a different one first each time. */
async function withEach(
  peers: readonly Peer[],
  turn: number,
  name: string,
  run: (peer: Peer) => Promise<Readonly<Record<string, number>>>,
  counted = true,
): Promise<void> {
  for (let n = 0; n < peers.length; n++) {
    const peer = peers[(n + turn) % peers.length]
    if (!peer) continue
    const values = await run(peer)
    if (counted)
      results.add(
        peer.name,
        Object.fromEntries(Object.entries(values).map(([key, value]) => [`${name}.${key}`, value])),
      )
  }
}

/** The updates of somebody's real writing, keystroke by keystroke; null where the corpora are not here. */
async function realHistory(): Promise<readonly Uint8Array[] | null> {
  const folder = corpus('traces')
  if (folder === null) return null
  const text = gunzipSync(await readFile(join(folder, 'sequential/friendsforever_flat.json.gz'))).toString()
  const { txns } = JSON.parse(text) as { txns: { patches: [at: number, gone: number, come: string][] }[] }
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  const written = doc.getText('history')
  for (const { patches } of txns)
    doc.transact(() => {
      for (const [at, gone, come] of patches) {
        if (gone > 0) written.delete(at, gone)
        if (come) written.insert(at, come)
      }
    })
  doc.destroy()
  return updates
}

async function live(grounds: LoadGrounds, scratch: string): Promise<void> {
  await using stack = new AsyncDisposableStack()
  const ours = {
    file: 'commonplace.ts',
    dialect: 'y-websocket',
    folder: grounds.dataDir,
    tokens: grounds.tokens,
  } as const
  const makeDocuments = pagesMadeBy(grounds)
  const commonplace = stack.use(await Peer.open({ name: 'commonplace', ...ours, makeDocuments }))
  const hocuspocus = stack.use(
    await Peer.open({ name: 'hocuspocus', file: 'hocuspocus.ts', dialect: 'hocuspocus', folder: scratch }),
  )
  const floor = stack.use(await Peer.open({ name: 'floor', file: 'floor.ts', dialect: 'relay', folder: scratch }))
  const all = [commonplace, hocuspocus, floor]
  const servers = [commonplace, hocuspocus]
  const page = pageOf(PAGE_BYTES)
  const history = await realHistory()

  say('Warming up')
  await withEach(all, 0, '', (peer) => saturated(peer, { documents: 4, clients: 10, updates: 100, ahead: 16 }), false)
  for (let round = 0; round < ROUNDS; round++) {
    say(`Round ${round + 1} of ${ROUNDS}`)
    const written = new Map<Peer, readonly string[]>()
    for (const peer of servers) written.set(peer, await writePages(peer, page, 10))
    await withEach(all, round, 'saturated', (peer) =>
      saturated(peer, { documents: 10, clients: 10, updates: 500, ahead: 16 }),
    )
    await withEach(all, round, 'steady', (peer) =>
      steady(peer, { documents: 10, clients: 10, writers: 5, perSecond: 100, seconds: 3 }),
    )
    await withEach(all, round, 'light', (peer) =>
      steady(peer, { documents: 1, clients: 2, writers: 1, perSecond: 50, seconds: 2 }),
    )
    await withEach(all, round, 'presence', (peer) => presence(peer, { clients: 40, perSecond: 3, seconds: 3 }))
    if (history) await withEach(servers, round, 'ingest', (peer) => ingest(peer, history))
    await withEach(servers, round, 'open', (peer) =>
      openPages(peer, written.get(peer) ?? []).then((opened) => ({ ...opened })),
    )
    await withEach(servers, round, 'storm', (peer) => storm(peer, written.get(peer)?.[0] ?? '', 200))
    await withEach(all, round, 'idle', (peer) => idle(peer, 200))
  }
}

async function reading(grounds: LoadGrounds): Promise<void> {
  const wiki = corpus('wiki-kubernetes-community')
  const wikis = ['wiki-rap-cop', 'wiki-opensource-guide', 'wiki-innersource-patterns', 'wiki-18f-methods'].map(corpus)
  if (wiki) {
    say('Importing')
    results.add('commonplace', { 'import.seconds': await importFolder(grounds, wiki) })
    for (const more of wikis) if (more && existsSync(more)) await importFolder(grounds, more)
  }
  say('Reading and searching')
  await using peer = await Peer.open({
    name: 'commonplace',
    file: 'commonplace.ts',
    dialect: 'y-websocket',
    folder: grounds.dataDir,
  })
  if (!wiki) await writeReadablePages(peer, grounds)
  for (let round = 0; round < ROUNDS; round++) {
    await withEach([peer], 0, 'pages', async () => ({ ...(await readPages(peer, grounds.slug)) }))
    if (wiki) await withEach([peer], 0, 'search', async () => ({ ...(await search(peer, grounds.slug)) }))
  }
}

async function main(): Promise<void> {
  const began = performance.now()
  const scratch = await mkdtemp(join(tmpdir(), 'commonplace-bench-'))
  const grounds = await Promise.all([layLoadGrounds(5), layLoadGrounds(1)])
  try {
    await live(grounds[0], scratch)
    await reading(grounds[1])
  } finally {
    for (const folder of [scratch, ...grounds.map(({ dataDir }) => dataDir)])
      await rm(folder, { recursive: true, force: true })
  }
  const seconds = Math.round((performance.now() - began) / 1000)
  const path = await keep(results, seconds)
  process.stdout.write(
    `${table(MEASURES, results)}\n\n${seconds} s on ${cpus().length} cores, load ${load().join(' ')}; every value is in ${path}\n`,
  )
}

await main()
