import { FakeClock, seededRandom } from '@commonplace/kit'
import { LoopbackWire } from './loopback-bus.ts'
import { settlePromises } from './manual-loop.ts'
import { type Fault, MemoryStore } from './memory-update-log.ts'
import {
  begin,
  type Chance,
  doHarm,
  handlePens,
  type Place,
  type Player,
  playersOf,
  READER,
  WeighedSocket,
} from './players.ts'
import type { Weather } from './weather.ts'
import { contentOf, Witness } from './witness.ts'
import { AMINA, BO, guest, PAGE, World } from './world.ts'

/** How a story ended: the text, updates that were kept and pens that were lent. */
export interface Told {
  readonly text: string
  readonly kept: number
  readonly lent: number
}

/**
 * One story of a few people on one document, told from its seed: edits, frames that arrive one by one, a slow and failing log, lost bus
 * messages, broken sockets, servers that crash and come back; in rough weather also people who mean harm, readers who do not read, rights
 * that change. Throws, with the seed, when a promise is broken on the way or at the end.
 */
export async function simulate(seed: number, weather: Weather): Promise<Told> {
  const story = new Story(seed, weather)
  try {
    for (let step = 0; step < weather.steps; step++) await story.step()
    return await story.end()
  } catch (error) {
    throw new Error(`Seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** Closing codes that nobody honest ever sees here, where no server is asked to stop. */
const TURNED_AWAY = [1012, 4400, 4404, 4409]

class Story {
  readonly #weather: Weather
  readonly #chance: Chance
  readonly #store = new MemoryStore()
  readonly #witness = new Witness(this.#store)
  readonly #wire = new LoopbackWire()
  readonly #clock = new FakeClock()
  readonly #places: Place[] = []
  readonly #players: readonly Player[]
  /** Bus messages under way. */
  readonly #under: (() => void)[] = []
  #fair = false
  #edits = 0
  #minted = 0

  constructor(seed: number, weather: Weather) {
    this.#weather = weather
    this.#chance = seededRandom(seed)
    this.#witness.readers.add(READER)
    this.#witness.alone = weather.processes === 1
    for (let i = 0; i < weather.processes; i++) this.#places.push(this.#boot(i))
    this.#places[0]?.world.create(PAGE)
    this.#wire.lose = () => !this.#fair && this.#chance.int(1000) < weather.busLosses
    if (weather.rough) this.#wire.carry = (deliver) => void this.#under.push(deliver)
    this.#players = playersOf(weather)
  }

  #boot(index: number): Place {
    const { processes, rough } = this.#weather
    const shared = processes > 1
    const world = new World({
      store: this.#store,
      wire: this.#wire,
      clock: this.#clock,
      seed: this.#chance.int(2 ** 31) + index,
      shared,
      limits: { updatesPerTurn: 4, foldOpen: 5, foldClosing: 4, ...(rough && { unreadBytes: rough.unreadBytes }) },
      timing: { repair: shared ? 2_000 : 0, retryLongest: 2_000, linger: 1_000, settle: 500 },
    })
    const place: Place = { world, disk: [] }
    const slow = () => (this.#fair ? Promise.resolve() : new Promise<void>((go) => place.disk.push(go)))
    world.log.delay = slow
    if (rough) world.log.answer = slow
    world.log.fault = () => this.#fault()
    return place
  }

  #fault(): Fault {
    const { logFaults, rough } = this.#weather
    if (this.#fair || this.#chance.int(1000) >= logFaults) return null
    if (rough && this.#chance.int(1000) < rough.tears) return 'torn'
    return this.#chance.int(2) === 0 ? 'before' : 'after'
  }

  async step(): Promise<void> {
    const rough = this.#weather.rough && this.#chance.int(1000) < this.#weather.rough.share
    const dice = this.#chance.int(100)
    const player = this.#chance.pick(this.#players)
    const place = this.#chance.pick(this.#places)
    if (this.#chance.int(8) === 0) this.#handlePens(player)
    else if (rough) this.#roughStep(dice, place)
    else if (dice < 25) this.#edit(player)
    else if (dice < 45) this.#toServer(player)
    else if (dice < 65) player.slow ? this.#drip(player) : this.#toClient(player)
    else if (dice < 75) place.world.loop.round()
    else if (dice < 85) this.#goOn(place)
    else if (dice < 88) this.#clock.advance(this.#chance.int(800))
    else if (dice < 94) this.#connect(player)
    else if (dice < 96) this.#cut(player)
    else if (dice < 98) this.#serverEdit(place)
    else if (dice < 99 && (!this.#weather.rough || this.#chance.int(4) === 0)) this.#crash(place)
    await settlePromises(this.#chance.int(12))
    this.#witness.testify()
  }

  /** Readers and those who send orphans have no use for a pen. Now and then a device turns into a copy of another one of its member's. */
  #handlePens(player: Player): void {
    if (player.part === 'reader' || player.part === 'orphan') return
    const others = this.#players.filter(
      (one) => one !== player && one.member === player.member && one.part === 'writer',
    )
    if (player.part === 'writer' && others.length > 0 && this.#chance.int(60) === 0)
      begin(player, this.#mint(), this.#chance.pick(others).disk)
    else handlePens(player, this.#chance, () => this.#mint())
  }

  #mint(): number {
    return 100_000 + this.#minted++
  }

  #roughStep(dice: number, place: Place): void {
    const player = this.#chance.pick(this.#players)
    if (dice < 18) this.#harm(this.#chance.pick(this.#players.slice(-3)))
    else if (dice < 38) this.#deliver()
    else if (dice < 62) this.#goOn(place)
    else if (dice < 74) place.world.loop.round()
    else if (dice < 86) this.#connect(player)
    else if (dice < 96) this.#toServer(player)
    else if (dice < 98) this.#judge(player)
    else if (this.#chance.int(5) === 0) this.#everybodyLeaves()
  }

  #harm(player: Player): void {
    const holds = (client: number) => this.#store.documents.get(PAGE)?.owners.get(client) === player.member
    doHarm(player, this.#players, holds, this.#chance)
  }

  /** One operation of the log goes on; which one is not ours to say. */
  #goOn({ disk }: Place): void {
    const at = this.#weather.rough && disk.length > 1 ? this.#chance.int(disk.length) : 0
    for (const go of disk.splice(at, 1)) go()
  }

  #deliver(): void {
    const deliver = this.#under.shift()
    if (!deliver) return
    if (!this.#fair && this.#chance.int(1000) < (this.#weather.rough?.busDoubles ?? 0)) this.#under.push(deliver)
    deliver()
  }

  #edit({ client, part }: Player): void {
    if (part === 'reader' || part === 'orphan') return
    const { text } = client
    const at = this.#chance.int(text.length + 1)
    if (this.#chance.int(4) === 0 && text.length > 2) text.delete(Math.min(at, text.length - 2), 2)
    else if (this.#chance.int(6) === 0) client.doc.getMap('meta').set(`k${this.#chance.int(3)}`, this.#chance.int(99))
    else text.insert(at, this.#chance.pick(['a', 'bc', 'déf', 'ж']))
  }

  #connect(player: Player): void {
    if (player.link) return
    const place = this.#chance.pick(this.#places)
    const socket = new WeighedSocket()
    const link: NonNullable<Player['link']> = { place, socket, session: null }
    player.link = link
    player.client.connect(socket)
    place.world.rooms.join(PAGE, socket, guest(player.member, player.part === 'reader' ? 'read' : 'write')).then(
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

  /** Often enough nobody is there for as long as it takes to put a document away, whatever is under way. */
  #everybodyLeaves(): void {
    for (const player of this.#players) if (this.#chance.int(12) > 0) this.#cut(player)
    this.#clock.advance(500 + this.#chance.int(1_500))
  }

  /** What a writer may do here changes; for a moment or for long. */
  #judge({ link, part }: Player): void {
    if (!link?.session || part !== 'writer') return
    link.place.world.rooms.setMode(PAGE, link.session, this.#chance.int(2) === 0 ? 'read' : 'write')
  }

  #toServer({ link }: Player): void {
    if (!link?.session || link.socket.paused || link.socket.closed) return
    const frame = link.socket.toServer.shift()
    if (frame) link.session.receive(frame)
  }

  #drip(player: Player): void {
    if (this.#chance.int(4) === 0) this.#toClient(player)
  }

  #toClient(player: Player): void {
    const { client, link } = player
    if (!link) return
    if (link.socket.toClient.length === 0 && link.socket.closed) {
      this.#turnedAway(player, link.socket.closed.code)
      this.#drop(player)
      return
    }
    link.socket.bufferedAmount -= link.socket.toClient[0]?.length ?? 0
    client.receiveOne()
    this.#witness.check(client)
    if (player.part === 'writer' && client.refused.at(-1)?.reason === 'foreign')
      throw new Error(`client ${client.doc.clientID} was refused its own words`)
  }

  #turnedAway({ part, client }: Player, code: number): void {
    if (part !== 'forger' && TURNED_AWAY.includes(code))
      throw new Error(`client ${client.doc.clientID} was turned away with ${code}`)
  }

  /** An edit of the server says that it is kept once it is, and leaves nothing behind when it changed its mind. */
  #serverEdit({ world }: Place): void {
    const by = this.#chance.pick([AMINA, BO])
    const word = this.#chance.pick(['Restored. ', 'Adopted. '])
    const fails = this.#chance.int(4) === 0
    const mark = `edit ${this.#edits++}`
    const marks = this.#witness.durable.getMap('edits')
    world.rooms
      .edit(PAGE, by, (doc) => {
        doc.getText('default').insert(0, word)
        doc.getMap('edits').set(mark, 1)
        if (fails) throw new Error('changed its mind')
      })
      .then(
        () => this.#witness.claim(!fails && marks.has(mark), 'an edit of the server was called kept and is not'),
        () => this.#witness.claim(!fails || !marks.has(mark), 'an edit that changed its mind was kept'),
      )
  }

  /** The process dies: what its log had not committed never will be, and nobody is told goodbye. */
  #crash(place: Place): void {
    const index = this.#places.indexOf(place)
    place.disk.length = 0
    for (const player of this.#players) if (player.link?.place === place) this.#drop(player)
    const never = () => new Promise<void>(() => undefined)
    place.world.log.delay = never
    place.world.log.answer = never
    place.world.kill()
    this.#places[index] = this.#boot(index)
  }

  /** The weather clears, everybody comes back, and all must agree; when they leave, nothing is left. */
  async end(): Promise<Told> {
    this.#fair = true
    for (let round = 0; round < 6; round++) {
      for (const player of this.#players) {
        this.#connect(player)
        if (player.link?.session && player.part === 'writer')
          player.link.place.world.rooms.setMode(PAGE, player.link.session, 'write')
      }
      await this.#calm()
      this.#clock.advance(3_000)
    }
    await this.#calm()
    await this.#everybodyHasAPen()
    const { durable, kept, lent } = this.#witness
    const expected = JSON.stringify(contentOf(durable))
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
    if (this.#wire.topics.size > 0) throw new Error('somebody still listens to the bus')
    if (this.#clock.pending > 0) throw new Error(`${this.#clock.pending} timers are still set`)
    const reopened = await this.#places[0]?.world.rooms.read(PAGE, contentOf)
    if (JSON.stringify(reopened) !== expected) throw new Error('the document reads differently once opened again')
    return { text: durable.getText('default').toString(), kept, lent }
  }

  /** Whoever asks in calm weather gets a pen, and gives it back; nothing is left to be given back. */
  async #everybodyHasAPen(): Promise<void> {
    const writers = this.#players.filter(({ part }) => part === 'writer')
    for (const { client } of writers) client.wantPen(this.#mint())
    await this.#calm()
    for (const { client } of writers) {
      if (!client.pen) throw new Error(`client ${client.own} asked for a pen and got none`)
      client.layDown()
      client.giveBack()
    }
    await this.#calm()
    for (const { client } of writers)
      if (client.putDown.size > 0) throw new Error(`client ${client.own} could not give its pen back`)
  }

  async #calm(): Promise<void> {
    for (let still = 0; still < 3; still++) {
      await settlePromises()
      this.#witness.testify()
      let moved = this.#under.length > 0
      while (this.#under.length > 0) this.#deliver()
      for (const { world, disk } of this.#places) {
        for (const go of disk.splice(0)) go()
        moved ||= world.loop.waiting
        world.loop.round()
      }
      for (const player of this.#players) if (this.#exchange(player)) moved = true
      if (moved) still = -1
    }
  }

  /** Hands over all that waits on a socket, both ways; gives whether anything did. */
  #exchange(player: Player): boolean {
    const { link } = player
    if (!link) return false
    const { socket, session } = link
    const moved = session !== null && socket.toClient.length + socket.toServer.length > 0
    while (session && socket.toServer.length > 0 && !socket.paused && !socket.closed) this.#toServer(player)
    while (player.link === link && socket.toClient.length > 0) this.#toClient(player)
    if (player.link === link && socket.closed) this.#toClient(player)
    return moved
  }
}
