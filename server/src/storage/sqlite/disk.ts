import { fdatasyncSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'

/** Waits for the disk in the place of the event loop. */
export interface Disk {
  /** Resolves once what was written to this open file before the call would survive a loss of power. Asked for one at a time, of one file. */
  sync(file: number): Promise<void>
  close(): Promise<void>
}

/** Places in the memory that both threads see: how often a sync was asked for, how often one was done, whether the last one failed. */
export const ASKED = 0
export const DONE = 1
export const FAILED = 2

export interface AtTheDisk {
  readonly shared: Int32Array
  readonly file: number
}

/** So many syncs are waited for on the spot before a thread is started for them: a program that only looks in never needs one. */
const WORTH_A_THREAD = 16

/** A thread at one open file. To wake it and to be woken by it costs about half of what a message there and back does. */
export class DiskThread implements Disk {
  #shared: Int32Array | null = null
  #thread: Worker | null = null
  #syncs = 0

  async sync(file: number): Promise<void> {
    const shared = this.#shared
    if (!shared) {
      if (++this.#syncs % WORTH_A_THREAD === 0) this.#start(file)
      fdatasyncSync(file)
      // Whoever appends without a pause must not keep the loop from turning: the thread could never say that it is there.
      return turn()
    }
    const done = Atomics.load(shared, DONE)
    Atomics.add(shared, ASKED, 1)
    Atomics.notify(shared, ASKED)
    const waiting = Atomics.waitAsync(shared, DONE, done)
    if (waiting.async) await waiting.value
    if (Atomics.load(shared, FAILED) === 1) throw new Error('The disk did not take what was written')
  }

  async close(): Promise<void> {
    const thread = this.#thread
    this.#thread = null
    this.#shared = null
    await thread?.terminate()
  }

  #start(file: number): void {
    if (this.#thread) return
    const shared = new Int32Array(new SharedArrayBuffer(12))
    const about: AtTheDisk = { shared, file }
    const thread = new Worker(new URL('./disk-thread.ts', import.meta.url), { workerData: about })
    this.#thread = thread
    thread.on('online', () => {
      if (this.#thread === thread) this.#shared = shared
    })
    // Without it the syncs are waited for on the spot again, and say themselves what is wrong with the disk.
    thread.on('error', () => undefined)
    thread.on('exit', () => {
      if (this.#thread === thread) this.#thread = null
      if (this.#shared === shared) this.#shared = null
      // Whoever still waits for it is told that it will not come.
      Atomics.store(shared, FAILED, 1)
      Atomics.add(shared, DONE, 1)
      Atomics.notify(shared, DONE)
    })
  }
}
