// `npm run bench`: our server beside Hocuspocus and beside a relay that does the least any server must, all driven by the same clients.
// Rounds are interleaved, so that whatever else the machine does falls on all of them; the table shows medians. See docs/reference/performance.md.
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { must } from '@commonplace/kit'
import { ownDatabase } from '@commonplace/server/storage/testing/postgres'
import * as Y from 'yjs'
import { corpus } from '../harness/corpora.ts'
import { findChromium } from '../harness/find-chromium.ts'
import { agreement } from '../harness/judge.ts'
import { readShelf } from '../harness/shelf.ts'
import { bring } from './driver/bring.ts'
import { type LoadGrounds, layLoadGrounds, pagesMadeBy } from './driver/grounds.ts'
import { Peer } from './driver/peer.ts'
import { pageOf } from './driver/words.ts'
import { MEASURES } from './measures.ts'
import { keep, load, Results, table } from './report.ts'
import { idle, openPages, presence, storm, writePages } from './scenarios/being-there.ts'
import { findAmongMany, judgeDevice } from './scenarios/finding.ts'
import { large } from './scenarios/large.ts'
import { letterAcross, longPage } from './scenarios/letters.ts'
import { judgeScreens } from './scenarios/lighthouse.ts'
import { measureMany } from './scenarios/measuring.ts'
import { keepWhole } from './scenarios/offline-copy.ts'
import { searchAway } from './scenarios/offline-search.ts'
import { paintText } from './scenarios/painting.ts'
import { reach } from './scenarios/reaching.ts'
import { listed, readPages, search, writeReadablePages } from './scenarios/reading.ts'
import { findSimilar } from './scenarios/similar.ts'
import { ingest, saturated, steady } from './scenarios/writing.ts'

const WIKIS = [
  'wiki-kubernetes-community',
  'wiki-rap-cop',
  'wiki-opensource-guide',
  'wiki-innersource-patterns',
  'wiki-18f-methods',
]
const ROUNDS = 3
/** `node tests/load/bench.ts open storm` measures only these; without words, everything. */
const CHOSEN: ReadonlySet<string> = new Set(process.argv.slice(2))
const SCENARIOS = new Set(MEASURES.map(({ key }) => key.split('.')[0] ?? ''))
const chosen = (...names: readonly string[]) => CHOSEN.size === 0 || names.some((name) => CHOSEN.has(name))
const LIVE = ['saturated', 'steady', 'light', 'presence', 'ingest', 'storm', 'open', 'idle']
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
  if (counted && !chosen(name)) return
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
  const keeping = stack.use(
    await Peer.open({ name: 'floor that keeps', file: 'floor-that-keeps.ts', dialect: 'relay', folder: scratch }),
  )
  const all = [commonplace, hocuspocus, floor]
  const writing = [...all, keeping]
  const servers = [commonplace, hocuspocus]
  const page = pageOf(PAGE_BYTES)
  const history = chosen('ingest') ? await realHistory() : null

  say('Warming up')
  await withEach(
    writing,
    0,
    '',
    (peer) => saturated(peer, { documents: 4, clients: 10, updates: 100, ahead: 16 }),
    false,
  )
  // A server runs for weeks: what it costs to compile its code is not what an update costs.
  await withEach(
    writing,
    0,
    '',
    (peer) => steady(peer, { documents: 10, clients: 10, writers: 5, perSecond: 100, seconds: 4 }),
    false,
  )
  for (let round = 0; round < ROUNDS; round++) {
    say(`Round ${round + 1} of ${ROUNDS}`)
    const written = new Map<Peer, readonly string[]>()
    if (chosen('open', 'storm')) for (const peer of servers) written.set(peer, await writePages(peer, page, 10))
    await withEach(writing, round, 'saturated', (peer) =>
      saturated(peer, { documents: 10, clients: 10, updates: 500, ahead: 16 }),
    )
    await withEach(writing, round, 'steady', (peer) =>
      steady(peer, { documents: 10, clients: 10, writers: 5, perSecond: 100, seconds: 3 }),
    )
    await withEach(writing, round, 'light', (peer) =>
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
  const [wiki = null, ...wikis] = WIKIS.map(corpus)
  if (wiki && chosen('import', 'search')) {
    say('Importing')
    results.add('commonplace', { 'import.seconds': await bring(grounds, 'markdown', wiki) })
    for (const more of wikis) if (more && existsSync(more)) await bring(grounds, 'markdown', more)
  }
  say('Reading and searching')
  await using peer = await Peer.open({
    name: 'commonplace',
    file: 'commonplace.ts',
    dialect: 'y-websocket',
    folder: grounds.dataDir,
  })
  if (!wiki || !chosen('import', 'search')) await writeReadablePages(peer, grounds)
  const pages = await listed(peer, grounds.slug)
  const [first] = pages
  await using floor = await Peer.open({
    name: 'floor',
    file: 'floor-of-pages.ts',
    dialect: 'relay',
    folder: grounds.dataDir,
    env: { page: peer.url + must(first, 'there are pages').url },
  })
  for (let round = 0; round < ROUNDS; round++) {
    await withEach([peer, floor], round, 'pages', async (of) => ({ ...(await readPages(of, pages)) }))
    await withEach([peer], 0, 'pages', async () => {
      const { p50, served99, cpu } = await readPages(peer, pages, { anew: true })
      return { anew50: p50, anew99: served99, anewCpu: cpu }
    })
    if (wiki) await withEach([peer], 0, 'search', async () => ({ ...(await search(peer, grounds.slug)) }))
  }
}

/** PostgreSQL takes minutes to be filled: it is measured where TEST_DATABASE_URL names one. */
async function likeness(): Promise<void> {
  const keep = (name: string, values: object) =>
    results.add(
      'commonplace',
      Object.fromEntries(Object.entries(values).map(([key, value]) => [`${name}.${key}`, value])),
    )
  if (chosen('similar')) {
    say('Finding what is like a title')
    keep('similar', await findSimilar())
  }
  const server = process.env.TEST_DATABASE_URL
  if (chosen('measures')) {
    say('Measuring a million events')
    keep('measures', await measureMany())
    if (server) {
      await using own = await ownDatabase(server)
      keep('measuresPostgres', await measureMany(own.url))
    }
  }
  if (server && chosen('likeness')) {
    await using own = await ownDatabase(server)
    keep('likeness', await findSimilar({}, own.url))
  }
}

/** The judged set on both engines and on the index of a device. */
async function finding(): Promise<void> {
  const shelf = await readShelf()
  if (shelf === null) return
  const keep = (name: string, values: object) =>
    results.add(
      'commonplace',
      Object.fromEntries(Object.entries(values).map(([key, value]) => [`${name}.${key}`, value])),
    )
  say('Finding among many, SQLite')
  const embedded = await findAmongMany(shelf)
  keep('finding', embedded.figures)
  const device = await judgeDevice(shelf)
  keep('findingDevice', { ...device.figures, ...agreement(device.verdict, embedded.verdict) })
  const server = process.env.TEST_DATABASE_URL
  if (!server) return
  say('Finding among many, PostgreSQL')
  await using own = await ownDatabase(server)
  const many = await findAmongMany(shelf, {}, own.url)
  keep('findingPostgres', { ...many.figures, ...agreement(many.verdict, embedded.verdict) })
}

async function painting(): Promise<void> {
  if (findChromium() === null) return
  say('Following a link with a poor telephone')
  const painted = await paintText()
  results.add('commonplace', Object.fromEntries(Object.entries(painted).map(([key, value]) => [`paint.${key}`, value])))
}

async function judging(): Promise<void> {
  if (findChromium() === null) return
  say('Lighthouse')
  const { figures, wanting } = await judgeScreens()
  for (const one of wanting) say(`  ${one}`)
  results.add(
    'commonplace',
    Object.fromEntries(Object.entries(figures).map(([key, value]) => [`lighthouse.${key}`, value])),
  )
}

/** Where there is a browser, and a community large enough to be worth it. */
async function away(): Promise<void> {
  const wiki = corpus('wiki-kubernetes-community')
  const questions = corpus('qa-matheducators-2014')
  if (!wiki || !questions || findChromium() === null) return
  say('Keeping a community on a device')
  const kept = await keepWhole({ wiki, dump: join(questions, 'xml') })
  results.add('commonplace', Object.fromEntries(Object.entries(kept).map(([key, value]) => [`away.${key}`, value])))
}

/** Everything of the corpora together is about what a large community has. */
async function pocket(): Promise<void> {
  const folders = (names: readonly string[]) => names.map(corpus).filter((folder) => folder !== null)
  const wikis = folders([...WIKIS, 'vault-foam-docs', 'vault-silverbullet-docs'])
  const dumps = folders(['qa-matheducators-2014', 'qa-conlang-meta-2020', 'qa-french-meta-2021'])
  if (wikis.length === 0 || findChromium() === null) return
  say('Searching on a device')
  const found = await searchAway({ wikis, dumps: dumps.map((folder) => join(folder, 'xml')) })
  results.add('commonplace', Object.fromEntries(Object.entries(found).map(([key, value]) => [`pocket.${key}`, value])))
}

/** Writing as it is felt, in real browsers. */
async function letters(): Promise<void> {
  if (findChromium() === null) return
  const keep = (name: string, values: object) =>
    results.add(
      'commonplace',
      Object.fromEntries(Object.entries(values).map(([key, value]) => [`${name}.${key}`, value])),
    )
  if (chosen('across')) {
    say('A letter from one browser to another')
    keep('across', await letterAcross())
  }
  if (chosen('reach')) {
    say('What one does before the eyes of others')
    keep('reach', await reach())
  }
  if (chosen('long')) {
    say('Typing on a long page')
    keep('long', await longPage())
  }
  if (chosen('large')) {
    say('What is large')
    keep('large', await large())
  }
}

async function main(): Promise<void> {
  for (const name of CHOSEN)
    if (!SCENARIOS.has(name)) {
      say(`There is no ${name} to measure. There are: ${[...SCENARIOS].join(' ')}`)
      process.exitCode = 2
      return
    }
  const began = performance.now()
  const scratch = await mkdtemp(join(tmpdir(), 'commonplace-bench-'))
  const grounds = await Promise.all([layLoadGrounds(5), layLoadGrounds(1)])
  try {
    if (CHOSEN.size === 0 || chosen(...LIVE)) await live(grounds[0], scratch)
    if (chosen('pages', 'search', 'import')) await reading(grounds[1])
    await likeness()
    if (chosen('finding')) await finding()
    if (chosen('paint')) await painting()
    if (chosen('lighthouse')) await judging()
    if (chosen('away')) await away()
    if (chosen('pocket')) await pocket()
    if (chosen('across', 'reach', 'long', 'large')) await letters()
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
