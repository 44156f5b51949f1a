import { decodePath, fileNameOf, folderOf, isFolderPage, join, stemOf } from './paths.ts'

/** What one page can be called by besides its path. */
export interface NamedPage {
  readonly path: string
  readonly title: string
  readonly aliases: readonly string[]
}

/** Finds files of an imported folder by what links call them. */
export class FolderMap {
  readonly #files = new Map<string, string>()
  readonly #names = new Map<string, string[]>()

  constructor(paths: Iterable<string>, pages: readonly NamedPage[]) {
    for (const path of paths) this.#files.set(path.toLowerCase(), path)
    for (const page of pages) {
      const stem = isFolderPage(page.path) ? fileNameOf(folderOf(page.path)) : stemOf(page.path)
      for (const name of new Set([stem, page.title, ...page.aliases].map(plain))) {
        const there = this.#names.get(name)
        if (there) there.push(page.path)
        else this.#names.set(name, [page.path])
      }
    }
  }

  /** The file a `[text](href)` of this page means, its anchor and query already off; null where there is none. */
  byHref(from: string, href: string): string | null {
    const path = decodePath(href)
    for (const base of basesOf(from, path)) {
      const joined = join(base, path)
      const found = joined === null ? null : this.#exact(joined)
      if (found !== null) return found
    }
    return null
  }

  /** The page a `[[name]]` of this page means: by path, then by file name, title or alias, the nearest where there are several. */
  byName(from: string, name: string): string | null {
    const byPath = this.byHref(from, name) ?? this.byHref(from, `/${name}`)
    if (byPath !== null) return byPath
    const several = this.#names.get(plain(name)) ?? this.#names.get(plain(fileNameOf(name))) ?? []
    const nearest = [...several].sort((a, b) => distance(from, a) - distance(from, b) || a.length - b.length)
    return nearest[0] ?? null
  }

  /** A file by its bare name, anywhere: how pictures are embedded in vaults. */
  byFileName(from: string, name: string): string | null {
    const wanted = `/${decodePath(name).toLowerCase()}`
    const several = [...this.#files].filter(([path]) => `/${path}`.endsWith(wanted)).map(([, path]) => path)
    return several.sort((a, b) => distance(from, a) - distance(from, b))[0] ?? null
  }

  #exact(path: string): string | null {
    const file = path.replace(/\/+$/, '').toLowerCase()
    const without = file.replace(/\.html?$/, '')
    const inside = file === '' ? '' : `${without}/`
    const tries = [file, `${without}.md`, `${without}.markdown`]
    for (const page of ['index.md', 'readme.md', '_index.md']) tries.push(`${inside}${page}`)
    for (const tried of tries) {
      const found = this.#files.get(tried)
      if (found !== undefined) return found
    }
    return null
  }
}

/** The folders a link may start from: the page's own; the one a site generator serves it from; each folder above, for `/…`. */
function basesOf(from: string, path: string): string[] {
  const folder = folderOf(from)
  if (!path.startsWith('/')) return isFolderPage(from) ? [folder] : [folder, join(folder, stemOf(from)) ?? folder]
  const parts = folder === '' ? [] : folder.split('/')
  return ['', ...parts.map((_, i) => parts.slice(0, i + 1).join('/'))]
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\.md$/, '')
    .replace(/[\s_-]+/g, ' ')
    .trim()

/** How many folders lie between two files. */
function distance(from: string, to: string): number {
  const here = folderOf(from).split('/')
  const there = folderOf(to).split('/')
  let same = 0
  while (same < here.length && same < there.length && here[same] === there[same]) same++
  return here.length + there.length - 2 * same
}
