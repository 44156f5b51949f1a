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
  readonly beforeTransactionSelection: { type?: string; anchor?: Y.RelativePosition; head?: Y.RelativePosition } | null
  readonly mux: (run: () => void) => void
  _observeFunction: Observe
  _typeChanged: Observe
  _prosemirrorChanged: (doc: Node) => void
}

/**
 * Lets changes of others replace only what they changed. By itself y-tiptap builds every node anew and replaces the whole document for each
 * letter of somebody else: on a long page that is felt at every key. Call it once the view is there.
 *
 * What the schema does not know is told to `onUnknown`, and not shown: y-tiptap would delete it, for everyone. From then on nothing that is on
 * the screen is written, because y-tiptap writes the whole of it back at any transaction, even for a caret that only moves. Once the unknown is
 * gone again (`onUnknown(null)`) all is shown and written as before.
 */
export function installFastRemote(view: EditorView, onUnknown: (name: string | null) => void): void {
  const binding = (ySyncPluginKey.getState(view.state) as { binding?: Binding } | undefined)?.binding
  if (!binding) return
  let shut = false
  const write = binding._prosemirrorChanged.bind(binding)
  binding._prosemirrorChanged = (doc) => {
    if (!shut) write(doc)
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
      done = !shut && replaceChanged(view, binding, transaction)
    })
    if (done) return
    const unknown = firstUnknown(binding.type, view.state.schema)
    if (unknown === null) slow(events, transaction)
    if ((unknown !== null) === shut) return
    shut = unknown !== null
    onUnknown(unknown)
  }
  binding.type.unobserveDeep(binding._observeFunction as never)
  binding._observeFunction = fast
  binding.type.observeDeep(fast as never)
}

/** False where the content is not what the schema allows: y-tiptap mends that. */
function replaceChanged(view: EditorView, binding: Binding, transaction: Y.Transaction): boolean {
  const { state } = view
  forget(binding.mapping, transaction)
  let now: Fragment
  try {
    now = Fragment.fromArray(binding.type.toArray().flatMap((child) => build(child, binding.mapping, state.schema)))
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
  const isUndoRedoOperation = transaction.origin instanceof Y.UndoManager
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
