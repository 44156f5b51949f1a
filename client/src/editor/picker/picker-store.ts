import type { Kind } from '@commonplace/domain'
import type { ChoicesOf } from './choices.ts'

/** One row of a menu that opens at the caret. */
export interface PickerRow {
  readonly key: string
  readonly label: string
  /** A quiet word at the end of the row: the kind of a page, the keys of a command. */
  readonly hint?: string
  readonly spine?: Kind | 'question'
  pick(): void
}

export interface PickerState {
  /** What the rows are, for the heading and for screen readers; null while closed. */
  readonly label: string | null
  readonly rows: readonly PickerRow[]
  readonly index: number
  readonly query: string
  readonly rect: DOMRect | null
}

const CLOSED: PickerState = { label: null, rows: [], index: 0, query: '', rect: null }

/** The one menu of an editor, whatever opened it. ProseMirror plugins write it, a React component shows it. */
export class PickerStore {
  #state = CLOSED
  readonly #listeners = new Set<() => void>()

  #offer: (choices: ChoicesOf) => void = () => undefined
  /** What the menus offer, once there is something that shows them. */
  readonly choices = new Promise<ChoicesOf>((resolve) => {
    this.#offer = resolve
  })

  offer(choices: ChoicesOf): void {
    this.#offer(choices)
  }

  get = (): PickerState => this.#state

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  show(next: Omit<PickerState, 'index'>): void {
    const same = next.label === this.#state.label && next.query === this.#state.query
    const index = same ? Math.min(this.#state.index, Math.max(0, next.rows.length - 1)) : 0
    this.#set({ ...next, index })
  }

  close(): void {
    if (this.#state.label !== null) this.#set(CLOSED)
  }

  /** Moves the mark, round the ends. */
  move(by: number): void {
    const { rows, index } = this.#state
    if (rows.length > 0) this.#set({ ...this.#state, index: (index + by + rows.length) % rows.length })
  }

  point(index: number): void {
    if (index !== this.#state.index) this.#set({ ...this.#state, index })
  }

  /** Takes the marked row; false where there is none. */
  pick(): boolean {
    const row = this.#state.rows[this.#state.index]
    row?.pick()
    return row !== undefined
  }

  #set(state: PickerState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
