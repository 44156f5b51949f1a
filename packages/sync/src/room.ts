// Above the usual size: one document's life is told here in one piece; its parts (copy, turn, presence, crowd) have files of their own.
import type { DocumentId, MemberId } from '@commonplace/domain'
import { type Backoff, backoff, must, type Timer } from '@commonplace/kit'
import type * as Y from 'yjs'
import { Crowd } from './crowd.ts'
import { helloFor, isOlder } from './hello.ts'
import { FOLD_CLOSING } from './limits.ts'
import { Neighbours } from './neighbours.ts'
import { ForeignClient, type Seq, type Transport, UnknownDocument } from './ports.ts'
import { Presence } from './presence.ts'
import { Replica } from './replica.ts'
import { type Guest, type Host, type Incoming, Session } from './session.ts'
import { Sitting } from './sitting.ts'
import { StateAnswers } from './state-answers.ts'
import { NotKept, type Tools } from './tools.ts'
import type { Worker } from './turn-loop.ts'
import { awarenessMessage, awarenessUpdate, helloMessage } from './wire.ts'
import { WriteTurn } from './write-turn.ts'

interface Edit {
  readonly by: MemberId
  readonly change: (doc: Y.Doc) => unknown
  resolve(value: unknown): void
  reject(error: unknown): void
}

interface Written {
  readonly session: Session
  readonly incoming: Incoming
  /** The log was looked into since it came: what it stands on is here, or nowhere. */
  looked: boolean
}

/**
 * One open document. Everything that touches it happens in turns, one after the other: what came over the bus, who asks for its state,
 * then either one edit of the server or a bounded number of the clients' updates, which are applied, kept, and only then told to anybody.
 * So between turns all that is in memory is durable, and nothing else is ever shown.
 */
export class Room implements Host, Worker {
  readonly document: DocumentId
  /** Resolves once the document is loaded; rejects with UnknownDocument, or with the store's own error. */
  readonly opened: Promise<void>
  readonly #tools: Tools
  readonly #replica: Replica
  readonly #presence: Presence
  readonly #crowd = new Crowd()
  readonly #answers: StateAnswers
  readonly #sitting: Sitting
  readonly #neighbours: Neighbours
  readonly #gone: (room: Room) => void
  readonly #retry: Backoff
  /** Server-side writers have a Yjs client id each, in this process, for as long as the room is open. */
  readonly #writers = new Map<MemberId, number>()
  /** Clocks before what was applied but never kept, until the copy is loaded again. */
  readonly #touched = new Map<number, number>()
  #arrived: Session[] = []
  #reading: { look: () => void; reject: (error: unknown) => void }[] = []
  #writing: Written[] = []
  #editing: Edit[] = []
  #busy = false
  #folding = false
  #closed = false
  #holds = 0
  /** Set while the store cannot keep anything: when to try again. */
  #trouble: Timer | null = null
  #recovering = false
  #lingering: Timer | null = null
  #idle: (() => void)[] = []

  constructor(document: DocumentId, tools: Tools, gone: (room: Room) => void) {
    const { clock, timing, limits } = tools
    this.document = document
    this.#tools = tools
    this.#gone = gone
    this.#retry = backoff(tools.random, { first: timing.retryFirst, longest: timing.retryLongest })
    this.#replica = new Replica(document, tools.log, limits.depth)
    this.#answers = new StateAnswers(clock, timing.step1, () => this.#ready())
    this.#sitting = new Sitting(clock, timing.settle, (by) => tools.settled(document, by, this.#replica.body.seq))
    this.#presence = new Presence(clock, limits, timing, (update, mine) => {
      this.#crowd.tell([awarenessMessage(update)])
      if (mine) this.#neighbours.presence(update)
    })
    this.#neighbours = new Neighbours(document, tools, {
      ready: () => this.#ready(),
      presence: (update) => this.#presence.hearProcess(update),
      ours: () => this.#presence.everybody(true),
    })
    this.opened = this.#open()
  }

  get sessions(): ReadonlySet<Session> {
    return this.#crowd.sessions
  }

  get closed(): boolean {
    return this.#closed
  }

  async #open(): Promise<void> {
    try {
      await this.#neighbours.open()
      await this.#replica.open()
    } catch (error) {
      this.close()
      throw error
    }
    this.#tools.watch({ kind: 'opened', document: this.document })
    this.#neighbours.greet()
    this.#lingerIfEmpty()
    this.#ready()
  }

  /** Somebody comes in, once the document is loaded. */
  join(transport: Transport, guest: Guest): Session {
    const session = new Session(transport, guest, this, this.#tools.limits)
    if (isOlder(session, this.#tools.schema)) session.mode = 'read'
    this.#crowd.sessions.add(session)
    this.#stay()
    this.#arrived.push(session)
    this.#ready()
    return session
  }

  /** What somebody may do here has changed. */
  setMode(session: Session, mode: 'write' | 'read'): void {
    const now = isOlder(session, this.#tools.schema) ? 'read' : mode
    if (session.mode === now || session.closed) return
    session.mode = now
    this.#greet(session)
    this.#answers.ask(session)
  }

  /** Lets the server read the document as it is kept, in its turn. */
  read<T>(look: (doc: Y.Doc, seq: Seq) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        try {
          resolve(look(this.#replica.body.doc, this.#replica.body.seq))
        } catch (error) {
          reject(error)
        }
      }
      this.#reading.push({ look: settle, reject })
      this.#ready()
    })
  }

  /** Lets the server write as a member, in its turn; resolves once it is kept. A change that throws leaves nothing behind. */
  edit<T>(by: MemberId, change: (doc: Y.Doc) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#editing.push({ by, change, resolve: (value) => resolve(value as T), reject })
      this.#ready()
    })
  }

  /** Keeps the room open until the returned function is called. */
  hold(): () => void {
    this.#holds++
    this.#stay()
    let held = true
    return () => {
      if (held) this.#holds--
      held = false
      this.#lingerIfEmpty()
    }
  }

  wantsState(session: Session, vector: Uint8Array): void {
    // A copy of another epoch cannot merge with this one: its client was told the epoch, keeps what it has, and must not mix the two.
    if (this.#ofAnotherEpoch(session) && vector.length > 1) session.end(4409, 'another epoch')
    else this.#answers.want(session, vector)
  }

  #ofAnotherEpoch({ guest }: Session): boolean {
    const { epoch } = this.#replica.body
    return (guest.asks?.epoch ?? epoch) !== epoch
  }

  wrote(session: Session, incoming: Incoming): void {
    this.#writing.push({ session, incoming, looked: false })
    this.#ready()
  }

  present(session: Session, update: Uint8Array): void {
    const { person } = session.guest
    if (person) this.#presence.hear(update, session, person, (client) => this.#replica.body.owners.get(client))
  }

  tellPresence(session: Session): void {
    const everybody = this.#presence.everybody()
    if (everybody) session.send([awarenessMessage(everybody)])
  }

  left(session: Session): void {
    this.#crowd.sessions.delete(session)
    this.#answers.leave(session)
    this.#presence.leave(session)
    this.#lingerIfEmpty()
  }

  /** A message for everybody, so that nobody takes the silence for a dead server. */
  keepAlive(): void {
    this.#presence.sweep()
    this.#crowd.tell(QUIET)
  }

  turn(): void {
    if (this.#busy || this.#closed) return
    this.#busy = true
    void this.#work()
      .catch((error: unknown) => this.#fail('work', error))
      .finally(() => {
        this.#busy = false
        if (this.#waiting) this.#ready()
        else for (const idle of this.#idle.splice(0)) idle()
      })
  }

  /** Resolves when nothing waits any more. */
  idle(): Promise<void> {
    if (!this.#busy && !this.#waiting) return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  /** Lets go of everything; whoever is still here is sent away. */
  close(code = 1012, reason = 'restart'): void {
    if (this.#closed) return
    this.#closed = true
    this.#crowd.sendAway(code, reason)
    for (const { reject } of [...this.#editing.splice(0), ...this.#reading.splice(0)]) reject(new NotKept())
    for (const timer of [this.#trouble, this.#lingering]) timer?.cancel()
    for (const idle of this.#idle.splice(0)) idle()
    this.#sitting.end()
    this.#presence.close()
    this.#neighbours.close()
    this.#tools.turns.forget(this)
    this.#gone(this)
    this.#replica.close()
    this.#tools.watch({ kind: 'closed', document: this.document })
  }

  get #waiting(): boolean {
    if (this.#closed) return false
    if (this.#recovering || this.#writing.length > 0 || this.#editing.length > 0) return true
    if (this.#trouble) return false
    return this.#neighbours.waiting || this.#answers.waiting || this.#arrived.length + this.#reading.length > 0
  }

  #ready(): void {
    if (!this.#busy && !this.#closed) this.#tools.turns.ready(this)
  }

  async #work(): Promise<void> {
    if (this.#recovering) await this.#recover()
    if (this.#trouble) return this.#refuseAll()
    if (this.#neighbours.waiting) await this.#listen()
    if (this.#trouble || this.#closed) return
    for (const session of this.#arrived.splice(0)) this.#greet(session, true)
    const { body } = this.#replica
    this.#answers.say(
      (vector) => body.answer(vector),
      () => body.vector(),
    )
    for (const { look } of this.#reading.splice(0)) look()
    if (this.#replica.foldIsDue) void this.#fold()
    const edit = this.#editing.shift()
    if (edit) await this.#edit(edit)
    else if (this.#writing.length > 0) await this.#write()
  }

  /** Takes in what other processes have kept. */
  async #listen(): Promise<void> {
    try {
      await this.#neighbours.listen(this.#replica, (updates) => this.#crowd.relay(updates))
    } catch (error) {
      this.#inTrouble('listen', error, new Map())
    }
  }

  #greet(session: Session, arriving = false): void {
    if (session.closed) return
    if (session.asks) {
      const { epoch } = this.#replica.body
      const place = {
        schema: this.#tools.schema,
        epoch,
        time: this.#tools.clock.now(),
        failing: this.#trouble !== null,
      }
      session.send([helloMessage(helloFor(session, place))])
    }
    if (!arriving) return
    this.tellPresence(session)
    if (!this.#ofAnotherEpoch(session)) this.#answers.ask(session)
  }

  async #edit(edit: Edit): Promise<void> {
    const { body } = this.#replica
    const client = this.#writerOf(edit.by)
    const before = new Map([[client, body.clockOf(client)]])
    const turn = new WriteTurn(this.#replica, this.#tools.limits)
    let value: unknown
    let update: Uint8Array | null
    try {
      body.doc.clientID = client
      update = body.capture((doc) => {
        value = edit.change(doc)
      })
    } catch (error) {
      if (body.spoiled) await this.#reload(before)
      return edit.reject(error)
    }
    if (!update) return edit.resolve(value)
    turn.addOwn({ update, by: edit.by, claims: body.owners.has(client) ? [] : [client] })
    if (await this.#keep(turn)) edit.resolve(value)
    else edit.reject(new NotKept())
  }

  #writerOf(by: MemberId): number {
    const { owners } = this.#replica.body
    let client = this.#writers.get(by)
    while (client === undefined || (owners.get(client) ?? by) !== by)
      client = Math.floor(this.#tools.random.next() * 2 ** 32)
    this.#writers.set(by, client)
    return client
  }

  async #write(): Promise<void> {
    const turn = new WriteTurn(this.#replica, this.#tools.limits)
    const { updatesPerTurn, bytesPerTurn } = this.#tools.limits
    let taken = 0
    try {
      for (let bytes = 0; taken < Math.min(updatesPerTurn, this.#writing.length) && bytes < bytesPerTurn; ) {
        const { session, incoming, looked } = must(this.#writing[taken], 'the queue is as long as it says')
        const result = turn.add(session, incoming, !this.#tools.shared || looked)
        if (result === 'behind') {
          // Another process may have kept what is missing: this turn ends here, the next one looks into the log first. One look is
          // enough for all that wait here: whatever they stand on was kept before they were sent.
          for (const written of this.#writing) written.looked = true
          this.#neighbours.lookSoon()
          break
        }
        if (result === 'spoiled') await turn.recover()
        else {
          taken++
          bytes += incoming.update.length
        }
      }
      if (!turn.finish()) await turn.recover()
    } catch (error) {
      this.#inTrouble('write', error, turn.touched)
      return this.#refuseAll()
    }
    const written = this.#writing.splice(0, taken)
    if (await this.#keep(turn)) {
      for (const { refused } of turn.outcomes) if (refused) this.#refused(refused)
      for (const session of this.#crowd.settle(turn.outcomes)) this.#answers.ask(session)
    } else {
      this.#writing.unshift(...written)
      if (this.#trouble) this.#refuseAll()
    }
  }

  /** Makes a turn durable, then tells everybody. False: it was not kept, and the copy is loaded again before anything else happens. */
  async #keep(turn: WriteTurn): Promise<boolean> {
    this.#crowd.relay(turn.news)
    if (turn.accepted.length === 0) return true
    const started = this.#tools.elapsed()
    const entries = turn.accepted.map(({ entry }) => entry)
    try {
      const { first, news } = await this.#replica.append(entries)
      if (this.#closed) return true
      this.#retry.reset()
      this.#crowd.relay(news)
      this.#crowd.relayTurn(turn.accepted)
      this.#neighbours.kept(first, entries)
    } catch (error) {
      if (this.#closed) return false
      if (error instanceof UnknownDocument) this.close(4404, 'no such document')
      else if (error instanceof ForeignClient) await this.#reload(turn.touched)
      else this.#inTrouble('append', error, turn.touched)
      return false
    }
    const ms = this.#tools.elapsed() - started
    this.#tools.watch({ kind: 'kept', document: this.document, updates: entries.length, ms })
    for (const by of new Set(entries.map((entry) => entry.by))) {
      this.#sitting.note(by)
      this.#tools.changed(this.document, by, this.#replica.body.seq)
    }
    return true
  }

  /** The store failed. Nothing is taken until it works again; everybody who can understand it is told. */
  #inTrouble(doing: string, error: unknown, touched: ReadonlyMap<number, number>): void {
    this.#fail(doing, error)
    if (this.#closed) return
    const first = !this.#trouble
    this.#trouble?.cancel()
    this.#trouble = this.#tools.clock.after(this.#retry.next(), () => {
      this.#recovering = true
      this.#ready()
    })
    for (const [client, clock] of touched)
      this.#touched.set(client, Math.min(clock, this.#touched.get(client) ?? Number.POSITIVE_INFINITY))
    if (first) for (const session of this.sessions) this.#greet(session)
  }

  async #recover(): Promise<void> {
    this.#recovering = false
    try {
      const news = await this.#replica.reload(this.#touched)
      this.#touched.clear()
      this.#neighbours.forget()
      this.#trouble = null
      if (news) this.#crowd.relay([news])
      for (const session of this.sessions) {
        this.#greet(session)
        // What was refused meanwhile comes again, now that it can be kept.
        this.#answers.ask(session)
      }
    } catch (error) {
      this.#inTrouble('recover', error, new Map())
    }
  }

  async #reload(touched: ReadonlyMap<number, number>): Promise<void> {
    try {
      const news = await this.#replica.reload(touched)
      if (news) this.#crowd.relay([news])
    } catch (error) {
      this.#inTrouble('reload', error, touched)
    }
  }

  #refuseAll(): void {
    const outcomes = this.#writing.splice(0).map((written) => ({ ...written, refused: 'not-kept' as const }))
    this.#crowd.settle(outcomes)
    for (const edit of this.#editing.splice(0)) edit.reject(new NotKept())
  }

  async #fold(): Promise<void> {
    if (this.#folding) return
    this.#folding = true
    try {
      await this.#replica.fold()
    } catch (error) {
      this.#fail('fold', error)
    } finally {
      this.#folding = false
    }
  }

  get #empty(): boolean {
    return this.sessions.size === 0 && this.#holds === 0
  }

  #stay(): void {
    this.#lingering?.cancel()
    this.#lingering = null
  }

  #lingerIfEmpty(): void {
    if (this.#closed || !this.#empty) return
    this.#lingering ??= this.#tools.clock.after(this.#tools.timing.linger, () => {
      this.#lingering = null
      void this.#putAway()
    })
  }

  /** Nobody has been here for a while: the sitting is over, its log is folded, the document leaves memory. */
  async #putAway(): Promise<void> {
    await this.idle()
    if (!this.#empty || this.#closed) return
    this.#sitting.end()
    const { seq, snapshotSeq } = this.#replica.body
    // When folding fails nothing is lost: the log still has every update.
    if (!this.#trouble && seq - snapshotSeq >= FOLD_CLOSING) await this.#fold()
    while (!this.#closed && (this.#busy || this.#waiting)) await this.idle()
    if (this.#empty) this.close()
  }

  #refused(reason: string): void {
    this.#tools.watch({ kind: 'refused', document: this.document, reason })
  }

  #fail(doing: string, error: unknown): void {
    this.#tools.watch({ kind: 'failed', document: this.document, doing, error })
  }
}

const QUIET = [awarenessMessage(awarenessUpdate([]))]
