import type { AdoptionShape } from '@commonplace/api'
import type { Decision } from '../../ui/use-deciding.ts'

/** What was pressed at a woven answer: how it came about, changing its words, or a decision. */
export interface Pressed {
  readonly adoptionId: string
  readonly what: Decision | 'look' | 'edit'
}

/** What is known of the answers woven into the page being written, for the blocks that show them; and what is pressed there. */
export class WovenAnswers {
  #known: ReadonlyMap<string, AdoptionShape> = new Map()
  readonly #drawn = new Set<() => void>()
  #hear: ((pressed: Pressed) => void) | null = null
  /** What was pressed before anybody heard of it. */
  #waiting: Pressed | null = null

  get(adoptionId: string): AdoptionShape | null {
    return this.#known.get(adoptionId) ?? null
  }

  /** How they stand now: every block is drawn anew. */
  set(adoptions: readonly AdoptionShape[]): void {
    this.#known = new Map(adoptions.map((one) => [one.id, one]))
    for (const draw of this.#drawn) draw()
  }

  /** Draws a block now and whenever something changes, until the returned function is called. */
  follow(draw: () => void): () => void {
    this.#drawn.add(draw)
    draw()
    return () => this.#drawn.delete(draw)
  }

  onPress(hear: (pressed: Pressed) => void): void {
    this.#hear = hear
    const waiting = this.#waiting
    this.#waiting = null
    if (waiting) hear(waiting)
  }

  press(pressed: Pressed): void {
    // Of a block that was only copied here nothing is decided here.
    if (!this.#known.has(pressed.adoptionId)) return
    if (this.#hear) this.#hear(pressed)
    else this.#waiting = pressed
  }
}
