import type { DocumentId, MemberId } from '@commonplace/domain'
import { type Clock, mintId, type Random, type Timer } from '@commonplace/kit'
import type * as Y from 'yjs'
import { Body } from './body.ts'
import { LIMITS, type Limits, TIMING, type Timing } from './limits.ts'
import { type Bus, type Loop, type Seq, type Transport, UnknownDocument, type UpdateLog } from './ports.ts'
import { Room } from './room.ts'
import type { Guest, Session } from './session.ts'
import type { SyncEvent, Tools } from './tools.ts'
import { TurnLoop } from './turn-loop.ts'

export interface RoomsOptions {
  readonly log: UpdateLog
  readonly bus: Bus
  readonly clock: Clock
  readonly random: Random
  readonly loop: Loop
  /** The document schema's version; clients that say they have an older one only read. */
  readonly schema: number
  /** Whether other processes write to the same store. Costs a bus message a turn and a look into the log now and then. */
  readonly shared?: boolean
  readonly limits?: Partial<Limits>
  readonly timing?: Partial<Timing>
  readonly watch?: (event: SyncEvent) => void
  /** A document has been quiet for `timing.settle`, or was put away: these members wrote since it last was. May come again for a seq. */
  readonly onSettled?: (document: DocumentId, by: readonly MemberId[], seq: Seq) => void
  /** A turn was kept. On the path of keystrokes: keep it short. */
  readonly onChanged?: (document: DocumentId, by: MemberId, seq: Seq) => void
}

/** All documents that are open in this process. */
export class Rooms {
  readonly #tools: Tools
  readonly #rooms = new Map<DocumentId, Room>()
  #keepAlive: Timer | null = null
  #closed = false

  constructor(options: RoomsOptions) {
    const { log, bus, clock, random, loop, schema, shared = false } = options
    const limits = { ...LIMITS, ...options.limits }
    this.#tools = {
      log,
      bus,
      clock,
      random,
      schema,
      shared,
      limits,
      timing: { ...TIMING, ...(shared && { repair: 15_000 }), ...options.timing },
      turns: new TurnLoop(loop, limits.turnMs),
      elapsed: () => loop.elapsed(),
      process: mintId(clock, random),
      watch: options.watch ?? (() => undefined),
      settled: options.onSettled ?? (() => undefined),
      changed: options.onChanged ?? (() => undefined),
    }
  }

  /** How many documents are in memory. */
  get size(): number {
    return this.#rooms.size
  }

  /** Everybody who is in a room of this process, with the document they are at. */
  *sessions(): Generator<{ document: DocumentId; session: Session }> {
    for (const { document, sessions } of this.#rooms.values())
      for (const session of sessions) yield { document, session }
  }

  /**
   * Lets a socket in, once its document is loaded; nothing is said to it before. Feed its frames to `session.receive`, and call
   * `session.left` when it closes. Rejects with UnknownDocument, or with the store's error; nothing was said then either.
   */
  async join(document: DocumentId, transport: Transport, guest: Guest): Promise<Session> {
    for (;;) {
      const room = this.#room(document)
      await room.opened
      if (!room.closed) return room.join(transport, guest)
    }
  }

  /**
   * Lets the server change a document as `by`: what `change` does to it is kept and told like anybody's edit, written under a client id
   * that belongs to that member. Resolves with its result once that is durable. Rejects with UnknownDocument, with NotKept, or with what
   * `change` threw, and then nothing was changed. `change` must not wait for anything.
   */
  edit<T>(document: DocumentId, by: MemberId, change: (doc: Y.Doc) => T): Promise<T> {
    return this.#within(document, (room) => room.edit(by, change))
  }

  /** Looks at a document as it is kept, and at its place in the log. `look` must neither change it nor keep it. */
  async read<T>(document: DocumentId, look: (doc: Y.Doc, seq: Seq) => T): Promise<T> {
    if (this.#rooms.has(document)) return this.#within(document, (room) => room.read(look))
    const stored = await this.#tools.log.load(document)
    if (!stored) throw new UnknownDocument(document)
    const body = new Body(stored, this.#tools.limits.depth)
    try {
      return look(body.doc, body.seq)
    } finally {
      body.destroy()
    }
  }

  /** Makes a session write or only read from now on, and tells it. */
  setMode(document: DocumentId, session: Session, mode: 'write' | 'read'): void {
    this.#rooms.get(document)?.setMode(session, mode)
  }

  /** The document was deleted for good: whoever is in it is sent away. */
  drop(document: DocumentId): void {
    this.#rooms.get(document)?.close(4404, 'no such document')
  }

  /** Resolves when every update that was received has been kept or refused. */
  async drained(): Promise<void> {
    await Promise.all([...this.#rooms.values()].map((room) => room.idle()))
  }

  /** Takes nobody in any more, lets what was received become durable, and sends everybody away with 1012. */
  async close(): Promise<void> {
    this.#closed = true
    this.#keepAlive?.cancel()
    await this.drained()
    for (const room of [...this.#rooms.values()]) room.close()
  }

  async #within<T>(document: DocumentId, act: (room: Room) => Promise<T>): Promise<T> {
    for (;;) {
      const room = this.#room(document)
      await room.opened
      if (room.closed) continue
      const release = room.hold()
      try {
        return await act(room)
      } finally {
        release()
      }
    }
  }

  #room(document: DocumentId): Room {
    if (this.#closed) throw new Error('The rooms are closed')
    const open = this.#rooms.get(document)
    if (open) return open
    const room = new Room(document, this.#tools, () => {
      this.#rooms.delete(document)
      if (this.#rooms.size === 0) this.#keepAlive?.cancel()
      if (this.#rooms.size === 0) this.#keepAlive = null
    })
    this.#rooms.set(document, room)
    this.#armKeepAlive()
    return room
  }

  #armKeepAlive(): void {
    this.#keepAlive ??= this.#tools.clock.after(this.#tools.timing.keepalive, () => {
      this.#keepAlive = null
      for (const room of this.#rooms.values()) room.keepAlive()
      if (this.#rooms.size > 0) this.#armKeepAlive()
    })
  }
}
