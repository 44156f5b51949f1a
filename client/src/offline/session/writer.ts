import type { Clock, Timer } from '@commonplace/kit'
import type { DocumentLog, Entry } from './document-log.ts'
import type { DeviceTrouble } from './save-state.ts'

/** Milliseconds that edits of others may wait before they are written; own edits take them along at once. */
const OTHERS_WAIT = 1_000
/** Milliseconds before a failed write is tried again. */
const AGAIN = 5_000

interface Told {
  written(entries: readonly Entry[]): void
  trouble(trouble: DeviceTrouble | null): void
}

/**
 * Brings a document's updates to the device in the order they came, one transaction at a time; what arrives meanwhile goes together
 * in the next. What could not be written stays first in line, so that nothing is written whose ground is missing.
 */
export class Writer {
  readonly #log: DocumentLog
  readonly #clock: Clock
  readonly #told: Told
  #waiting: Entry[] = []
  #busy: Promise<void> | null = null
  #timer: Timer | null = null
  #failing = false

  constructor(log: DocumentLog, clock: Clock, told: Told) {
    this.#log = log
    this.#clock = clock
    this.#told = told
  }

  add(entry: Entry): void {
    this.#waiting.push(entry)
    if (this.#failing && this.#timer) return
    if (entry.mark) void this.flush()
    else this.#timer ??= this.#clock.after(OTHERS_WAIT, () => void this.flush())
  }

  /** Resolves when everything added so far was written or failed. */
  async flush(): Promise<void> {
    this.#timer?.cancel()
    this.#timer = null
    while (this.#busy) await this.#busy
    if (this.#waiting.length === 0) return
    this.#busy = this.#run()
    await this.#busy
  }

  /** Resolves when everything added so far was written, or could not be: false. */
  async allWritten(): Promise<boolean> {
    await this.flush()
    return this.#waiting.length === 0
  }

  /** What was not written yet never will be. */
  discard(): void {
    this.#waiting = []
  }

  async close(): Promise<void> {
    await this.flush()
    this.#timer?.cancel()
    this.#timer = null
  }

  async #run(): Promise<void> {
    try {
      await this.#writeAll()
    } finally {
      this.#busy = null
    }
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const entries = this.#waiting.slice()
      try {
        await this.#log.append(entries)
      } catch (error) {
        this.#failing = true
        this.#told.trouble(troubleOf(error))
        this.#timer ??= this.#clock.after(AGAIN, () => void this.flush())
        return
      }
      this.#waiting.splice(0, entries.length)
      if (this.#failing) {
        this.#failing = false
        this.#told.trouble(null)
      }
      this.#told.written(entries)
    }
  }
}

/** What a failed write says about the device. */
export function troubleOf(error: unknown): DeviceTrouble {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  if (name === 'QuotaExceededError') return 'full'
  if (name === 'SecurityError' || name === 'NotAllowedError' || name === 'InvalidStateError') return 'refused'
  return 'failed'
}
