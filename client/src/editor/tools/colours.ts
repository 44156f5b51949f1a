import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { DecorationSet } from '@tiptap/pm/view'
import type { Parser } from 'prosemirror-highlight'
import { type MarksOf, markAll, markTouched } from './block-marks.ts'

/** Longer code than this is shown plain: colours come while one types. */
const LONGEST = 20_000

interface Options {
  /** Fetches what knows the languages: it is large, and not there before there is code. */
  load: () => Promise<Parser>
}

/** Code in colours, in the languages the reading page knows. */
export const codeColours = Extension.create<Options>({
  name: 'codeColours',
  addOptions: () => ({ load: () => import('./load-colours.ts').then(({ colours }) => colours) }),
  addProseMirrorPlugins() {
    const { load } = this.options
    const key = new PluginKey<DecorationSet>('codeColours')
    let parser: Parser | null = null
    /** There is code that waits for its colours. */
    let wanted = false
    const coloursOf: MarksOf = (block, pos) => {
      const language = String(block.attrs.language ?? '').split(/\s/)[0]
      if (block.type.name !== 'codeBlock' || !language || language === 'math' || block.content.size > LONGEST) return []
      wanted = true
      const found = parser?.({ content: block.textContent, language, pos, size: block.nodeSize })
      return Array.isArray(found) ? found : []
    }
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_, { doc }) => markAll(doc, coloursOf),
          apply: (tr, marks) => (tr.getMeta(key) ? markAll(tr.doc, coloursOf) : markTouched(marks, tr, coloursOf)),
        },
        props: { decorations: (state) => key.getState(state) },
        view(view) {
          let asked = false
          const again = () => {
            asked = false
            look()
          }
          const look = () => {
            if (!wanted || asked) return
            asked = true
            load().then(
              (loaded) => {
                parser = loaded
                if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, true))
              },
              (error: unknown) => {
                // Without it code is plain. Asked for again at once it would fail again, and again.
                console.debug('The colours of code are not here.', error)
                addEventListener('online', again, { once: true })
              },
            )
          }
          look()
          return { update: look, destroy: () => removeEventListener('online', again) }
        },
      }),
    ]
  },
})
