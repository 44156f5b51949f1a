interface Placed {
  readonly id: string
  readonly parentId: string | null
  readonly position: string
  readonly title: string
}

export interface Branch<T> {
  readonly row: T
  readonly depth: number
}

/**
 * Pages as a tree in reading order, each with its depth. What hangs under a page that is not in the list stands at the top.
 * `without` leaves out a page and all below it.
 */
export function flattenTree<T extends Placed>(rows: readonly T[], without: string | null = null): Branch<T>[] {
  const known = new Set(rows.map((row) => row.id))
  const below = new Map<string | null, T[]>()
  for (const row of rows) {
    const parent = row.parentId !== null && known.has(row.parentId) ? row.parentId : null
    below.set(parent, [...(below.get(parent) ?? []), row])
  }
  const flat: Branch<T>[] = []
  const visit = (parent: string | null, depth: number) => {
    const children = [...(below.get(parent) ?? [])]
    children.sort((a, b) =>
      a.position < b.position ? -1 : a.position > b.position ? 1 : a.title.localeCompare(b.title),
    )
    for (const row of children) {
      if (row.id === without) continue
      flat.push({ row, depth })
      visit(row.id, depth + 1)
    }
  }
  visit(null, 0)
  return flat
}
