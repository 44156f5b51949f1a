// A difference without the blocks it is about: what a thread that made it sends back, so that whoever has both states need not be sent them.
import { must } from '@commonplace/kit'
import type { BlockChange, EditedBlock } from '../diff.ts'
import { childrenOf, type DocNode } from '../json.ts'

export type BareChange =
  | { readonly op: 'same' }
  | (Pick<EditedBlock, 'op' | 'attrs' | 'inline'> & { readonly children?: readonly BareChange[] })
  | { readonly op: 'del'; readonly move?: number }
  | { readonly op: 'ins'; readonly move?: number; readonly change?: BareChange }

export function bareOf(change: BlockChange): BareChange {
  switch (change.op) {
    case 'same':
      return { op: 'same' }
    case 'del':
      return { op: 'del', ...(change.move !== undefined && { move: change.move }) }
    case 'ins':
      return {
        op: 'ins',
        ...(change.move !== undefined && { move: change.move }),
        ...(change.change && { change: bareOf(change.change) }),
      }
    case 'edit': {
      const { op, attrs, inline, children } = change
      return { op, attrs, ...(inline && { inline }), ...(children && { children: children.map(bareOf) }) }
    }
  }
}

/** The difference of these two states, given what was found of it elsewhere. */
export function dressed(bare: BareChange, a: DocNode, b: DocNode): BlockChange {
  /** Where each block stood that stands elsewhere now, and what else became of it. */
  const gone = new Map<number, DocNode>()
  const waiting: { readonly ins: Extract<BlockChange, { op: 'ins' }>; readonly change: BareChange }[] = []
  const dress = (one: BareChange, before: DocNode | undefined, after: DocNode | undefined): BlockChange => {
    const was = () => must(before, 'what went stands in the older state')
    const is = () => must(after, 'what came stands in the newer state')
    switch (one.op) {
      case 'same':
        return { op: 'same', a: was(), b: is() }
      case 'del':
        if (one.move !== undefined) gone.set(one.move, was())
        return { ...one, a: was() }
      case 'ins': {
        const { op, move, change } = one
        const ins: BlockChange = { op, ...(move !== undefined && { move }), b: is() }
        if (change) waiting.push({ ins, change })
        return ins
      }
      case 'edit': {
        const { op, attrs, inline, children } = one
        const edited = { op, a: was(), b: is(), attrs, ...(inline && { inline }) }
        return children ? { ...edited, children: inside(children, childrenOf(edited.a), childrenOf(edited.b)) } : edited
      }
    }
  }
  const inside = (children: readonly BareChange[], as: readonly DocNode[], bs: readonly DocNode[]): BlockChange[] => {
    let [i, j] = [0, 0]
    return children.map((one) =>
      dress(one, one.op === 'ins' ? undefined : as[i++], one.op === 'del' ? undefined : bs[j++]),
    )
  }
  const root = dress(bare, a, b)
  for (const { ins, change } of waiting) ins.change = dress(change, gone.get(ins.move ?? 0), ins.b)
  return root
}
