// Above the usual size: one session's life is told here in one piece; log, writer, socket, tabs and writing id have files of their own.
import type { Timer } from '@commonplace/kit'
import type { ServerWord } from '@commonplace/sync/client'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { KeptId } from '../device/open-device.ts'
import { Connection } from './connection.ts'
import { DocumentLog, type Entry } from './document-log.ts'
import { KeptIds } from './kept-ids.ts'
import { type DocumentSession, SessionEnded } from './open-document.ts'
import type { Parts } from './parts.ts'
import { Pending } from './pending.ts'
import { Cell, type Ended, FRESH, type SaveState } from './save-state.ts'
import { joinTabs, type Tabs, type TabWord } from './tabs.ts'
import { watchWindow } from './watch-window.ts'
import { troubleOf, Writer } from './writer.ts'
import { WritingId } from './writing-id.ts'

/** Failed tries in a row after which "reconnecting" is called what it is: offline. */
const TRIES_UNTIL_OFFLINE = 3
/** Milliseconds after which an edit of another tab that the server has not confirmed is sent by this one. */
const STEP_IN = 4_000
/** Origins of what this session applies itself: none of it is the person's own edit of this tab. */
const KEPT = Symbol('from this device')

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
  #keptIds: KeptIds | null = null
  readonly #id: WritingId
  #writer: Writer | null = null
  /** What came before the database was open. */
  #early: Entry[] = []
  #epoch = 0
  #synced = false
  #stepIn: Timer | null = null
  readonly #unwatch: () => void
  #closing: Promise<void> | null = null
  #atClose: () => void = () => undefined

  constructor(parts: Parts) {
    this.#parts = parts
    this.doc = parts.doc
    this.awareness = parts.awareness
    this.documentId = parts.documentId
    this.#pending = new Pending(parts.sitting)
    this.state = new Cell<SaveState>({
      ...FRESH,
      readOnly: parts.canEdit ? null : 'You may read this page but not change it.',
    })
    this.whenReady = this.#ready.promise
    // Whoever waits is told; that nobody waits is no fault.
    this.whenReady.catch(() => undefined)
    // Before the connection listens: an edit has its mark by the time it is sent.
    this.doc.on('update', this.#onUpdate)
    this.#id = new WritingId({
      doc: parts.doc,
      awareness: parts.awareness,
      now: () => parts.clock.now(),
      online: () => this.#synced,
      take: (clockOf) => this.#takeId(clockOf),
      putBack: (id) => this.#putIdBack(id),
    })
    this.#tabs = joinTabs(parts.memberId, parts.documentId, (word) => this.#hearTab(word))
    this.#unwatch = watchWindow({
      online: () => this.#connection?.connect(),
      // The socket of a vanished network looks open for long. A server on this very machine answers the new one at once.
      offline: () => this.#connection?.open && this.#connection.reconnect(),
      hidden: () => void this.#id.putBack().catch(this.#deviceFailed),
      shown: () => void this.#id.take().catch(this.#deviceFailed),
      wouldLose: () => this.state.get().queue > 0 && this.state.get().kept === 'not',
    })
    void this.#open()
  }

  retry(): void {
    if (this.#closing) return
    this.#set({ ended: null, retryAt: null })
    this.#connection?.connect()
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
      this.#keptIds = new KeptIds(device, this.documentId)
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
    this.#set({ upToDateAt: wholeAt || null })
    this.#count()
    if (wholeAt > 0 || this.#parts.isNew) this.#ready.resolve()
    this.#connect()
  }

  #connect(): void {
    const { url, schema, socket, clock, random } = this.#parts
    this.#connection = new Connection(
      {
        url,
        schema,
        socket,
        clock,
        random,
        documentId: this.documentId,
        doc: this.doc,
        awareness: this.awareness,
        epoch: this.#epoch,
      },
      {
        opened: () => {
          this.#pending.connected()
          this.#set({ socket: 'open', retryAt: null, ended: null })
        },
        synced: () => this.#onSynced(),
        lost: (tries, retryAt) => {
          this.#synced = false
          this.#set({ socket: this.#offline(tries) ? 'closed' : 'retrying', retryAt })
        },
        ended: (why) => this.#end(why),
        said: (word) => this.#hear(word),
        sent: (whole) => this.#pending.sent(whole),
      },
    )
    this.#connection.connect()
  }

  #offline(tries: number): boolean {
    return tries >= TRIES_UNTIL_OFFLINE || (typeof navigator !== 'undefined' && navigator.onLine === false)
  }

  #onSynced(): void {
    this.#synced = true
    this.#ready.resolve()
    void this.#id.take().catch(this.#deviceFailed)
    this.#upToDate()
  }

  readonly #deviceFailed = (error: unknown): void => this.#set({ trouble: troubleOf(error) })

  /** Only with the server's whole state at hand, and only where somebody sees the window: a hidden one may end without a word. */
  async #takeId(clockOf: (client: number) => number): Promise<KeptId | null> {
    const seen = typeof document === 'undefined' || document.visibilityState !== 'hidden'
    if (!this.#synced || !seen || this.#closing || this.state.get().readOnly !== null) return null
    return this.#keptIds?.take(this.#epoch, clockOf) ?? null
  }

  async #putIdBack(id: KeptId): Promise<void> {
    if (await this.#writer?.allWritten()) await this.#keptIds?.putBack(id)
  }

  /** Nothing of ours waits and the server's state is here: the copy is as good as the server's. */
  #upToDate(): void {
    if (!this.#synced || this.#pending.size > 0) return
    this.#id.prove()
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
        if (word.reason === 'foreign' || word.reason === 'too-many') this.#set({ refused: word.sentence })
        return
      case 'hello': {
        if (word.epoch !== this.#epoch && this.state.get().upToDateAt !== null) {
          this.#end('rebuilt')
          return
        }
        this.#epoch = word.epoch
        const was = this.state.get().readOnly
        const readOnly = word.readOnly?.sentence ?? null
        this.#set({ readOnly, ...(word.readOnly?.reason === 'schema' ? { ended: 'update-needed' as const } : {}) })
        if (was !== null && readOnly === null && this.#pending.stranded && this.#synced) this.#connection?.pushWhole()
      }
    }
  }

  #hearTab(word: TabWord): void {
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
    this.doc.off('update', this.#onUpdate)
    await this.#id.putBack().catch(this.#deviceFailed)
    await this.#writer?.close()
    this.#connection?.close()
    this.#tabs.close()
    this.awareness.destroy()
    this.doc.destroy()
  }
}
