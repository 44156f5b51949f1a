import type { AdoptionShape } from '@commonplace/api'
import { isWoven } from '@commonplace/document/adopted'
import type { DocNode } from '@commonplace/document/json'
import { AdoptedAnswer } from '@commonplace/document/schema/questions'
import { isChangeOrigin } from '@tiptap/extension-collaboration'
import type { Node as ProseMirrorNode } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, Plugin, Selection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/editor.ts'
import { htmlWords } from '../../words/html.ts'
import type { Pressed, WovenAnswers } from './woven-answers.ts'
import { besidesWoven, rewritten, wovenAround } from './woven-words.ts'

/**
 * A woven answer while the page around it is edited: readable, movable, removable, but not rewritten in passing, because its words are
 * somebody's answer. Whoever begins to write in it is asked which of the two they mean to change.
 */
export const adoptedAnswerView = (woven: WovenAnswers) =>
  AdoptedAnswer.extend({
    addNodeView() {
      return ({ node }) => {
        let adoptionId = String(node.attrs.adoptionId ?? '')
        let block = node
        const dom = document.createElement('aside')
        dom.contentEditable = 'false'
        const bar = document.createElement('div')
        const contentDOM = document.createElement('div')
        contentDOM.className = 'adopted-text'
        const foot = document.createElement('footer')
        foot.className = 'adopted-byline'
        dom.append(bar, contentDOM, foot)
        const press = (what: Pressed['what']) => woven.press({ adoptionId, what })
        const draw = () => {
          const known = woven.get(adoptionId)
          const state = stateOf(known, block)
          dom.className = 'adopted'
          dom.dataset.adoption = adoptionId
          dom.dataset.state = state
          contentDOM.hidden = known?.visible === false
          drawBar(bar, state, press)
          drawFoot(foot, known, state, press)
        }
        const stop = woven.follow(draw)
        // There is no place for a caret here: who presses the words stands at the button, and writing is what it does.
        contentDOM.addEventListener('click', () => {
          if (getSelection()?.isCollapsed !== false) foot.querySelector('button')?.focus({ preventScroll: true })
        })
        contentDOM.addEventListener('dblclick', () => press('edit'))
        foot.addEventListener('keydown', (event) => {
          if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey) return
          event.preventDefault()
          press('edit')
        })
        return {
          dom,
          contentDOM,
          update(next) {
            if (next.type !== node.type) return false
            adoptionId = String(next.attrs.adoptionId ?? '')
            block = next
            draw()
            return true
          },
          // The bar and the byline are not of the document: the text neither hears of what is pressed there nor of their being drawn.
          stopEvent: ({ target }) => target instanceof Node && (bar.contains(target) || foot.contains(target)),
          ignoreMutation: ({ target }) => !contentDOM.contains(target),
          destroy: stop,
        }
      }
    },
    addProseMirrorPlugins: () => [asksFirst(woven)],
  })

/** How the block stands: withdrawn, with other words than were woven in, or as its adoption says. */
function stateOf(known: AdoptionShape | null, block: ProseMirrorNode): string {
  if (!known) return ''
  if (!known.visible) return 'hidden'
  const words = (block.toJSON() as DocNode).content ?? []
  return isWoven(words, known.wovenRevisions) ? known.state : 'altered'
}

function buttonFor(label: string, run: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = label
  button.addEventListener('click', run)
  return button
}

/** The same bar that the reading page has. */
function drawBar(bar: HTMLElement, state: string, press: (what: Pressed['what']) => void): void {
  const { moved, look, decide } = htmlWords.adopted
  const sentence = moved[state]
  bar.hidden = sentence === undefined
  bar.className = 'adopted-bar'
  bar.replaceChildren()
  if (sentence === undefined) return
  bar.setAttribute('role', 'group')
  bar.setAttribute('aria-label', sentence)
  const says = document.createElement('span')
  says.textContent = sentence
  bar.append(says)
  if (state === 'hidden') bar.append(buttonFor(decide.remove, () => press('detach')))
  else {
    const altered = state === 'altered'
    if (!altered) bar.append(buttonFor(look, () => press('look')))
    if (altered || state === 'answer-changed') bar.append(buttonFor(decide.update, () => press('update')))
    if (!altered) bar.append(buttonFor(decide.keep, () => press('keep')))
    bar.append(buttonFor(decide.detach, () => press('detach')))
  }
}

function drawFoot(
  foot: HTMLElement,
  known: AdoptionShape | null,
  state: string,
  press: (what: Pressed['what']) => void,
): void {
  const byline = document.createElement('span')
  byline.textContent = known ? bylineOf(known, state) : words.adoptedUnknown
  foot.replaceChildren(byline)
  if (known?.visible) foot.append(buttonFor(words.editAdopted.open, () => press('edit')))
}

function bylineOf({ answeredBy, adoptedBy }: AdoptionShape, state: string): string {
  if (state === 'hidden') return htmlWords.adopted.hidden
  if (state === 'altered') return htmlWords.adopted.altered(answeredBy.name)
  return htmlWords.adopted.byline(answeredBy.name, adoptedBy.name)
}

/** The woven answer that is selected, or that the caret stands in. */
function heldBy(selection: Selection): string | null {
  if (selection instanceof NodeSelection && selection.node.type.name === AdoptedAnswer.name)
    return String(selection.node.attrs.adoptionId ?? '')
  const { $from, $to } = selection
  for (let depth = $from.sharedDepth($to.pos); depth > 0; depth--)
    if ($from.node(depth).type.name === AdoptedAnswer.name) return String($from.node(depth).attrs.adoptionId ?? '')
  return null
}

const STEPS: Readonly<Record<string, readonly ['up' | 'down' | 'left' | 'right', -1 | 1]>> = {
  ArrowUp: ['up', -1],
  ArrowDown: ['down', 1],
  ArrowLeft: ['left', -1],
  ArrowRight: ['right', 1],
}

/** Arrow keys step onto a woven answer as a whole: in its words, where no caret may stand, they would seem to be stuck. */
function stepOnto(view: EditorView, { key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  const step = STEPS[key]
  if (!step || shiftKey || altKey || ctrlKey || metaKey) return false
  const [direction, way] = step
  const { doc, selection, tr } = view.state
  const { $from } = selection
  const index = $from.index(0)
  const next = doc.maybeChild(index + way)
  if (next?.type.name !== AdoptedAnswer.name) return false
  if (heldBy(selection) === null) {
    if (!selection.empty || !view.endOfTextblock(direction)) return false
    // More lines of a list, or whatever it is, come first.
    const beyond = Selection.findFrom(doc.resolve(way > 0 ? $from.after() : $from.before()), way, true)
    if (beyond?.$from.index(0) === index) return false
  }
  const own = $from.posAtIndex(index, 0)
  const place = way > 0 ? own + doc.child(index).nodeSize : own - next.nodeSize
  view.dispatch(tr.setSelection(NodeSelection.create(doc, place)).scrollIntoView())
  return true
}

/**
 * Writing over or into a woven answer asks first, whatever key, menu or bar it comes from. Selected as a whole it can be moved, copied and taken
 * out like any block. What others write, what is undone and what was decided comes in from the shared text.
 */
function asksFirst(woven: WovenAnswers): Plugin {
  const ask = (selection: Selection): boolean => {
    const adoptionId = heldBy(selection)
    if (adoptionId !== null) woven.press({ adoptionId, what: 'edit' })
    return adoptionId !== null
  }
  let view: EditorView | null = null
  /** Bold over a whole page means what is one's own in it: that is marked, and what was left is said. */
  const markTheRest = (tr: Transaction, state: EditorState): boolean => {
    const { from, to } = state.selection
    const within = wovenAround(state.doc, from)
    const rest = within && within.to >= to ? null : besidesWoven(tr, state)
    if (!rest) return false
    // Not from within the transaction that was asked for.
    queueMicrotask(() => {
      if (!view || view.isDestroyed || view.state !== state) return
      view.dispatch(rest)
      toast(words.editAdopted.left)
    })
    return true
  }
  return new Plugin({
    view(own) {
      view = own
      return {}
    },
    filterTransaction(tr, state) {
      const { selection } = state
      if (!tr.docChanged || isChangeOrigin(tr)) return true
      const block = rewritten(tr)
      if (!block) return true
      if (markTheRest(tr, state)) return false
      // Nobody is asked about what the editor itself tidies up elsewhere.
      if (block.from < selection.to && selection.from < block.to)
        woven.press({ adoptionId: block.adoptionId, what: 'edit' })
      return false
    },
    props: {
      handleKeyDown(view, event) {
        const { selection } = view.state
        if (stepOnto(view, event)) return true
        const writes = event.key === 'Enter' || (event.key.length === 1 && !event.ctrlKey && !event.metaKey)
        if (writes) return ask(selection)
        const deletes = event.key === 'Backspace' || event.key === 'Delete'
        return deletes && !(selection instanceof NodeSelection) && ask(selection)
      },
      handleTextInput: ({ state }) => ask(state.selection),
      handlePaste: ({ state }) => ask(state.selection),
    },
  })
}
