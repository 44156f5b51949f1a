// `node --expose-gc tests/load/long-life.ts [all]`, a part of `npm run bench`: what years of sittings cost a page. The same edits are told as ten
// sittings, as ten thousand, and as ten thousand of which each mints a client id, as every Yjs editor does by itself. See
// docs/decisions/0009-long-life.md.
import type { DocumentId, MemberId } from '@commonplace/domain'
import { seededRandom, systemClock } from '@commonplace/kit'
import { Rooms, type Session, type StoredDocument } from '@commonplace/sync'
import {
  guest,
  LoopbackBus,
  LoopbackWire,
  MemorySocket,
  MemoryUpdateLog,
  PAGE,
  step1Message,
  updateMessage,
} from '@commonplace/sync/testing'
import * as Y from 'yjs'
import { findChromium } from '../harness/find-chromium.ts'
import { keep, load, Results } from './report.ts'
import { typing } from './scenarios/typing.ts'
import { editsOf, pensIn, tellYears, type Way } from './scenarios/years.ts'

const SITTINGS = 10_000
const KEYSTROKES = 2_000
const ROUNDS = 5
/** The most that a page of ten thousand sittings may take of what one of ten takes. */
const BAR = 2
const WRITER = 'writerwriterwrit' as MemberId
/** Nobody's id before: what a window writes under that has no pen. */
const FRESH = 77

const WAYS = new Map<string, Way>([
  ['ten sittings', { sittings: 10, people: 10, pens: true }],
  ['ten thousand', { sittings: SITTINGS, people: 500, pens: true }],
])
// Dear to tell, so only when asked for: every sitting mints an id, as every Yjs editor does by itself.
if (process.argv[2] === 'all') WAYS.set('ten thousand without pens', { sittings: SITTINGS, people: 500, pens: false })

/** What is held against the bar. */
const BARRED = {
  'first.bytes': 'coming in for the first time, bytes both ways',
  'again.bytes': 'coming back with nothing missed, bytes both ways',
  'room.reading': 'memory of the server while people read, KB',
  'room.writing': 'memory of the server while people write, KB',
  'device.memory': 'memory of the document on a device, KB',
  'server.keystroke': 'a keystroke at the server, one a turn, µs CPU',
  'editor.keystroke': 'a letter in the editor of a browser, ms of its main thread',
  'device.keystroke': 'of it in the document alone, µs CPU',
  'device.heard': 'a letter of somebody else in the document, µs CPU',
}
const ASIDE = {
  ids: 'client ids',
  pens: 'of them pens',
  'server.opening': 'opening the document at the server, ms',
  'device.opening': 'opening the document on a device, ms',
}

/** A log with this one document in it. */
class OneDocument extends MemoryUpdateLog {
  readonly #stored: StoredDocument
  #seq: number
  constructor(stored: StoredDocument) {
    super()
    this.#stored = stored
    this.#seq = stored.seq
  }
  override async load(): Promise<StoredDocument> {
    return this.#stored
  }
  override async append(_document: DocumentId, entries: readonly unknown[]): Promise<number> {
    this.#seq += entries.length
    return this.#seq
  }
  override async fold(): Promise<{ upto: number; bytes: number }> {
    return { upto: this.#seq, bytes: this.#stored.snapshot?.length ?? 0 }
  }
}

const settle = () => new Promise<void>((done) => setImmediate(done))

function memory(): number {
  for (let i = 0; i < 3; i++) globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 1024
}

/** Microseconds of CPU for each time. */
async function cpuOf(times: number, run: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / times
}

async function measure(stored: StoredDocument): Promise<Readonly<Record<string, number>>> {
  const state = stored.snapshot ?? new Uint8Array([0, 0])
  const rooms = new Rooms({
    log: new OneDocument(stored),
    bus: new LoopbackBus(new LoopbackWire()),
    clock: systemClock,
    random: seededRandom(3),
    loop: { soon: (run) => void setImmediate(run), elapsed: () => performance.now() },
    schema: 1,
  })
  const empty = memory()
  const opening = performance.now()
  const newcomer = await comeIn(rooms, new Uint8Array([0]))
  const serverOpening = performance.now() - opening
  const reading = memory() - empty
  const { first, updates, vector, ...device } = await measureDevice(state)
  // The first keystroke builds what opening a page to read it did not need.
  newcomer.session.receive(updateMessage(first))
  for (let turn = 0; turn < 3; turn++) await settle()
  const atServer = await cpuOf(updates.length, async () => {
    for (const update of updates) {
      newcomer.session.receive(updateMessage(update))
      await settle()
      await settle()
    }
  })
  const again = await comeIn(rooms, vector)
  const writing = memory() - empty
  await rooms.close()
  return {
    ...device,
    ids: stored.owners.size,
    pens: pensIn(stored),
    'first.bytes': newcomer.bytes,
    'again.bytes': again.bytes,
    'room.reading': reading,
    'room.writing': writing,
    'server.keystroke': atServer,
    'server.opening': serverOpening,
  }
}

/** What one window takes, and the keystrokes it made. */
async function measureDevice(state: Uint8Array) {
  const before = memory()
  const opening = performance.now()
  const device = new Y.Doc()
  Y.applyUpdate(device, state)
  const opened = performance.now() - opening
  const taken = memory() - before
  const reader = new Y.Doc()
  Y.applyUpdate(reader, state)
  device.clientID = FRESH
  const updates: Uint8Array[] = []
  device.on('update', (update: Uint8Array) => void updates.push(update))
  const text = device.getText('default')
  text.insert(0, 'x')
  const first = updates.splice(0)[0] ?? new Uint8Array([0, 0])
  Y.applyUpdate(reader, first)
  const writes = await cpuOf(KEYSTROKES, () => {
    for (let i = 0; i < KEYSTROKES; i++) text.insert(i + 1, 'y')
  })
  const heard = await cpuOf(updates.length, () => {
    for (const update of updates) Y.applyUpdate(reader, update)
  })
  const vector = Y.encodeStateVector(device)
  return {
    first,
    updates,
    vector,
    'device.opening': opened,
    'device.memory': taken,
    'device.keystroke': writes,
    'device.heard': heard,
  }
}

/** Somebody opens a socket and says what they have; gives how many bytes went both ways until both had everything. */
async function comeIn(rooms: Rooms, vector: Uint8Array): Promise<{ session: Session; bytes: number }> {
  const socket = new MemorySocket()
  const session = await rooms.join(PAGE, socket, guest(WRITER, 'write', null))
  const asked = step1Message(vector)
  session.receive(asked)
  for (let turn = 0; turn < 5; turn++) await settle()
  const bytes = [asked, ...socket.toClient].reduce((sum, message) => sum + message.length, 0)
  socket.writes.length = 0
  socket.toClient.length = 0
  return { session, bytes }
}

function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1)
}

function table(results: Results): string {
  const ways = [...WAYS.keys()]
  const row = (key: string, title: string, barred: boolean) => {
    const values = ways.map((way) => results.of(key, way) ?? 0)
    const [ten = 0, thousands = 0] = values
    const part = thousands / ten
    const verdict = barred ? ` (bar ${BAR}${part <= BAR ? '' : ', **missed**'})` : ''
    return `| ${title} | ${values.map(figure).join(' | ')} | ${part.toFixed(2)}${verdict} |`
  }
  return [
    `| | ${ways.join(' | ')} | ten thousand, of ten |`,
    `|---|${ways.map(() => '---|').join('')}---|`,
    ...Object.entries(BARRED)
      .filter(([key]) => results.of(key, 'ten thousand') !== null)
      .map(([key, title]) => row(key, title, true)),
    ...Object.entries(ASIDE).map(([key, title]) => row(key, title, false)),
  ].join('\n')
}

const say = (line: string) => process.stderr.write(`${line}\n`)
const began = performance.now()
const seconds = () => Math.round((performance.now() - began) / 1000)
const results = new Results()
const edits = editsOf(SITTINGS, seededRandom(11))
const told = new Map<string, StoredDocument>()
for (const [name, way] of WAYS) {
  told.set(name, await tellYears(way, edits))
  say(`${name}: told, ${seconds()} s`)
}
// The first round warms the code up: it is not counted.
for (let round = 0; round <= ROUNDS; round++)
  for (const [name, stored] of told) {
    const values = await measure(stored)
    if (round > 0) results.add(name, values)
  }
// Where there is a browser. Its pages hold as many ids, and otherwise what any page holds.
if (findChromium() !== null) {
  const ways = [...WAYS.keys()].slice(0, 2)
  const values = await typing(ways.map((way) => results.of('ids', way) ?? 0))
  for (const [i, way] of ways.entries())
    for (const value of values[i] ?? []) results.add(way, { 'editor.keystroke': value })
}
const path = await keep(results, seconds())
process.stdout.write(
  `\n${SITTINGS.toLocaleString('en')} sittings by 500 people; the same text every time.\n\n${table(results)}\n\n${seconds()} s, load ${load().join(' ')}; every value is in ${path}\n`,
)
