// `node tests/load/attacks.ts [scenario …]`: what attacks cost the others, on our server and on Hocuspocus, interleaved; medians of three.
// The same attacks are told without a clock in tests/faults (FA12 to FA15), where they must have no effect at all.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { layLoadGrounds, pagesMadeBy } from './driver/grounds.ts'
import { Peer } from './driver/peer.ts'
import { load, type Measure, Results, table } from './report.ts'
import { flood, forge, orphans, unread } from './scenarios/attacks.ts'

const MEASURES: readonly Measure[] = [
  { key: 'flood.p50', title: '30,000 letters into one document: half of another’s arrive within', unit: 'ms' },
  { key: 'flood.p99', title: 'the same: 99 of 100 within (bar 250)', unit: 'ms' },
  { key: 'flood.longest', title: 'the same: the longest', unit: 'ms' },
  { key: 'unread.mb', title: 'a reader who never reads: kept for them (bar 16)', unit: 'MB' },
  { key: 'orphans.open', title: '3,000 edits on nothing: the page opens for a third within', unit: 'ms' },
  { key: 'orphans.p99', title: 'the same: 99 of 100 letters in that document within', unit: 'ms' },
  { key: 'forge.arrived', title: 'written under another’s id: of the other’s letters arrive', unit: '%' },
]
const SCENARIOS = { flood, unread, orphans, forge }
const ROUNDS = 3

const scratch = await mkdtemp(join(tmpdir(), 'commonplace-attacks-'))
const grounds = await layLoadGrounds(5)
try {
  await using stack = new AsyncDisposableStack()
  const makeDocuments = pagesMadeBy(grounds)
  const ours = {
    file: 'commonplace.ts',
    dialect: 'y-websocket',
    folder: grounds.dataDir,
    tokens: grounds.tokens,
  } as const
  const peers = [
    stack.use(await Peer.open({ name: 'commonplace', ...ours, makeDocuments })),
    stack.use(await Peer.open({ name: 'hocuspocus', file: 'hocuspocus.ts', dialect: 'hocuspocus', folder: scratch })),
  ]
  const results = new Results()
  const chosen = process.argv.slice(2)
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, run] of Object.entries(SCENARIOS))
      for (const peer of round % 2 === 0 ? peers : peers.toReversed()) {
        if (chosen.length > 0 && !chosen.includes(name)) continue
        process.stderr.write(`Round ${round + 1} of ${ROUNDS}: ${name}, ${peer.name}\n`)
        const values = Object.entries(await run(peer))
        results.add(peer.name, Object.fromEntries(values.map(([key, value]) => [`${name}.${key}`, value])))
      }
  process.stdout.write(`${table(MEASURES, results)}\n\nload ${load().join(' ')}\n`)
} finally {
  for (const folder of [scratch, grounds.dataDir]) await rm(folder, { recursive: true, force: true })
}
