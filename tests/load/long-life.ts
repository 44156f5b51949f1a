// `node --expose-gc tests/load/long-life.ts`: what years of sittings cost a page. The same edits are told three times: under ten client
// ids, under a fresh id for every sitting (as every Yjs editor does), and as devices do that take their ids up again. See
// docs/decisions/0009-long-life.md.
import type { DocumentId, MemberId } from '@commonplace/domain'
import { must, seededRandom, systemClock } from '@commonplace/kit'
import { Rooms, type StoredDocument } from '@commonplace/sync'
import { LoopbackBus, LoopbackWire, MemorySocket, MemoryUpdateLog, TestClient } from '@commonplace/sync/testing'
import * as Y from 'yjs'
import { median } from './driver/figures.ts'

const SITTINGS = 10_000
const PEOPLE = 500
/** Sittings that end without putting their id back: a browser that was killed, a second window, edits before the server answered. */
const LOST = 0.03
const KEYSTROKES = 300
const ROUNDS = 3
const PAGE = 'pagepagepagepage' as DocumentId

type Chance = ReturnType<typeof seededRandom>
type Telling = 'ten' | 'fresh' | 'kept'

interface History {
  readonly doc: Y.Doc
  readonly owners: Map<number, MemberId>
}

/** Ten thousand sittings of a few words each, some of them taking away what stood there. Who wrote changes nothing of what. */
function tell(telling: Telling): History {
  const chance = seededRandom(7)
  const mint = seededRandom(11)
  const doc = new Y.Doc()
  const owners = new Map<number, MemberId>()
  const devices = new Map<number, number>()
  const text = doc.getText('default')
  for (let sitting = 0; sitting < SITTINGS; sitting++) {
    const person = chance.int(PEOPLE)
    const device = person * 2 + (chance.int(10) < 7 ? 0 : 1)
    const lost = chance.next() < LOST
    doc.clientID = idOf(telling, sitting, device, lost, devices, mint)
    owners.set(doc.clientID, `member${person}` as MemberId)
    sit(text, chance)
  }
  return { doc, owners }
}

function idOf(
  telling: Telling,
  sitting: number,
  device: number,
  lost: boolean,
  devices: Map<number, number>,
  mint: Chance,
): number {
  if (telling === 'ten') return 1_000_000_000 + Math.floor((sitting * 10) / SITTINGS)
  const fresh = Math.floor(mint.next() * 2 ** 32)
  if (telling === 'fresh') return fresh
  const id = devices.get(device) ?? fresh
  if (lost) devices.delete(device)
  else devices.set(device, id)
  return id
}

/** One sitting: words written at one or two places, now and then after taking others away. */
function sit(text: Y.Text, chance: Chance): void {
  for (let place = 0; place <= chance.int(2); place++) {
    let at = chance.int(text.length + 1)
    if (text.length > 60_000 || chance.int(3) === 0)
      text.delete(Math.min(at, Math.max(0, text.length - 40)), Math.min(40, text.length))
    at = Math.min(at, text.length)
    // In one piece: letters typed one after the other become one item all the same.
    text.insert(at, Array.from({ length: 24 }, () => String.fromCharCode(97 + chance.int(26))).join(''))
  }
}

/** A log with this one document in it. */
class OneDocument extends MemoryUpdateLog {
  readonly #stored: StoredDocument
  #seq = 1
  constructor(state: Uint8Array, owners: Map<number, MemberId>) {
    super()
    this.#stored = { epoch: 0, snapshot: state, snapshotSeq: 1, seq: 1, updates: [], owners }
  }
  override async load(): Promise<StoredDocument> {
    return this.#stored
  }
  override async append(_document: DocumentId, entries: readonly unknown[]): Promise<number> {
    this.#seq += entries.length
    return this.#seq
  }
  override fold(): Promise<void> {
    return Promise.resolve()
  }
}

const settle = () => new Promise<void>((done) => setImmediate(done))

async function measure({ doc, owners }: History): Promise<Record<string, number>> {
  const state = Y.encodeStateAsUpdate(doc)
  const vector = Y.encodeStateVector(doc)
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const rooms = new Rooms({
    log: new OneDocument(state, owners),
    bus: new LoopbackBus(new LoopbackWire()),
    clock: systemClock,
    random: seededRandom(3),
    loop: { soon: (run) => void setImmediate(run), elapsed: () => performance.now() },
    schema: 1,
  })
  const socket = new MemorySocket()
  const writer = new TestClient(77)
  const opening = performance.now()
  const guest = { person: { member: 'writer' as MemberId, name: 'W', hue: 1 }, mode: 'write', asks: null } as const
  const session = await rooms.join(PAGE, socket, guest)
  const open = performance.now() - opening
  globalThis.gc?.()
  const memory = (process.memoryUsage().heapUsed - before) / 1024
  Y.applyUpdate(writer.doc, state)

  // Typing on the device: what one keystroke costs the writer's own Yjs.
  const updates: Uint8Array[] = []
  writer.doc.on('update', (update: Uint8Array) => void updates.push(update))
  writer.text.insert(0, 'x')
  let cpu = process.cpuUsage()
  for (let i = 0; i < KEYSTROKES; i++) writer.text.insert(i + 1, 'y')
  cpu = process.cpuUsage(cpu)
  const device = (cpu.user + cpu.system) / KEYSTROKES

  // Typing at the server: one keystroke a turn, the dearest way.
  cpu = process.cpuUsage()
  for (const update of updates) {
    session.receive(frame(update))
    await settle()
    await settle()
  }
  cpu = process.cpuUsage(cpu)
  const server = (cpu.user + cpu.system) / updates.length
  await rooms.close()
  return { ids: owners.size, vector: vector.length, state: state.length, open, memory, device, server }
}

function frame(update: Uint8Array): Uint8Array {
  const size: number[] = []
  for (let rest = update.length; ; rest >>= 7) {
    if (rest < 128) {
      size.push(rest)
      break
    }
    size.push((rest & 127) | 128)
  }
  return Uint8Array.from([0, 2, ...size, ...update])
}

const ROWS: readonly (readonly [key: string, title: string])[] = [
  ['ids', 'client ids'],
  ['vector', 'state vector, bytes'],
  ['state', 'whole state (step 2), bytes'],
  ['open', 'opening the room, ms'],
  ['memory', 'memory of the room, KB'],
  ['device', 'a keystroke on the device, µs CPU'],
  ['server', 'a keystroke at the server, one a turn, µs CPU'],
]

const tellings: readonly Telling[] = ['ten', 'fresh', 'kept']
const histories = new Map(tellings.map((telling) => [telling, tell(telling)]))
const values = new Map<string, number[]>()
for (let round = 0; round < ROUNDS; round++)
  for (const [telling, history] of histories)
    for (const [key, value] of Object.entries(await measure(history)))
      values.set(`${telling}.${key}`, [...(values.get(`${telling}.${key}`) ?? []), value])

const of = (telling: Telling, key: string) => median(must(values.get(`${telling}.${key}`), 'everything was measured'))
const shown = (value: number) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1))
const lines = ROWS.map(([key, title]) => {
  const [ten, fresh, kept] = tellings.map((telling) => of(telling, key))
  const cells = [ten, fresh, kept].map((value) => shown(value ?? 0))
  return `| ${title} | ${cells.join(' | ')} | ${((kept ?? 0) / (ten ?? 1)).toFixed(2)} |`
})
process.stdout.write(
  [
    `${SITTINGS.toLocaleString('en')} sittings by ${PEOPLE} people; the same text every time.`,
    '',
    '| | ten ids | an id a sitting | ids taken up again | of ten ids |',
    '|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n'),
)
