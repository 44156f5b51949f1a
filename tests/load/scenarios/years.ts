// Years of sittings on one page, told through a real room: people come, ask for pens, write, give them back; some begin with no network, some
// are killed. The clock is moved by hand, so ten thousand sittings take seconds.
import type { MemberId } from '@commonplace/domain'
import { must, seededRandom } from '@commonplace/kit'
import { isPen, type Pen, type StoredDocument } from '@commonplace/sync'
import { PEN, penGivenBackMessage, penWantedMessage, readServerWord } from '@commonplace/sync/client'
import { MemorySocket, PAGE, updateMessage, World } from '@commonplace/sync/testing'
import * as Y from 'yjs'

type Chance = ReturnType<typeof seededRandom>

export interface Way {
  /** The same edits are dealt out to so many sittings. */
  readonly sittings: number
  readonly people: number
  /** False: every sitting mints an id, as every Yjs editor does by itself. */
  readonly pens: boolean
}

/** Of a thousand sittings, so many begin and are written in with no network, and so many windows are killed with their pen in the hand. */
const AWAY = 5
const KILLED = 20
/** Of a hundred visits to the page, so many find somebody there; then up to so many are there at once. */
const BUSY = 20
const MOST_AT_ONCE = 12
/** Of a hundred sittings, so many go on for long enough to bring home a pen that an earlier window of the device left. */
const LONG = 60
const DEVICES = 700

/** An edit a sitting makes, without who makes it: the same text comes out whoever does. */
interface Edit {
  readonly at: number
  readonly gone: number
  readonly words: string
}

/** So many sittings' worth of edits: words at one to three places, now and then after taking others away. Grows to 60,000 letters, then stays. */
export function editsOf(sittings: number, chance: Chance): readonly (readonly Edit[])[] {
  let length = 0
  return Array.from({ length: sittings }, () =>
    Array.from({ length: 1 + chance.int(3) }, () => {
      let at = chance.int(length + 1)
      const gone = length > 60_000 || chance.int(3) === 0 ? Math.min(40, length) : 0
      at = Math.min(at, length - gone)
      const words = Array.from({ length: 24 }, () => String.fromCharCode(97 + chance.int(26))).join('')
      length += words.length - gone
      return { at, gone, words }
    }),
  )
}

/** Somebody's window on the page. All windows look at one document: they are in step, and ten thousand copies would measure the machine. */
class Window {
  readonly device: number
  readonly #years: Years
  #socket = new MemorySocket()
  #leave: () => void = () => undefined
  #receive: (bytes: Uint8Array) => void = () => undefined
  #client: number
  pen: Pen | null = null

  constructor(years: Years, device: number, fresh: number) {
    this.#years = years
    this.device = device
    this.#client = fresh
  }

  async come(): Promise<void> {
    const { world } = this.#years
    const person = { member: memberOf(this.device), name: 'Somebody', hue: 1 }
    const asks = { version: 1, schema: 1, epoch: 0 }
    const joining = world.rooms.join(PAGE, this.#socket, { person, mode: 'write', asks })
    const session = await world.during(joining)
    this.#receive = (bytes) => session.receive(bytes)
    this.#leave = () => session.left()
  }

  async takePen(loan: number): Promise<void> {
    this.#receive(penWantedMessage(loan))
    await this.#years.world.quiet()
    for (const message of this.#socket.toClient.splice(0)) {
      const word = message[0] === PEN ? readServerWord(PEN, message.subarray(1)) : null
      if (word?.kind === 'pen-lent') this.pen = word.pen
    }
    if (this.pen) this.#client = this.pen.client
  }

  async write(edits: readonly Edit[]): Promise<void> {
    const { doc, text, world } = this.#years
    doc.clientID = this.#client
    doc.transact(() => {
      for (const { at, gone, words } of edits) {
        if (gone > 0) text.delete(at, gone)
        text.insert(at, words)
      }
    })
    for (const update of this.#years.said()) this.#receive(updateMessage(update))
    await world.quiet()
  }

  async giveBack(pen = this.pen): Promise<void> {
    if (!pen) return
    this.#receive(penGivenBackMessage({ ...pen, clock: Y.getState(this.#years.doc.store, pen.client) }))
    await this.#years.world.quiet()
  }

  leave(): void {
    this.#leave()
  }
}

const memberOf = (device: number) => `member${String(device).padStart(10, '0')}` as MemberId

class Years {
  readonly world = new World({ seed: 5 })
  readonly doc = new Y.Doc()
  readonly text = this.doc.getText('default')
  #updates: Uint8Array[] = []

  constructor() {
    this.world.store.create(PAGE, null)
    this.doc.on('update', (update: Uint8Array) => void this.#updates.push(update))
  }

  /** What was written since it was asked last. */
  said(): readonly Uint8Array[] {
    return this.#updates.splice(0)
  }
}

/** What the years leave behind, as the store keeps it. */
export async function tellYears(
  { sittings, people, pens }: Way,
  all: readonly (readonly Edit[])[],
): Promise<StoredDocument> {
  const chance = seededRandom(7)
  const years = new Years()
  const loanOf = (sitting: number) => sitting + 1
  /** Pens that killed windows left, by their device. */
  const left = new Map<number, Pen[]>()
  let here: Window[] = []
  const share = all.length / sittings
  for (let sitting = 0; sitting < sittings; sitting++) {
    const device = chance.int(Math.ceil((DEVICES * people) / 500))
    const edits = all.slice(Math.round(sitting * share), Math.round((sitting + 1) * share))
    const [away, killed, long] = [chance.int(1000) < AWAY, chance.int(1000) < KILLED, chance.int(100) < LONG]
    const window = new Window(years, device, 2 ** 31 + Math.floor(chance.next() * 2 ** 31))
    await window.come()
    if (pens && !away) await window.takePen(loanOf(sitting))
    await window.write(edits.flat())
    if (pens && long) for (const pen of left.get(device)?.splice(0) ?? []) await window.giveBack(pen)
    if (killed && window.pen) {
      left.set(device, [...(left.get(device) ?? []), window.pen])
      window.leave()
    } else here.push(window)
    // Most go before the next one comes; in a busy hour they stay until there are many.
    if (here.length >= MOST_AT_ONCE || chance.int(100) >= BUSY) here = await everybodyGoes(here)
    if (sitting % 100 === 0) years.world.clock.advance(10_000)
  }
  await everybodyGoes(here)
  await years.world.quiet()
  const stored = must(await years.world.log.load(PAGE), 'the page is there')
  if (years.text.length === 0) throw new Error('nobody wrote anything')
  years.world.kill()
  return { ...stored, ...asSnapshot(years.doc, stored) }
}

async function everybodyGoes(here: readonly Window[]): Promise<Window[]> {
  for (const window of here) {
    await window.giveBack()
    window.leave()
  }
  return []
}

function asSnapshot(doc: Y.Doc, { seq }: StoredDocument): Pick<StoredDocument, 'snapshot' | 'snapshotSeq' | 'updates'> {
  return { snapshot: Y.encodeStateAsUpdate(doc), snapshotSeq: seq, updates: [] }
}

export const pensIn = ({ owners }: StoredDocument) => [...owners.keys()].filter(isPen).length
