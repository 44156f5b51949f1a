import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'

type Change = { readonly add: object; readonly pos: number; readonly label: string } | { readonly take: object }

const key = new PluginKey<DecorationSet>('heldPlaces')

/** Keeps the places where something will be put that takes a while to come: they stay where they are while others write around them. */
export const heldPlaces = () =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, before) {
        const set = before.map(tr.mapping, tr.doc)
        const change = tr.getMeta(key) as Change | undefined
        if (!change) return set
        if ('take' in change) return set.remove(set.find(undefined, undefined, ({ held }) => held === change.take))
        const place = document.createElement('span')
        place.className = 'held-place'
        place.textContent = change.label
        return set.add(tr.doc, [Decoration.widget(change.pos, place, { held: change.add, side: 1 })])
      },
    },
    props: { decorations: (state) => key.getState(state) },
  })

/** A place that is kept from now on. `take` gives where it is by then and lets it go; null where it was deleted meanwhile. */
export function holdPlace(view: EditorView, pos: number, label: string) {
  const held = {}
  view.dispatch(view.state.tr.setMeta(key, { add: held, pos, label } satisfies Change).setMeta('addToHistory', false))
  const now = () =>
    view.isDestroyed
      ? null
      : (key.getState(view.state)?.find(undefined, undefined, (spec) => spec.held === held)[0]?.from ?? null)
  return {
    now,
    take(): number | null {
      const at = now()
      if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, { take: held } satisfies Change))
      return at
    },
  }
}
