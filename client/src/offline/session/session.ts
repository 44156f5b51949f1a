// Above the usual size: one session's life is told here in one piece; log, writer, socket, tabs and writing id have files of their own.
import type { Timer } from '@commonplace/kit'
import { movedWords, type Pen, type ServerWord } from '@commonplace/sync/client'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { words } from '../../words/editor.ts'
import { beAlive, sittingsAlive } from './alive.ts'
import { asServed } from './as-served.ts'
import { Connection } from './connection.ts'
import { DocumentLog, type Entry } from './document-log.ts'
import { freshClient } from './fresh-client.ts'
import { type DocumentSession, SessionEnded } from './open-document.ts'
import type { Parts } from './parts.ts'
import { Pending } from './pending.ts'
import { Pens } from './pens.ts'
import { Cell, type Ended, FRESH, type SaveState } from './save-state.ts'
import { joinTabs, type Tabs, type TabWord } from './tabs.ts'
import { watchWindow } from './watch-window.ts'
import { troubleOf, Writer } from './writer.ts'
import { WritingId } from './writing-id.ts'

/** Failed tries in a row after which "reconnecting" is called what it is: offline. */
const TRIES_UNTIL_OFFLINE = 3
/** Milliseconds after which an edit of another tab that the server has not confirmed is sent by this one. */
const STEP_IN = 4_000
/** Milliseconds that a window stays hidden before it lays down its pen: who looks something up in another tab comes back sooner. */
const AWAY = 30_000
/** Milliseconds within which an editor that is told to be read-only is: what is typed until then goes along. */
const STILL_TYPING = 100
/** Origins of what this session applies itself: none of it is the person's own edit of this tab. */
const KEPT = Symbol('from this device')

/** Said where somebody would write in a window that a newer build has taken over. */
const OUTDATED = words.outdated

/** One document on this device: its log, its socket, its other tabs, and the one state that says what is saved where. */
export class Session implements DocumentSession {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly documentId: string
  readonly whenReady: Promise<void>
  readonly state: Cell<SaveState>
  readonly #parts: Parts
  readonly #pending: Pending
  readonly #tabs: Tabs
  readonly #ready = Promise.withResolvers<void>()
  #connection: Connection | null = null
  #log: DocumentLog | null = null
  #pens: Pens | null = null
  readonly #id: WritingId
  #writer: Writer | null = null
  /** What came before the database was open. */
  #early: Entry[] = []
  #epoch = 0
  #synced = false
  #stepIn: Timer | null = null
  #hidden: Timer | null = null
  readonly #unwatch: () => void
  readonly #passAway: () => void
  #closing: Promise<void> | null = null
  readonly #opening: Promise<void>
  #moving = false
  /** A newer build asked for this device. */
  #handingOver = false
  /** It has it: this one writes nothing there any more. */
  #outdated = false
  #atClose: () => void = () => undefined

  constructor(parts: Parts) {
    this.#parts = parts
    this.doc = parts.doc
    this.awareness = parts.awareness
    this.documentId = parts.documentId
    this.#pending = new Pending(parts.sitting)
    this.state = new Cell<SaveState>({
      ...FRESH,
      readOnly: parts.canEdit ? null : words.readOnly,
    })
    this.whenReady = this.#ready.promise
    // Whoever waits is told; that nobody waits is no fault.
    this.whenReady.catch(() => undefined)
    // Before the connection listens: an edit has its mark by the time it is sent.
    this.doc.on('update', this.#onUpdate)
    this.#id = new WritingId({
      doc: parts.doc,
      awareness: parts.awareness,
      clock: parts.clock,
      mintLoan: () => Math.floor(parts.random.next() * 2 ** 32),
      atWork: () => this.#atWork,
      settled: () => this.#synced && this.#pending.size === 0,
      say: (message) => this.#connection?.say(message) ?? false,
      records: () => this.#penRecords,
      alive: sittingsAlive,
      failed: this.#deviceFailed,
    })
    this.#passAway = beAlive(parts.sitting)
    this.#tabs = joinTabs(parts.memberId, parts.documentId, (word) => this.#hearTab(word))
    this.#unwatch = watchWindow({
      online: () => this.#connection?.connect(),
      // The socket of a vanished network looks open for long. A server on this very machine answers the new one at once.
      offline: () => this.#connection?.open && this.#connection.reconnect(),
      hidden: () => {
        this.#hidden ??= this.#parts.clock.after(AWAY, () => this.#layDown())
      },
      shown: () => {
        this.#seen()
        this.#id.ask()
      },
      left: () => this.#layDown(),
      wouldLose: () => this.state.get().queue > 0 && this.state.get().kept === 'not',
      // What is only on its way to this device gets there while the session closes.
      mayLeave: () => {
        const { queue, kept, trouble } = this.state.get()
        return queue === 0 || kept !== 'not' || trouble === null || confirm(words.leaveLost)
      },
    })
    this.#opening = this.#open()
  }

  retry(): void {
    if (this.#closing) return
    this.#set({ ended: this.#standing, retryAt: null })
    this.#connection?.connect()
  }

  /**
   * A newer build of the program is about to have what is kept here. Nothing more is written by this one, and all that was written is brought
   * there before this resolves: the newer build sends it.
   */
  async handOver(): Promise<void> {
    if (this.#handingOver) return
    this.#handingOver = true
    this.#set({ ended: 'update-needed', readOnly: OUTDATED })
    await this.#opening
    await new Promise<void>((done) => this.#parts.clock.after(STILL_TYPING, done))
    await this.#writer?.allWritten()
    this.#outdated = true
  }

  /** Called when the session begins to close. */
  onClose(run: () => void): void {
    this.#atClose = run
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #open(): Promise<void> {
    let wholeAt = 0
    try {
      const device = await this.#parts.device
      const log = new DocumentLog(device, this.documentId)
      const loaded = await log.load()
      if (this.#closing) return
      wholeAt = loaded.wholeAt
      this.#epoch = loaded.epoch ?? 0
      this.doc.transact(() => {
        for (const update of loaded.updates) Y.applyUpdate(this.doc, update, KEPT)
      }, KEPT)
      this.#pending.adopt(loaded.marks)
      this.#log = log
      this.#pens = new Pens(device, this.documentId)
      this.#writer = new Writer(log, this.#parts.clock, {
        written: (entries) => this.#written(entries),
        trouble: (trouble) => this.#set({ trouble }),
      })
      for (const entry of this.#early.splice(0)) this.#writer.add(entry)
      void log.fold().catch(this.#deviceFailed)
    } catch (error) {
      if (this.#closing) return
      this.#early = []
      const trouble = troubleOf(error)
      this.#set({ trouble: trouble === 'failed' ? 'refused' : trouble })
    }
    // Before it is told that this device was looked at: whoever hears that asks what was found.
    if (wholeAt > 0 || this.#parts.isNew) this.#ready.resolve()
    this.#set({ known: true, upToDateAt: wholeAt || null })
    this.#count()
    this.#connect()
  }

  #connect(): void {
    this.#connection = new Connection(
      { ...this.#served, doc: this.doc, awareness: this.awareness },
      {
        opened: () => {
          this.#pending.connected()
          this.#id.connected()
          this.#set({ socket: 'open', retryAt: null, ended: this.#standing })
        },
        synced: () => this.#onSynced(),
        lost: (tries, retryAt) => {
          this.#synced = false
          this.#id.lost()
          this.#set({ socket: this.#offline(tries) ? 'closed' : 'retrying', retryAt, serverTrouble: null })
        },
        ended: (why) => void this.#ended(why),
        said: (word) => this.#hear(word),
        sent: (whole, messages) => this.#pending.sent(whole, messages),
      },
    )
    this.#connection.connect()
  }

  get #served() {
    const { url, schema, socket, clock, random, documentId, memberId } = this.#parts
    return { url, schema, socket, clock, random, documentId, memberId, epoch: this.#epoch }
  }

  /** How this window stands when its socket is there: it does not come back from having handed over. */
  get #standing(): Ended | null {
    return this.#handingOver ? 'update-needed' : null
  }

  #offline(tries: number): boolean {
    return tries >= TRIES_UNTIL_OFFLINE || (typeof navigator !== 'undefined' && navigator.onLine === false)
  }

  #onSynced(): void {
    this.#synced = true
    this.#ready.resolve()
    this.#id.ask()
    this.#upToDate()
  }

  /** What the server has acknowledged the newer build hears by itself. */
  readonly #deviceFailed = (error: unknown): void => {
    if (!this.#outdated) this.#set({ trouble: troubleOf(error) })
  }

  /** Somebody sees this window, which may otherwise end without a word, may write, and has the server's whole state at hand. */
  get #atWork(): boolean {
    const seen = typeof document === 'undefined' || document.visibilityState !== 'hidden'
    return seen && this.#parts.attended && this.#synced && !this.#closing && this.state.get().readOnly === null
  }

  get #penRecords() {
    const pens = this.#pens
    if (!pens) return null
    return {
      all: () => pens.all(),
      unsent: () => pens.unsent(),
      hold: (pen: Pen) => pens.hold(pen, this.#parts.sitting),
      layDown: async (pen: Pen) => {
        if (await this.#writer?.allWritten()) await pens.layDown(pen)
      },
      forget: (loan: number) => pens.forget(loan),
    }
  }

  #seen(): void {
    this.#hidden?.cancel()
    this.#hidden = null
  }

  #layDown(): void {
    void this.#id.layDown().catch(this.#deviceFailed)
  }

  /** Nothing of ours waits and the server's state is here: the copy is as good as the server's. */
  #upToDate(): void {
    if (!this.#synced || this.#pending.size > 0) return
    this.#id.giveBack()
    const now = this.#parts.clock.now()
    this.#set({ upToDateAt: now })
    const log = this.#log
    if (!log) return
    void this.#writer
      ?.flush()
      .then(() => log.whole(now, this.#epoch))
      .catch(this.#deviceFailed)
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (origin === KEPT || this.#closing) return
    const own = transaction.local
    const mark = own ? this.#pending.mint(this.#parts.clock.now()) : null
    if (mark) this.#tabs.tell({ kind: 'edit', update, mark })
    // What others write comes to the newer build from the server.
    if (this.#outdated && !own) return
    const entry = { update, mark }
    if (this.#writer) this.#writer.add(entry)
    else if (!this.state.get().trouble) this.#early.push(entry)
    if (own) this.#count()
  }

  #written(entries: readonly Entry[]): void {
    const ids = entries.flatMap(({ mark }) => (mark ? [mark.id] : []))
    if (ids.length === 0) return
    this.#pending.written(ids)
    this.#tabs.tell({ kind: 'written', ids })
    this.#count()
  }

  #hear(word: ServerWord): void {
    switch (word.kind) {
      case 'ack':
        this.#settle(this.#pending.acknowledged(word.settled), true)
        return
      case 'refused':
        this.#pending.refused(word.index)
        // What is missing the server asks for by itself; an edit it will never take must be told.
        if (word.reason === 'too-many') this.#set({ refused: word.sentence })
        if (word.reason === 'foreign') void this.#moveWords(word.sentence)
        return
      case 'hello': {
        if (word.epoch !== this.#epoch && this.state.get().upToDateAt !== null) {
          this.#end('rebuilt')
          return
        }
        this.#epoch = word.epoch
        const { readOnly, serverTrouble } = this.state.get()
        const { reason = '', sentence = null } = word.readOnly ?? {}
        if (this.#handingOver) return
        this.#set({
          readOnly: reason === 'store' ? null : sentence,
          serverTrouble: reason === 'store' ? sentence : null,
          ...(reason === 'schema' ? { ended: 'update-needed' as const } : {}),
        })
        if (this.state.get().readOnly !== null) this.#layDown()
        else this.#id.ask()
        const again = (readOnly ?? serverTrouble) !== null && sentence === null
        if (again && this.#pending.stranded && this.#synced) this.#connection?.pushWhole()
        return
      }
      case 'pen-lent':
      case 'pen-back':
        this.#id.hear(word)
    }
  }

  /**
   * Somebody else has written under the id that own words stand under: a copy of this browser's profile, or who gave its pen back in its
   * name. No copy of the document that holds both can be mended, so the words are put under an id of their own into one that is read anew
   * from the server. It takes the place of what is on this device and is opened again.
   */
  async #moveWords(sentence: string): Promise<void> {
    if (this.#moving || this.#closing) return
    this.#moving = true
    try {
      const acknowledged = await this.#id.acknowledged()
      const after = await asServed(this.#served)
      const kept = (await this.#log?.load())?.updates ?? []
      if (this.#closing) return
      // From here to the end without a pause: what is typed meanwhile is in it, or comes after.
      for (const update of kept) Y.applyUpdate(this.doc, update, KEPT)
      const update = movedWords(this.doc, after, acknowledged, () => this.#freshId(after))
      if (!update) return this.#set({ refused: sentence })
      Y.applyUpdate(after, update)
      this.#writer?.discard()
      const replaced = this.#log?.replace(Y.encodeStateAsUpdate(after), this.#pending.marks)
      this.#leaveMoved()
      await replaced
      this.#tabs.tell({ kind: 'moved' })
    } catch (error) {
      this.#set({ refused: sentence })
      if (this.state.get().ended === 'moved') this.#deviceFailed(error)
    } finally {
      this.#moving = false
    }
  }

  #leaveMoved(): void {
    this.doc.off('update', this.#onUpdate)
    this.#writer?.discard()
    this.#connection?.close()
    this.#end('moved')
  }

  #freshId(doc: Y.Doc): number {
    const isTaken = (client: number) => doc.store.clients.has(client) || this.doc.store.clients.has(client)
    return freshClient(this.#parts.random, isTaken)
  }

  #hearTab(word: TabWord): void {
    if (word.kind === 'moved') {
      this.#leaveMoved()
      return
    }
    if (word.kind === 'settled') {
      this.#settle(word.ids, false)
      return
    }
    if (word.kind === 'written') {
      this.#pending.written(word.ids)
      this.#count()
      return
    }
    this.#pending.hear(word.mark)
    // As if from the server: the other tab sends it. Where it cannot, this one steps in.
    Y.applyUpdate(this.doc, word.update, this.#connection?.origin ?? KEPT)
    this.#count()
    this.#stepIn ??= this.#parts.clock.after(STEP_IN, () => {
      this.#stepIn = null
      if (this.#pending.stranded) this.#connection?.pushWhole()
    })
  }

  #settle(ids: readonly string[], tell: boolean): void {
    const settled = tell ? ids : this.#pending.forget(ids)
    if (settled.length === 0) return
    if (tell) {
      this.#tabs.tell({ kind: 'settled', ids: settled })
      void this.#writer
        ?.flush()
        .then(() => this.#log?.settle(settled))
        .catch(this.#deviceFailed)
    }
    this.#count()
    this.#upToDate()
  }

  /** What was made on this device is not gone: the server hears of it as soon as the outbox is sent, and `retry` is called then. */
  async #ended(why: Ended): Promise<void> {
    if (why === 'gone' && (await this.#log?.waitsToBeMade())) this.#set({ socket: 'retrying', retryAt: null })
    else this.#end(why)
  }

  #end(why: Ended): void {
    this.#set({ ended: why, socket: 'closed', retryAt: null })
    if (why === 'rebuilt') this.#connection?.close()
    this.#ready.reject(new SessionEnded(why))
  }

  #count(): void {
    const queue = this.#pending.steps
    const was = this.state.get()
    const savedAt = was.queue > 0 && queue === 0 ? this.#parts.clock.now() : was.savedAt
    const kept = queue === 0 ? 'everyone' : this.#pending.onDevice ? 'device' : 'not'
    this.#set({ queue, kept, since: this.#pending.since, savedAt })
  }

  #set(change: Partial<SaveState>): void {
    const was = this.state.get()
    const differs = (Object.keys(change) as (keyof SaveState)[]).some((key) => was[key] !== change[key])
    if (differs) this.state.set({ ...was, ...change })
  }

  async #close(): Promise<void> {
    this.#atClose()
    this.#unwatch()
    this.#stepIn?.cancel()
    this.#seen()
    this.doc.off('update', this.#onUpdate)
    this.awareness.setLocalState(null)
    await this.#id.layDown().catch(this.#deviceFailed)
    await this.#id.close()
    await this.#writer?.close()
    this.#connection?.close()
    this.#tabs.close()
    this.awareness.destroy()
    this.doc.destroy()
    this.#passAway()
  }
}
