import { fileNameOf, folderOf, isFolderPage } from './paths.ts'
import type { ReadPage } from './read-file.ts'

/** The parent of every page: the page of its folder (index.md, else README.md), else that of the nearest folder above that has one. */
export function parentsOf(paths: readonly string[]): Map<string, string | null> {
  const pageOf = new Map<string, string>()
  for (const path of paths) {
    if (!isFolderPage(path)) continue
    const folder = folderOf(path)
    const there = pageOf.get(folder)
    if (there === undefined || rank(path) < rank(there)) pageOf.set(folder, path)
  }
  const parents = new Map<string, string | null>()
  for (const path of paths) {
    let folder = folderOf(path)
    let parent = pageOf.get(folder)
    while ((parent === undefined || parent === path) && folder !== '') {
      folder = folderOf(folder)
      parent = pageOf.get(folder)
    }
    parents.set(path, parent === undefined || parent === path ? null : parent)
  }
  return parents
}

const rank = (path: string): number =>
  ['_index', 'index', 'readme'].indexOf(
    fileNameOf(path)
      .toLowerCase()
      .replace(/\.[^.]+$/, ''),
  )

/** The pages of each parent in order: by the number in their head where there is one, then by file name. */
export function siblingsInOrder(pages: readonly ReadPage[], parents: ReadonlyMap<string, string | null>): string[][] {
  const groups = new Map<string | null, ReadPage[]>()
  for (const page of pages) {
    const parent = parents.get(page.path) ?? null
    const group = groups.get(parent)
    if (group) group.push(page)
    else groups.set(parent, [page])
  }
  const order = (page: ReadPage) => page.fields.order ?? Number.POSITIVE_INFINITY
  const byName = new Intl.Collator('en', { numeric: true })
  return [...groups.values()].map((group) =>
    group.sort((a, b) => compare(order(a), order(b)) || byName.compare(a.path, b.path)).map((page) => page.path),
  )
}

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)
