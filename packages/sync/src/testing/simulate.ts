import type { MemberId } from '@commonplace/domain'
import { FakeClock, seededRandom } from '@commonplace/kit'
import * as Y from 'yjs'
import { readUpdateShape } from '../update-shape.ts'
import { TestClient } from './client.ts'
import { LoopbackWire } from './loopback-bus.ts'
import { settlePromises } from './manual-loop.ts'
import { MemoryStore } from './memory-update-log.ts'
import { MemorySocket } from './socket-pair.ts'
import { AMINA, BO, guest, PAGE, World } from './world.ts'

export interface Weather {
  readonly processes: 1 | 2
  readonly clients: number
  readonly steps: number
  /** Chances of a thousand: that an operation of the log fails, that a bus message is lost. */
  readonly logFaults: number
  readonly busLosses: number
}

export const CALM: Weather = { processes: 1, clients: 3, steps: 120, logFaults: 0, busLosses: 0 }
export const STORM: Weather = { processes: 2, clients: 4, steps: 160, logFaults: 60, busLosses: 200 }

type Chance = ReturnType<typeof seededRandom>

interface Place {
  world: World
  /** Operations of the log that have begun: each goes on when its function is called. */
  disk: (() => void)[]
}

interface Player {
  readonly client: TestClient
  readonly member: MemberId
  link: { place: Place; socket: MemorySocket; session: import('../session.ts').Session | null } | null
}

/**
 * One story of a few people on one document, told from its seed: edits, frames that arrive one by one, a slow and failing log, lost bus
 * messages, broken sockets, servers that crash and come back. Throws, with the seed, when a promise is broken on the way or at the end.
 */
export async function simulate(seed: number, weather: Weather): Promise<{ text: string; kept: number }> {
  const story = new Story(seed, weather)
  try {
    for (let step = 0; step < weather.steps; step++) await story.step()
    return await story.end()
  } catch (error) {
    throw new Error(`Seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

class Story {
  readonly #weather: Weather
  readonly #chance: Chance
  readonly #store = new MemoryStore()
  readonly #wire = new LoopbackWire()
  readonly #clock = new FakeClock()
  /** What is durable, at every moment. */
  readonly #durable = new Y.Doc()
  readonly #places: Place[] = []
  readonly #players: Player[] = []
  #fair = false
  #kept = 0
  #edits: Promise<void>[] = []

  constructor(seed: number, weather: Weather) {
    this.#weather = weather
    this.#chance = seededRandom(seed)
    this.#store.kept = (_, { update, by, claims }) => this.#note(update, by, claims)
    for (let i = 0; i < weather.processes; i++) this.#places.push(this.#boot(i))
    this.#places[0]?.world.create(PAGE)
    this.#wire.lose = () => !this.#fair && this.#chance.int(1000) < weather.busLosses
    for (let i = 0; i < weather.clients; i++)
      this.#players.push({ client: new TestClient(1000 + i), member: i % 2 === 0 ? AMINA : BO, link: null })
  }

  #boot(index: number): Place {
    const shared = this.#weather.processes > 1
    const world = new World({
      store: this.#store,
      wire: this.#wire,
      clock: this.#clock,
      seed: this.#chance.int(2 ** 31) + index,
      shared,
      limits: { updatesPerTurn: 4 },
      timing: { repair: shared ? 2_000 : 0, retryLongest: 2_000, linger: 1_000, settle: 500 },
    })
    const place: Place = { world, disk: [] }
    world.log.delay = () => (this.#fair ? Promise.resolve() : new Promise((go) => place.disk.push(go)))
    world.log.fault = () => {
      if (this.#fair || this.#chance.int(1000) >= this.#weather.logFaults) return null
      return this.#chance.int(2) === 0 ? 'before' : 'after'
    }
    return place
  }

  async step(): Promise<void> {
    const dice = this.#chance.int(100)
    const player = this.#chance.pick(this.#players)
    const place = this.#chance.pick(this.#places)
    if (dice < 25) this.#edit(player)
    else if (dice < 45) this.#toServer(player)
    else if (dice < 65) this.#toClient(player)
    else if (dice < 75) place.world.loop.round()
    else if (dice < 85) place.disk.shift()?.()
    else if (dice < 88) this.#clock.advance(this.#chance.int(800))
    else if (dice < 94) this.#connect(player)
    else if (dice < 96) this.#cut(player)
    else if (dice < 98) this.#serverEdit(place)
    else if (dice < 99) this.#crash(place)
    await settlePromises(this.#chance.int(12))
  }

  #edit({ client }: Player): void {
    const { text } = client
    const at = this.#chance.int(text.length + 1)
    if (this.#chance.int(4) === 0 && text.length > 2) text.delete(Math.min(at, text.length - 2), 2)
    else if (this.#chance.int(6) === 0) client.doc.getMap('meta').set(`k${this.#chance.int(3)}`, this.#chance.int(99))
    else text.insert(at, this.#chance.pick(['a', 'bc', 'déf', 'ж']))
  }

  #connect(player: Player): void {
    if (player.link) return
    const place = this.#chance.pick(this.#places)
    const socket = new MemorySocket()
    const link: NonNullable<Player['link']> = { place, socket, session: null }
    player.link = link
    player.client.connect(socket)
    place.world.rooms.join(PAGE, socket, guest(player.member)).then(
      (session) => {
        link.session = session
        if (player.link !== link) session.left()
      },
      () => {
        if (player.link === link) this.#drop(player)
      },
    )
  }

  #cut(player: Player): void {
    player.link?.session?.left()
    this.#drop(player)
  }

  #drop(player: Player): void {
    if (player.link) player.link.socket.closed ??= { code: 1006, reason: '' }
    player.link = null
    player.client.cut()
  }

  #toServer({ link }: Player): void {
    if (!link?.session || link.socket.paused || link.socket.closed) return
    const frame = link.socket.toServer.shift()
    if (frame) link.session.receive(frame)
  }

  #toClient(player: Player): void {
    const { client, link } = player
    if (!link) return
    if (link.socket.toClient.length === 0 && link.socket.closed) {
      this.#drop(player)
      return
    }
    client.receiveOne()
    this.#check(player)
  }

  /** Nothing undurable is shown, and nothing is called kept that is not. */
  #check({ client }: Player): void {
    const durable = Y.decodeStateVector(Y.encodeStateVector(this.#durable))
    const own = client.doc.clientID
    for (const [id, clock] of Y.decodeStateVector(Y.encodeStateVector(client.doc)))
      if (id !== own && clock > (durable.get(id) ?? 0))
        throw new Error(`shown but not durable: client ${id} at ${clock}`)
    for (const [index, promised] of client.promises) {
      if (index > client.acknowledged) continue
      client.promises.delete(index)
      if (promised > (durable.get(own) ?? 0))
        throw new Error(`acknowledged but not durable: message ${index} of ${own}`)
    }
  }

  #serverEdit({ world }: Place): void {
    const by = this.#chance.pick([AMINA, BO])
    const word = this.#chance.pick(['Restored. ', 'Adopted. '])
    const fails = this.#chance.int(4) === 0
    const edit = world.rooms.edit(PAGE, by, (doc) => {
      doc.getText('default').insert(0, word)
      if (fails) throw new Error('changed its mind')
    })
    this.#edits.push(
      edit.then(
        () => undefined,
        () => undefined,
      ),
    )
  }

  /** The process dies: what its log had not committed never will be, and nobody is told goodbye. */
  #crash(place: Place): void {
    const index = this.#places.indexOf(place)
    place.disk.length = 0
    for (const player of this.#players) if (player.link?.place === place) this.#drop(player)
    place.world.log.delay = () => new Promise(() => undefined)
    place.world.kill()
    this.#places[index] = this.#boot(index)
  }

  #note(update: Uint8Array, by: MemberId, claims: readonly number[]): void {
    this.#kept++
    Y.applyUpdate(this.#durable, update)
    if (this.#durable.store.pendingStructs || this.#durable.store.pendingDs)
      throw new Error('the log holds an update that stands on something missing')
    const owners = this.#store.documents.get(PAGE)?.owners
    for (const { client } of readUpdateShape(update).runs)
      if (owners?.get(client) !== by && !claims.includes(client)) throw new Error(`${by} wrote under ${client}`)
  }

  /** The weather clears, everybody comes back, and all must agree; when they leave, nothing is left. */
  async end(): Promise<{ text: string; kept: number }> {
    this.#fair = true
    for (let round = 0; round < 6; round++) {
      for (const player of this.#players) this.#connect(player)
      await this.#calm()
      this.#clock.advance(3_000)
    }
    await this.#calm()
    const expected = JSON.stringify(contentOf(this.#durable))
    for (const { client } of this.#players) {
      const got = JSON.stringify(contentOf(client.doc))
      if (got !== expected) throw new Error(`client ${client.doc.clientID} ends with ${got}, the log with ${expected}`)
    }
    for (const player of this.#players) this.#cut(player)
    for (let round = 0; round < 4; round++) {
      this.#clock.advance(60_000)
      await this.#calm()
    }
    for (const { world } of this.#places)
      if (world.rooms.size > 0) throw new Error('a room stayed open after everybody had left')
    if (this.#clock.pending > 0) throw new Error(`${this.#clock.pending} timers are still set`)
    const reopened = await this.#places[0]?.world.rooms.read(PAGE, contentOf)
    if (JSON.stringify(reopened) !== expected) throw new Error('the document reads differently once opened again')
    return { text: this.#durable.getText('default').toString(), kept: this.#kept }
  }

  async #calm(): Promise<void> {
    for (let still = 0; still < 3; still++) {
      await settlePromises()
      let moved = false
      for (const { world, disk } of this.#places) {
        for (const go of disk.splice(0)) go()
        moved ||= world.loop.waiting
        world.loop.round()
      }
      for (const player of this.#players) {
        moved ||=
          (player.link?.socket.toClient.length ?? 0) + (player.link?.socket.toServer.length ?? 0) > 0 &&
          !!player.link?.session
        while (
          player.link?.session &&
          player.link.socket.toServer.length > 0 &&
          !player.link.socket.paused &&
          !player.link.socket.closed
        )
          this.#toServer(player)
        while (player.link && player.link.socket.toClient.length > 0) this.#toClient(player)
        if (player.link?.socket.closed) this.#drop(player)
      }
      if (moved) still = -1
    }
  }
}

function contentOf(doc: Y.Doc): unknown {
  return [doc.getText('default').toString(), Object.entries(doc.getMap('meta').toJSON()).sort()]
}
