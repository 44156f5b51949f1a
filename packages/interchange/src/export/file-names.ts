import { slugOf } from '@commonplace/domain'
import type { CommunityToExport, PageToExport } from './content.ts'

/** The path of every page and question in an export, without an ending: a page with pages below it is the `index` of a folder. */
export class FileNames {
  readonly #pages = new Map<string, string>()
  readonly #questions = new Map<string, string>()
  readonly #files = new Map<string, string>()

  constructor({ pages, questions }: Pick<CommunityToExport, 'pages' | 'questions'>) {
    const known = new Set(pages.map(({ id }) => id))
    const children = new Map<string | null, PageToExport[]>()
    for (const page of pages) {
      // A page whose parent is not part of the export stands at the top.
      const parent = page.parentId !== null && known.has(page.parentId) ? page.parentId : null
      children.set(parent, [...(children.get(parent) ?? []), page])
      for (const { id, name } of page.attachments) this.#files.set(id, `files/${id}-${safeName(name)}`)
    }
    const place = (parent: string | null, folder: string, depth: number): void => {
      const names = new Names(parent === null ? ['index', 'readme', 'questions', 'files'] : ['index', 'readme'])
      for (const page of children.get(parent) ?? []) {
        const name = names.take(slugOf(page.fields.title))
        const hasChildren = children.has(page.id) && depth < 40
        this.#pages.set(page.id, hasChildren ? `${folder}${name}/index` : `${folder}${name}`)
        if (hasChildren) place(page.id, `${folder}${name}/`, depth + 1)
      }
    }
    place(null, '', 0)
    // Pages deeper than any folder should be stand at the top, so that every page is in the export.
    const rest = new Names([])
    for (const { id } of pages) if (!this.#pages.has(id)) this.#pages.set(id, `deeper/${rest.take(id)}`)
    const names = new Names(['index'])
    for (const { id, title } of questions) this.#questions.set(id, `questions/${names.take(slugOf(title))}`)
  }

  page(id: string): string | null {
    return this.#pages.get(id) ?? null
  }

  question(id: string): string | null {
    return this.#questions.get(id) ?? null
  }

  /** The path of a picture in the export, from its id. */
  file(id: string): string | null {
    return this.#files.get(id) ?? null
  }

  get files(): ReadonlyMap<string, string> {
    return this.#files
  }
}

/** Names within one folder, each given once; letter case does not tell them apart, as on many disks. */
class Names {
  readonly #taken: Set<string>

  constructor(reserved: readonly string[]) {
    this.#taken = new Set(reserved)
  }

  take(wanted: string): string {
    let name = wanted
    for (let i = 2; this.#taken.has(name.toLowerCase()); i++) name = `${wanted}-${i}`
    this.#taken.add(name.toLowerCase())
    return name
  }
}

/** A file name that is one on every system, whatever somebody once called the file. */
function safeName(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/, '')
  const short = clean.slice(-80) || 'file'
  // An export may be put on a web server: nothing that a member attached is to run there.
  return /\.(x?html?|svgz?|xml|xsl|m?js|css|php|shtml|wasm)$/i.test(short) ? `${short}.bin` : short
}
