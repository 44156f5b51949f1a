// Above the usual size: one document's life is told here in one piece; its parts (copy, turn, presence, crowd, trouble) have files of their own.
import type { DocumentId, MemberId } from '@commonplace/domain'
import { must, type Timer } from '@commonplace/kit'
import type * as Y from 'yjs'
import { Crowd } from './crowd.ts'
import { helloFor, isOlder } from './hello.ts'
import { Lending } from './lending.ts'
import { Neighbours } from './neighbours.ts'
import { ForeignClient, type Seq, type Transport, UnknownDocument } from './ports.ts'
import { Presence } from './presence.ts'
import { Replica } from './replica.ts'
import { type Guest, type Host, type Incoming, Session } from './session.ts'
import { Sitting } from './sitting.ts'
import { StateAnswers } from './state-answers.ts'
import { NotKept, type Tools } from './tools.ts'
import { Trouble } from './trouble.ts'
import type { Worker } from './turn-loop.ts'
import { awarenessMessage, awarenessUpdate, helloMessage, type PenErrand } from './wire.ts'
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
  readonly #trouble: Trouble
  readonly #gone: (room: Room) => void
  readonly #lending: Lending
  #arrived: Session[] = []
  #reading: { look: () => void; reject: (error: unknown) => void }[] = []
  #writing: Written[] = []
  #editing: Edit[] = []
  #busy = false
  #closed = false
  #holds = 0
  #lingering: Timer | null = null
  #idle: (() => void)[] = []

  constructor(document: DocumentId, tools: Tools, gone: (room: Room) => void) {
    const { clock, timing, limits } = tools
    this.document = document
    this.#tools = tools
    this.#gone = gone
    this.#replica = new Replica(document, tools.log, limits)
    this.#lending = new Lending(document, tools, this.#replica)
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
    this.#trouble = new Trouble(tools, this.#replica, {
      ready: () => this.#ready(),
      failed: (doing, error) => this.#fail(doing, error),
      news: (update) => this.#crowd.relay([update]),
      began: () => this.#greetAll(),
      over: () => this.#takeUpAgain(),
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
    if (!this.#ofAnotherEpoch(session)) this.#answers.arrive(session)
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

  /** Not more often than changes are told: whoever was just told hears of them by themselves. */
  tellPresence(session: Session): void {
    const now = this.#tools.clock.now()
    if (now - session.toldPresenceAt < this.#tools.timing.presence) return
    session.toldPresenceAt = now
    const everybody = this.#presence.everybody()
    if (everybody) session.send([awarenessMessage(everybody)])
  }

  askedOfPens(session: Session, errand: PenErrand): void {
    this.#lending.hear(session, errand)
    this.#ready()
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
    this.#replica.rest()
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
    this.#lingering?.cancel()
    for (const idle of this.#idle.splice(0)) idle()
    this.#trouble.close()
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
    if (this.#trouble.isDue || this.#writing.length > 0 || this.#editing.length > 0) return true
    if (this.#trouble.isHere) return false
    return (
      this.#lending.waiting ||
      this.#neighbours.waiting ||
      this.#answers.waiting ||
      this.#arrived.length + this.#reading.length > 0
    )
  }

  #ready(): void {
    if (!this.#busy && !this.#closed) this.#tools.turns.ready(this)
  }

  async #work(): Promise<void> {
    if (this.#trouble.isDue) await this.#trouble.tryAgain()
    if (this.#trouble.isHere) return this.#refuseAll()
    if (this.#neighbours.waiting) await this.#listen()
    if (this.#trouble.isHere || this.#closed) return
    for (const session of this.#arrived.splice(0)) this.#greet(session, true)
    const { body } = this.#replica
    this.#answers.say(
      (vector) => body.answer(vector),
      () => body.vector(),
    )
    for (const { look } of this.#reading.splice(0)) look()
    if (this.#replica.foldIsDue) void this.#fold()
    if (this.#lending.waiting) await this.#lend()
    if (this.#trouble.isHere || this.#closed) return
    const edit = this.#editing.shift()
    if (edit) await this.#edit(edit)
    else if (this.#writing.length > 0) await this.#write()
  }

  async #lend(): Promise<void> {
    try {
      await this.#lending.run((updates) => this.#crowd.relay(updates))
    } catch (error) {
      this.#cannotLend(error)
    }
  }

  #cannotLend(error: unknown): void {
    if (error instanceof UnknownDocument) this.close(4404, 'no such document')
    else this.#trouble.begin('lend', error)
  }

  /** Takes in what other processes have kept. */
  async #listen(): Promise<void> {
    try {
      await this.#neighbours.listen(this.#replica, (updates) => this.#crowd.relay(updates))
    } catch (error) {
      this.#trouble.begin('listen', error)
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
        failing: this.#trouble.isHere,
      }
      session.send([helloMessage(helloFor(session, place))])
    }
    if (arriving) this.tellPresence(session)
  }

  /** Under a pen of the member it is done for, which is put back at once: edits of the server leave no client ids behind either. */
  async #edit(edit: Edit): Promise<void> {
    try {
      const { client, done } = await this.#lending.borrow(edit.by, (updates) => this.#crowd.relay(updates))
      if (this.#closed) return edit.reject(new NotKept())
      await this.#editUnder(client, edit)
      done()
    } catch (error) {
      edit.reject(new NotKept())
      this.#cannotLend(error)
    }
  }

  async #editUnder(client: number, edit: Edit): Promise<void> {
    const { body } = this.#replica
    const before = new Map([[client, body.clockOf(client)]])
    const turn = new WriteTurn(this.#replica, this.#tools.limits)
    const nobodys = body.doc.clientID
    let value: unknown
    let update: Uint8Array | null
    try {
      body.doc.clientID = client
      update = body.capture((doc) => {
        value = edit.change(doc)
      })
    } catch (error) {
      if (body.spoiled) await this.#trouble.reload(before)
      return edit.reject(error)
    } finally {
      body.doc.clientID = nobodys
    }
    if (!update) return edit.resolve(value)
    turn.addOwn({ update, by: edit.by, claims: [client] })
    if (await this.#keep(turn)) edit.resolve(value)
    else edit.reject(new NotKept())
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
      this.#trouble.begin('write', error, turn.touched)
      return this.#refuseAll()
    }
    const written = this.#writing.splice(0, taken)
    if (await this.#keep(turn)) {
      for (const { refused } of turn.outcomes) if (refused) this.#refused(refused)
      for (const session of this.#crowd.settle(turn.outcomes)) this.#answers.ask(session)
    } else {
      this.#writing.unshift(...written)
      if (this.#trouble.isHere) this.#refuseAll()
    }
  }

  /** Makes a turn durable, then tells everybody. False: it was not kept, and the copy is loaded again before anything else happens. */
  async #keep(turn: WriteTurn): Promise<boolean> {
    this.#crowd.relay(turn.news)
    if (turn.accepted.length === 0) return true
    const started = this.#tools.elapsed()
    const entries = turn.accepted.map(({ entry }) => entry)
    try {
      const { first, news } = await this.#replica.append(entries, turn.touched)
      if (this.#closed) return true
      this.#trouble.works()
      this.#crowd.relay(news)
      this.#crowd.relayTurn(turn.accepted)
      this.#neighbours.kept(first, entries)
    } catch (error) {
      if (this.#closed) return false
      if (error instanceof UnknownDocument) this.close(4404, 'no such document')
      else if (error instanceof ForeignClient) await this.#trouble.reload(turn.touched)
      else this.#trouble.begin('append', error, turn.touched)
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

  #greetAll(): void {
    for (const session of this.sessions) this.#greet(session)
  }

  /** The store works again: what was refused meanwhile comes again, now that it can be kept. */
  #takeUpAgain(): void {
    this.#neighbours.forget()
    this.#greetAll()
    for (const session of this.sessions) this.#answers.ask(session)
  }

  #refuseAll(): void {
    const outcomes = this.#writing.splice(0).map((written) => ({ ...written, refused: 'not-kept' as const }))
    this.#crowd.settle(outcomes)
    for (const edit of this.#editing.splice(0)) edit.reject(new NotKept())
  }

  async #fold(): Promise<void> {
    try {
      await this.#replica.fold()
    } catch (error) {
      if (!this.#closed) this.#fail('fold', error)
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
    // When folding fails nothing is lost: the log still has every update.
    if (!this.#trouble.isHere && this.#replica.foldIsDueAtLast) await this.#fold()
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
