import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import type { Mappable } from '@tiptap/pm/transform'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'

export interface Place {
  readonly from: number
  readonly to: number
}

interface Held extends Place {
  /** What is shown there meanwhile. */
  readonly sign: HTMLElement | null
}
type Change = { readonly of: object; readonly place: Held | null }

const key = new PluginKey<ReadonlyMap<object, Held>>('heldPlaces')

/** Where a place is after a change; null where all around it was deleted. What is written at an edge of it stays outside. */
export function moved<P extends Place>(place: P, by: Mappable): P | null {
  const empty = place.from === place.to
  const from = by.mapResult(place.from, empty ? -1 : 1)
  const to = by.mapResult(place.to, -1)
  if (from.deletedAcross && to.deletedAcross) return null
  return { ...place, from: from.pos, to: Math.max(from.pos, to.pos) }
}

/** Keeps the places where something will be put that takes a while to come: they stay where they are while all write around them. */
export const heldPlaces = () =>
  new Plugin<ReadonlyMap<object, Held>>({
    key,
    state: {
      init: () => new Map(),
      apply(tr, before) {
        const change = tr.getMeta(key) as Change | undefined
        if (!change && (before.size === 0 || !tr.docChanged)) return before
        const now = new Map<object, Held>()
        for (const [of, held] of before) {
          const place = moved(held, tr.mapping)
          if (place && of !== change?.of) now.set(of, place)
        }
        if (change?.place) now.set(change.of, change.place)
        return now
      },
    },
    props: {
      decorations(state) {
        const signs = [...(key.getState(state)?.values() ?? [])].flatMap(({ to, sign }) =>
          sign ? [Decoration.widget(to, sign, { side: 1 }), ...filling(state.doc, to)] : [],
        )
        return signs.length > 0 ? DecorationSet.create(state.doc, signs) : DecorationSet.empty
      },
    },
  })

/** A table that more rows are coming into is not laid out before they are there: with each of them all of it would be. */
function filling(doc: Node, to: number): Decoration[] {
  const table = doc.resolve(to).nodeBefore
  return table?.type.name === 'table' ? [Decoration.node(to - table.nodeSize, to, { class: 'filling' })] : []
}

function signOf(label: string): HTMLElement | null {
  if (label === '') return null
  const sign = document.createElement('span')
  sign.className = 'held-place'
  sign.textContent = label
  return sign
}

/** A place that is kept from now on, with a sign there where it has a label. */
export class HeldPlace {
  readonly #view: EditorView
  readonly #sign: HTMLElement | null

  constructor(view: EditorView, place: Place, label = '') {
    this.#view = view
    this.#sign = signOf(label)
    view.dispatch(this.moveIn(view.state.tr, place))
  }

  /** Where it is by now; null where it was deleted, or given back. */
  now(): Place | null {
    return this.#view.isDestroyed ? null : (key.getState(this.#view.state)?.get(this) ?? null)
  }

  /** Somewhere else, once the transaction is done: `place` is of its document. */
  moveIn(tr: Transaction, place: Place | null): Transaction {
    return tr.setMeta(key, {
      of: this,
      place: place && { from: place.from, to: place.to, sign: this.#sign },
    } satisfies Change)
  }

  /** Where it is by now, and no longer kept. */
  take(): Place | null {
    const now = this.now()
    if (now) this.#view.dispatch(this.moveIn(this.#view.state.tr, null))
    return now
  }
}
