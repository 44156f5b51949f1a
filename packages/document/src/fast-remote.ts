import { Fragment, type Node, type Schema } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'
import { firstUnknown, markName } from './unknown.ts'

type Observe = (events: Y.YEvent<Type>[], transaction: Y.Transaction) => void
type Mapped = Node | Node[]
// biome-ignore lint/suspicious/noExplicitAny: Yjs says of its own types that they are of any event
type Type = Y.AbstractType<any>
type Mapping = Map<Type, Mapped>

/** What of y-tiptap's binding is used here; it is not in its types. Held to 3.0.9 by the overrides. */
interface Binding {
  readonly type: Y.XmlFragment
  readonly doc: Y.Doc
  readonly mapping: Mapping
  readonly prosemirrorView: EditorView | null
  readonly beforeAllTransactions: () => void
  readonly beforeTransactionSelection: { type?: string; anchor?: Y.RelativePosition; head?: Y.RelativePosition } | null
  readonly mux: (run: () => void) => void
  _observeFunction: Observe
  _typeChanged: Observe
  _prosemirrorChanged: (doc: Node) => void
  _forceRerender(): void
}

/**
 * Takes over where keys have put the caret. A browser moves it at once and says so later, behind all else that waits: whoever draws anew before
 * that puts the caret back where it was, and what is typed next stands in the wrong place.
 */
export function readCaret(view: EditorView): void {
  const { domObserver } = view as unknown as { domObserver?: { pendingRecords(): unknown[]; flush(): void } }
  // Letters that were typed are read right behind the key, never in between.
  if (domObserver?.pendingRecords().length === 0) domObserver.flush()
}

/**
 * Lets changes of others replace only what they changed. By itself y-tiptap builds every node anew and replaces the whole document for each
 * letter of somebody else: on a long page that is felt at every key. Call it once the view is there.
 *
 * What the schema does not know is told to `onUnknown`, and not shown: y-tiptap would delete it, for everyone. From then on nothing that is on
 * the screen is written, because y-tiptap writes the whole of it back at any transaction, even for a caret that only moves. Once the unknown is
 * gone again (`onUnknown(null)`) all is shown and written as before.
 */
export function installFastRemote(view: EditorView, onUnknown: (name: string | null) => void, parts?: Parts): void {
  const binding = (ySyncPluginKey.getState(view.state) as { binding?: Binding } | undefined)?.binding
  if (!binding) return
  let shut = false
  /** How many blocks are shown by now, while the text is shown part by part: till then it is not written. */
  let shown = parts ? 0 : Number.POSITIVE_INFINITY
  /** Others wrote since it was last looked through for what is not known. */
  let changed = false
  const write = binding._prosemirrorChanged.bind(binding)
  binding._prosemirrorChanged = (doc) => {
    if (!shut && shown === Number.POSITIVE_INFINITY) write(doc)
  }
  const slow: Observe = binding._typeChanged.bind(binding)
  const fast: Observe = (events, transaction) => {
    const state = ySyncPluginKey.getState(view.state) as { snapshot?: unknown; prevSnapshot?: unknown } | undefined
    if (!binding.prosemirrorView || state?.snapshot != null || state?.prevSnapshot != null) {
      slow(events, transaction)
      return
    }
    // Not from inside the mutex: y-tiptap's own way takes it too, and would do nothing.
    let done = true
    binding.mux(() => {
      forget(binding.mapping, transaction)
      const { origin } = transaction
      changed = true
      done = shown !== Number.POSITIVE_INFINITY || (!shut && replaceChanged(view, binding, origin))
    })
    if (done) return
    const unknown = firstUnknown(binding.type, view.state.schema)
    if (unknown === null) slow(events, transaction)
    if ((unknown !== null) === shut) return
    shut = unknown !== null
    onUnknown(unknown)
  }
  // There the caret is remembered; before that it is read. While what is here is written the mutex is taken, and the caret known.
  binding.doc.off('beforeAllTransactions', binding.beforeAllTransactions)
  binding.doc.on('beforeAllTransactions', () => binding.prosemirrorView && binding.mux(() => readCaret(view)))
  binding.doc.on('beforeAllTransactions', binding.beforeAllTransactions)
  binding.type.unobserveDeep(binding._observeFunction as never)
  binding._observeFunction = fast
  binding.type.observeDeep(fast as never)
  if (!parts) return

  /** Shows so many blocks more; true once all are there. */
  const showMore = (): boolean => {
    const all = binding.type.length
    shown = Math.min(all, shown + parts.blocks)
    const last = shown === all
    const unknown = changed ? firstUnknown(binding.type, view.state.schema) : null
    changed = false
    if (unknown !== null) {
      shut = true
      onUnknown(unknown)
    }
    let done = true
    if (last) shown = Number.POSITIVE_INFINITY
    if (last) parts.onWhole()
    if (!shut)
      binding.mux(() => {
        done = replaceChanged(view, binding, null, shown)
      })
    if (!done) {
      // What the schema does not allow is mended by y-tiptap, all at once.
      shown = Number.POSITIVE_INFINITY
      if (!last) parts.onWhole()
      binding._forceRerender()
    }
    const ended = last || shut || !done
    // From now on it may be written in, though nothing came with the last part.
    if (ended) view.updateState(view.state)
    return ended
  }
  const show = async (): Promise<void> => {
    while (binding.prosemirrorView && !showMore()) await parts.pause()
  }
  void show()
}

/** How a long text is shown part by part, so that the window never stands still. */
export interface Parts {
  /** Blocks that come at once. */
  readonly blocks: number
  /** Lets the window draw and answer before more comes. */
  pause(): Promise<void>
  /** All of it is there, or is with what is shown next. */
  onWhole(): void
}

/** Tells, in the meta of a transaction, that more of the text is coming. */
export const MORE_COMES = 'moreComes'

/** False where the content is not what the schema allows: y-tiptap mends that. Where more is to come, only the first `most` blocks are shown. */
function replaceChanged(view: EditorView, binding: Binding, origin: unknown, most = Number.POSITIVE_INFINITY): boolean {
  const { state } = view
  let now: Fragment
  try {
    const blocks = binding.type.toArray().slice(0, most)
    now = Fragment.fromArray(blocks.flatMap((child) => build(child, binding.mapping, state.schema)))
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return false
    throw error
  }
  const before = state.doc.content
  const from = before.findDiffStart(now)
  if (from === null) return true
  const ends = before.findDiffEnd(now) ?? { a: before.size, b: now.size }
  // Where the same letters stand at both ends, the ends may have passed each other.
  const over = Math.max(0, from - Math.min(ends.a, ends.b))
  const tr = state.tr
    .setMeta('addToHistory', false)
    .replace(from, ends.a + over, state.doc.copy(now).slice(from, ends.b + over))
  if (!tr.doc.content.eq(now)) return false
  binding.mapping.set(binding.type, tr.doc)
  remap(binding.type, tr.doc, binding.mapping)
  const selection = binding.beforeTransactionSelection
  if (selection?.anchor && selection.head && state.selection instanceof TextSelection) {
    const at = (place: Y.RelativePosition): number | null =>
      relativePositionToAbsolutePosition(binding.doc, binding.type, place, binding.mapping as never)
    const anchor = at(selection.anchor)
    const head = at(selection.head)
    if (anchor !== null && head !== null)
      tr.setSelection(TextSelection.between(tr.doc.resolve(anchor), tr.doc.resolve(head)))
  }
  const isUndoRedoOperation = origin instanceof Y.UndoManager
  if (most !== Number.POSITIVE_INFINITY) tr.setMeta(MORE_COMES, true)
  view.dispatch(tr.setMeta(ySyncPluginKey, { isChangeOrigin: true, isUndoRedoOperation }))
  return true
}

function forget(mapping: Mapping, transaction: Y.Transaction): void {
  for (const type of transaction.changed.keys()) mapping.delete(type as Type)
  for (const type of transaction.changedParentTypes.keys()) mapping.delete(type as Type)
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (struct instanceof Y.Item && struct.content instanceof Y.ContentType) mapping.delete(struct.content.type)
  })
}

/** The nodes of a type: those it had, where nothing in it changed. */
function build(type: unknown, mapping: Mapping, schema: Schema): Node[] {
  if (type instanceof Y.XmlText) {
    const known = mapping.get(type)
    if (known !== undefined) return Array.isArray(known) ? known : [known]
    const made = (type.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]).map((run) => {
      if (typeof run.insert !== 'string') throw new RangeError('something that is no text within text')
      const marks = Object.entries(run.attributes ?? {}).map(([name, attrs]) =>
        schema.mark(markName(name), attrs as never),
      )
      return schema.text(run.insert, marks)
    })
    mapping.set(type, made)
    return made
  }
  if (!(type instanceof Y.XmlElement)) throw new RangeError('something that is neither text nor a block')
  const known = mapping.get(type)
  if (known !== undefined) return Array.isArray(known) ? known : [known]
  const content = Fragment.fromArray(type.toArray().flatMap((child) => build(child, mapping, schema)))
  const kind = schema.nodes[type.nodeName]
  if (!kind) throw new RangeError(`unknown: ${type.nodeName}`)
  const made = kind.createChecked(type.getAttributes() as never, content)
  mapping.set(type, made)
  return [made]
}

/** Along the changed path ProseMirror holds nodes of its own making: the mapping points at those. */
function remap(type: Y.XmlFragment, node: Node, mapping: Mapping): void {
  let at = 0
  for (const child of type.toArray()) {
    if (child instanceof Y.XmlText) {
      const count = (child.toDelta() as unknown[]).length
      const texts: Node[] = []
      for (let n = 0; n < count && at < node.childCount; n++) texts.push(node.child(at++))
      mapping.set(child, texts)
    } else if (child instanceof Y.XmlElement && at < node.childCount) {
      const now = node.child(at++)
      if (mapping.get(child) === now) continue
      mapping.set(child, now)
      remap(child, now, mapping)
    }
  }
}
