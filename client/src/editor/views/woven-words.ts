import { AdoptedAnswer } from '@commonplace/document/schema/questions'
import { Mark, type Node, type ResolvedPos } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { AddMarkStep, AttrStep, RemoveMarkStep, type Step } from '@tiptap/pm/transform'

interface Woven {
  readonly adoptionId: string
  readonly from: number
  readonly to: number
}

function around($at: ResolvedPos): Woven | null {
  for (let depth = 1; depth <= $at.depth; depth++) {
    const { type, attrs } = $at.node(depth)
    if (type.name === AdoptedAnswer.name)
      return { adoptionId: String(attrs.adoptionId ?? ''), from: $at.before(depth), to: $at.after(depth) }
  }
  return null
}

/** The woven answer that a place stands in the words of, or null. */
export const wovenAround = (doc: Node, at: number): Woven | null => around(doc.resolve(at))

/** The places where a step begins and ends to change something. */
function edgesOf(step: Step): number[] {
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) return [step.from, step.to]
  if (step instanceof AttrStep) return [step.pos]
  const edges: number[] = []
  step.getMap().forEach((from, to) => {
    edges.push(from, to)
  })
  return edges
}

/** The first woven answer whose words a transaction changes, in the document before that; one that comes or goes as a whole keeps them. */
export function rewritten(tr: Transaction): Woven | null {
  for (const [i, step] of tr.steps.entries()) {
    const before = tr.docs[i] ?? tr.doc
    const after = tr.docs[i + 1] ?? tr.doc
    for (const edge of edgesOf(step)) {
      const block = wovenAround(before, edge)
      if (!block) continue
      const was = before.nodeAt(block.from)
      const is = after.nodeAt(Math.min(step.getMap().map(block.from), after.content.size))
      if (!was || !is || !sameWords(was, is)) return block
    }
  }
  return null
}

/**
 * What a transaction that only marks words (bold, a link) would do to all but the woven answers; null where it does anything else, or nothing
 * besides. Marks move nothing, so its places are those of the document before.
 */
export function besidesWoven(tr: Transaction, { tr: own }: EditorState): Transaction | null {
  const woven: Woven[] = []
  tr.before.descendants((node, pos) => {
    if (node.type.name === AdoptedAnswer.name) woven.push({ adoptionId: '', from: pos, to: pos + node.nodeSize })
    return !node.isTextblock
  })
  for (const step of tr.steps) {
    if (!(step instanceof AddMarkStep || step instanceof RemoveMarkStep)) return null
    let { from } = step
    for (const { from: begins, to: ends } of [...woven, { from: step.to, to: step.to }]) {
      const to = Math.min(step.to, begins)
      if (to > from)
        own.step(
          step instanceof AddMarkStep ? new AddMarkStep(from, to, step.mark) : new RemoveMarkStep(from, to, step.mark),
        )
      from = Math.max(from, ends)
    }
  }
  return own.docChanged ? own : null
}

/** The same but for the ids of blocks, which the editor gives. */
function sameWords(one: Node, other: Node): boolean {
  if (one === other) return true
  const same =
    one.type === other.type &&
    one.text === other.text &&
    one.childCount === other.childCount &&
    Mark.sameSet(one.marks, other.marks) &&
    JSON.stringify({ ...one.attrs, id: null }) === JSON.stringify({ ...other.attrs, id: null })
  return same && one.children.every((child, i) => sameWords(child, other.child(i)))
}
