import type { DocumentId, MemberId } from '@commonplace/domain'
import { type Clock, FakeClock, seededRandom, type Timer } from '@commonplace/kit'
import type * as Y from 'yjs'
import type { Seq } from '../ports.ts'
import { Rooms, type RoomsOptions } from '../rooms.ts'
import { seedOf } from '../seed.ts'
import type { Guest, Session } from '../session.ts'
import type { SyncEvent } from '../tools.ts'
import { TestClient } from './client.ts'
import { LoopbackBus, LoopbackWire } from './loopback-bus.ts'
import { ManualLoop, settlePromises } from './manual-loop.ts'
import { MemoryStore, MemoryUpdateLog } from './memory-update-log.ts'
import { MemorySocket } from './socket-pair.ts'

export const AMINA = 'aminaaminaamina1' as MemberId
export const BO = 'bobobobobobobob1' as MemberId
export const PAGE = 'pagepagepagepage' as DocumentId

export function guest(member: MemberId | null, mode: 'write' | 'read' = 'write', asks: Guest['asks'] = ASKING): Guest {
  const person = member && { member, name: member === AMINA ? 'Amina' : 'Bo', hue: 3 }
  return { person, mode, asks }
}
const ASKING = { version: 1, schema: 1, epoch: 0 }

/** A process's own hold on a shared clock: when the process dies, its timers do. */
class MortalClock implements Clock {
  readonly #clock: Clock
  readonly #timers = new Set<Timer>()
  #stopped = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  now(): number {
    return this.#clock.now()
  }

  after(ms: number, run: () => void): Timer {
    if (this.#stopped) return { cancel: () => undefined }
    const timer = this.#clock.after(ms, () => {
      this.#timers.delete(timer)
      run()
    })
    this.#timers.add(timer)
    return timer
  }

  stop(): void {
    this.#stopped = true
    for (const timer of this.#timers) timer.cancel()
  }
}

/** One server process in memory: its rooms, log and bus, a clock and a loop that the test moves. */
export class World {
  readonly clock: FakeClock
  readonly loop = new ManualLoop()
  readonly #own: MortalClock
  readonly #bus: LoopbackBus
  readonly store: MemoryStore
  readonly log: MemoryUpdateLog
  readonly rooms: Rooms
  readonly events: SyncEvent[] = []
  readonly settled: { document: DocumentId; by: readonly MemberId[]; seq: Seq }[] = []
  readonly sockets = new Set<{ socket: MemorySocket; session: Session; client: TestClient }>()

  constructor(options: Partial<RoomsOptions> & { store?: MemoryStore; wire?: LoopbackWire; seed?: number } = {}) {
    this.clock = options.clock instanceof FakeClock ? options.clock : new FakeClock()
    this.#own = new MortalClock(this.clock)
    this.#bus = new LoopbackBus(options.wire ?? new LoopbackWire())
    this.store = options.store ?? new MemoryStore()
    this.log = new MemoryUpdateLog(this.store)
    this.rooms = new Rooms({
      log: this.log,
      bus: this.#bus,
      random: seededRandom(options.seed ?? 1),
      loop: this.loop,
      schema: 1,
      watch: (event) => this.events.push(event),
      onSettled: (document, by, seq) => this.settled.push({ document, by, seq }),
      ...options,
      clock: this.#own,
    })
  }

  /** Makes a document with a first sentence. */
  create(document = PAGE, fill: (doc: Y.Doc) => void = (doc) => doc.getText('default').insert(0, 'Once')): void {
    this.store.create(document, seedOf(AMINA, seededRandom(99), fill))
  }

  /** Connects a client and lets everything go quiet. */
  async join(client: TestClient, who: Guest, document = PAGE): Promise<MemorySocket> {
    const socket = new MemorySocket()
    const joining = this.rooms.join(document, socket, who)
    client.connect(socket)
    const arrival = joining.then((session) => this.sockets.add({ socket, session, client }))
    await this.quiet()
    await arrival
    await this.quiet()
    return socket
  }

  /** Lets the world go on until this is done. */
  async during<T>(work: Promise<T>): Promise<T> {
    const [done] = await Promise.all([work, this.quiet()])
    return done
  }

  /** Delivers everything both ways until nothing moves any more. */
  async quiet(): Promise<void> {
    for (let still = 0; still < 3; still++) {
      await settlePromises()
      if (this.deliver() || this.loop.waiting) still = -1
      this.loop.round()
    }
  }

  /** Hands over what is on the way; gives whether anything was. */
  deliver(): boolean {
    let moved = false
    for (const connection of this.sockets) {
      const { socket, session, client } = connection
      while (socket.toServer.length > 0 && !socket.paused && !socket.closed) {
        moved = true
        session.receive(socket.toServer.shift() ?? new Uint8Array())
      }
      if (client.socket === socket && socket.toClient.length > 0) {
        moved = true
        client.receiveAll()
      }
      if (socket.closed) {
        if (client.socket === socket) client.cut()
        this.sockets.delete(connection)
      }
    }
    return moved
  }

  /** The server hears what is on the way from this socket, and does nothing about it yet. */
  hear(socket: MemorySocket): void {
    for (const { session, socket: own } of this.sockets)
      if (own === socket) for (const frame of socket.toServer.splice(0)) session.receive(frame)
  }

  /** The socket breaks: both sides notice. */
  cut(client: TestClient): void {
    for (const connection of this.sockets)
      if (connection.client === client) {
        this.sockets.delete(connection)
        connection.socket.closed = { code: 1006, reason: '' }
        connection.session.left()
      }
    client.cut()
  }

  /** The process dies: from now on nothing of it runs, and nothing was said. */
  kill(): void {
    this.loop.stop()
    this.#own.stop()
    void this.#bus.close()
  }

  client(id: number): TestClient {
    return new TestClient(id)
  }
}
