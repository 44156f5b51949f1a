import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median } from './driver/figures.ts'

/** One line of the table: what was measured, in which unit, and how far from each peer it may be. */
export interface Measure {
  readonly key: string
  readonly title: string
  readonly unit: string
  /** The most that ours may be of Hocuspocus's, and of the floor's; left out where nothing was promised. */
  readonly ofHocuspocus?: number
  readonly ofFloor?: number
  /** The most that ours may be, whatever others take. */
  readonly atMost?: number
  /** The least that ours may be. */
  readonly atLeast?: number
}

/** Every value of every round, by measure and peer. */
export class Results {
  readonly #values = new Map<string, Map<string, number[]>>()

  add(peer: string, values: Readonly<Record<string, number>>): void {
    for (const [key, value] of Object.entries(values)) {
      const peers = this.#values.get(key) ?? new Map<string, number[]>()
      this.#values.set(key, peers)
      peers.set(peer, [...(peers.get(peer) ?? []), value])
    }
  }

  /** The median over the rounds; null where a peer was not measured. */
  of(key: string, peer: string): number | null {
    const values = this.#values.get(key)?.get(peer)
    return values ? median(values) : null
  }

  toJSON(): unknown {
    return Object.fromEntries([...this.#values].map(([key, peers]) => [key, Object.fromEntries(peers)]))
  }
}

function figure(value: number | null): string {
  if (value === null) return '–'
  if (value >= 100) return Math.round(value).toLocaleString('en')
  return value.toFixed(value >= 10 ? 1 : 2)
}

/** Ours as a part of theirs, beside what was promised. */
function ratio(ours: number | null, theirs: number | null, bar?: number): string {
  if (ours === null || theirs === null) return '–'
  const part = ours / theirs
  if (bar === undefined) return part.toFixed(2)
  return `${part.toFixed(2)} (bar ${bar}${Number(part.toFixed(2)) <= bar ? '' : ', **missed**'})`
}

const PEERS = ['commonplace', 'hocuspocus', 'floor', 'floor that keeps']

/** The table, as Markdown. */
export function table(measures: readonly Measure[], results: Results): string {
  const rows = measures
    .filter(({ key }) => results.of(key, 'commonplace') !== null)
    .map(({ key, title, unit, ofHocuspocus, ofFloor, atMost, atLeast }) => {
      const [ours = null, theirs = null, floor = null, keeping = null] = PEERS.map((peer) => results.of(key, peer))
      const cells = [ours, theirs, floor, keeping].map(figure)
      const of = [ratio(ours, theirs, ofHocuspocus), ratio(ours, floor, ofFloor), ratio(ours, keeping)]
      const most = atMost === undefined ? '' : ` (bar ${atMost}${(ours ?? 0) <= atMost ? '' : ', **missed**'})`
      const least = atLeast === undefined ? '' : ` (bar ${atLeast}${(ours ?? 0) >= atLeast ? '' : ', **missed**'})`
      return `| ${[`${title}, ${unit}${most}${least}`, ...cells, ...of].join(' | ')} |`
    })
  return [
    '| | Commonplace | Hocuspocus 4.7 | floor | floor that keeps | of Hocuspocus | of the floor | of the floor that keeps |',
    '|---|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')
}

/** How many programs wanted a core over the last 1, 5 and 15 minutes: far above the cores, times are of no use. */
export const load = () => loadavg().map((value) => Number(value.toFixed(1)))

/** Keeps every value of a run beside the bench; the file's path. */
export async function keep(results: Results, seconds: number): Promise<string> {
  const folder = fileURLToPath(new URL('results/', import.meta.url))
  await mkdir(folder, { recursive: true })
  const at = new Date().toISOString()
  const path = join(folder, `${at.replaceAll(/[:.]/g, '-')}.json`)
  const about = { at, seconds, node: process.version, platform: process.platform, cores: cpus().length, load: load() }
  await writeFile(path, `${JSON.stringify({ ...about, results }, null, 2)}\n`)
  return path
}
