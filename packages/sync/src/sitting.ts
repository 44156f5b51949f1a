import type { MemberId } from '@commonplace/domain'
import type { Clock, Timer } from '@commonplace/kit'

/** Who has written since the document was last quiet. Tells once it has been quiet for long enough, or when it is put away. */
export class Sitting {
  readonly #clock: Clock
  readonly #quiet: number
  readonly #settled: (by: readonly MemberId[]) => void
  readonly #authors = new Set<MemberId>()
  #last = 0
  #timer: Timer | null = null

  constructor(clock: Clock, quiet: number, settled: (by: readonly MemberId[]) => void) {
    this.#clock = clock
    this.#quiet = quiet
    this.#settled = settled
  }

  /** One timer a sitting, not one a keystroke: it looks at the time of the last change when it fires. */
  note(by: MemberId): void {
    this.#authors.add(by)
    this.#last = this.#clock.now()
    this.#timer ??= this.#clock.after(this.#quiet, () => this.#look())
  }

  end(): void {
    this.#timer?.cancel()
    this.#timer = null
    if (this.#authors.size === 0) return
    const by = [...this.#authors]
    this.#authors.clear()
    this.#settled(by)
  }

  #look(): void {
    this.#timer = null
    const left = this.#last + this.#quiet - this.#clock.now()
    if (left > 0) this.#timer = this.#clock.after(left, () => this.#look())
    else this.end()
  }
}
