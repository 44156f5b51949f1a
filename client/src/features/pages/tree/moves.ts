import type { Branch } from '../tree.ts'

interface Placed {
  readonly id: string
  readonly parentId: string | null
  readonly position: string
  readonly title: string
}

/** Where a page goes: under which one, and after which of its siblings; without `after` it becomes the last. */
export interface Place {
  readonly parentId: string | null
  readonly after?: string | null
}
export type Step = 'up' | 'down' | 'in' | 'out'
export type Side = 'before' | 'after' | 'inside'

interface Standing {
  readonly parent: string | null
  readonly siblings: readonly string[]
  readonly at: number
}

/** Where a page stands in the tree as it is shown: what hangs under a page that is not there stands at the top. */
function standingOf<T extends Placed>(tree: readonly Branch<T>[], id: string): Standing | null {
  const known = new Set(tree.map(({ row }) => row.id))
  const parentOf = ({ parentId }: Placed) => (parentId !== null && known.has(parentId) ? parentId : null)
  const self = tree.find(({ row }) => row.id === id)?.row
  if (!self) return null
  const parent = parentOf(self)
  const siblings = tree.filter(({ row }) => parentOf(row) === parent).map(({ row }) => row.id)
  return { parent, siblings, at: siblings.indexOf(id) }
}

/** Where a page stands, to be put back there. */
export function placeNow<T extends Placed>(tree: readonly Branch<T>[], id: string): Place | null {
  const self = tree.find(({ row }) => row.id === id)?.row
  if (!self) return null
  const siblings = tree.filter(({ row }) => row.parentId === self.parentId)
  const before = siblings[siblings.findIndex(({ row }) => row.id === id) - 1]
  return { parentId: self.parentId, after: before?.row.id ?? null }
}

/** One step of a page by the keys; null where there is nowhere to go. */
export function stepOf<T extends Placed>(tree: readonly Branch<T>[], id: string, step: Step): Place | null {
  const standing = standingOf(tree, id)
  if (!standing) return null
  const { parent, siblings, at } = standing
  const [before, next] = [siblings[at - 1], siblings[at + 1]]
  switch (step) {
    case 'up':
      return before === undefined ? null : { parentId: parent, after: siblings[at - 2] ?? null }
    case 'down':
      return next === undefined ? null : { parentId: parent, after: next }
    case 'in':
      return before === undefined ? null : { parentId: before }
    case 'out': {
      const above = parent === null ? null : standingOf(tree, parent)
      return above && { parentId: above.parent, after: parent }
    }
  }
}

/** A page and all that stands below it. */
export function branchOf<T extends Placed>(tree: readonly Branch<T>[], id: string): ReadonlySet<string> {
  const ids = new Set<string>()
  let depth = -1
  for (const { row, depth: here } of tree) {
    if (row.id === id) depth = here
    else if (depth >= 0 && here <= depth) break
    if (depth >= 0) ids.add(row.id)
  }
  return ids
}

/** Where a page goes that is let go over another one; null over itself or what is below it. */
export function dropOf<T extends Placed>(
  tree: readonly Branch<T>[],
  id: string,
  target: string,
  side: Side,
): Place | null {
  if (branchOf(tree, id).has(target)) return null
  if (side === 'inside') return { parentId: target }
  const standing = standingOf(tree, target)
  if (!standing) return null
  const siblings = standing.siblings.filter((one) => one !== id)
  const at = siblings.indexOf(target)
  return { parentId: standing.parent, after: side === 'after' ? target : (siblings[at - 1] ?? null) }
}
