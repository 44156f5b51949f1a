import type { Loop } from '../ports.ts'

/** An event loop that goes round when the test says so. Its time is counted in steps, so that a run can be told again. */
export class ManualLoop implements Loop {
  #soon: (() => void)[] = []
  #elapsed = 0
  #stopped = false

  soon(run: () => void): void {
    if (!this.#stopped) this.#soon.push(run)
  }

  /** Nothing runs any more: the process has died. */
  stop(): void {
    this.#stopped = true
    this.#soon = []
  }

  elapsed(): number {
    this.#elapsed += 0.01
    return this.#elapsed
  }

  get waiting(): boolean {
    return this.#soon.length > 0
  }

  /** One round: what was asked for, not what is asked for meanwhile. */
  round(): void {
    for (const run of this.#soon.splice(0)) run()
  }
}

/** Lets promises that are already resolved run on, many of them deep. */
export async function settlePromises(times = 30): Promise<void> {
  for (let i = 0; i < times; i++) await Promise.resolve()
}
