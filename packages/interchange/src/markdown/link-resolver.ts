import type { MarkdownReadOptions, ResolvedLink } from '@commonplace/document/markdown'
import { type AttachmentId, MOST_TRIALS, type PageId, type Trial } from '@commonplace/domain'
import type { ImportNotes } from '../receipt.ts'
import type { SourceFile } from '../source.ts'
import type { FolderMap } from './folder-map.ts'
import { decodePath, fileNameOf, isMarkdown } from './paths.ts'
import type { PlannedAttachment } from './plan.ts'
import type { ReadPage } from './read-file.ts'

interface Known {
  readonly folder: FolderMap
  readonly pages: ReadonlyMap<string, ReadPage>
  readonly files: ReadonlyMap<string, SourceFile>
  readonly notes: ImportNotes
  readonly idOf: (path: string, what: 'page' | 'document' | 'attachment') => string
}

const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i
const PICTURE = /\.(png|jpe?g|gif|webp)$/i
const DRAWING = /\.svgz?$/i

/** Says where the links and pictures of imported pages lead, and writes down those that lead nowhere. */
export class LinkResolver {
  readonly #known: Known

  constructor(known: Known) {
    this.#known = known
  }

  /** The answers for one page; `attachments` tells afterwards which pictures it shows. */
  of(page: ReadPage): { links: MarkdownReadOptions; attachments: () => PlannedAttachment[] } {
    const shown = new Map<string, PlannedAttachment>()
    return {
      links: {
        resolveLink: (href, form) => this.#link(page, href, form),
        resolveImage: (src) => this.#picture(page, src, shown),
      },
      attachments: () => [...shown.values()],
    }
  }

  /** The practices that the head of a story names by their files; what leads nowhere is written down. */
  tried(page: ReadPage): Trial[] {
    const { folder, pages, notes, idOf } = this.#known
    return Object.entries(page.fields.tried)
      .slice(0, MOST_TRIALS)
      .flatMap(([href, outcome]) => {
        const file = folder.byHref(page.path, partsOf(href).path)
        if (file !== null && pages.has(file)) return [{ page: idOf(file, 'page') as PageId, outcome }]
        notes.unresolved.push({ where: page.path, what: `${shorten(href)} leads to nothing that was imported` })
        return []
      })
  }

  #link(page: ReadPage, href: string, form: 'link' | 'wiki'): ResolvedLink | null {
    const { folder, pages, notes, idOf } = this.#known
    const { path, anchor } = partsOf(href)
    if (form === 'link' && (ELSEWHERE.test(href) || href === '')) return null
    if (path === '') return this.#within(page, href, anchor, form)
    const file = form === 'wiki' ? folder.byName(page.path, path) : folder.byHref(page.path, path)
    const target = file === null ? undefined : pages.get(file)
    if (!target) {
      const what = file === null ? 'leads to nothing that was imported' : 'leads to a file that is not a page'
      notes.unresolved.push({ where: page.path, what: `${shorten(href)} ${what}` })
      return null
    }
    notes.linksResolved++
    const heading = target.anchors.find(anchor)
    if (heading === null)
      notes.remarks.push({ where: page.path, what: `${shorten(href)}: the page is there, the section is not` })
    return { pageId: idOf(target.path, 'page'), title: target.title, heading: wordsOf(heading) }
  }

  #within(page: ReadPage, href: string, anchor: string, form: 'link' | 'wiki'): ResolvedLink | null {
    const heading = page.anchors.find(anchor)
    if (heading !== null && form === 'wiki')
      return { pageId: this.#known.idOf(page.path, 'page'), title: page.title, heading: wordsOf(heading) }
    if (heading === 'top') return { href: '#' }
    if (heading) return { href: `#${heading.id}` }
    this.#known.notes.remarks.push({
      where: page.path,
      what: `${shorten(href)}: there is no such section on the page`,
    })
    return null
  }

  #picture(page: ReadPage, src: string, shown: Map<string, PlannedAttachment>): string | null {
    const { folder, files, notes, idOf } = this.#known
    if (ELSEWHERE.test(src) || src === '') return null
    const { path } = partsOf(src)
    const found = folder.byHref(page.path, path) ?? folder.byFileName(page.path, path)
    const file = found === null || isMarkdown(found) ? undefined : files.get(found)
    const note = (what: string) => {
      notes.missingPictures.push({ where: page.path, what: `${shorten(src)} ${what}` })
      return null
    }
    if (!file) return note('is not there')
    if (DRAWING.test(file.path)) return note('is a vector drawing, which is not kept; export it as PNG')
    if (!PICTURE.test(file.path)) return note('is of a kind that is not kept')
    const known = shown.get(file.path)
    if (known) return `attachment:${known.id}`
    const id = idOf(`${page.path}\n${file.path}`, 'attachment') as AttachmentId
    shown.set(file.path, { id, path: file.path, name: fileNameOf(file.path), read: () => file.read() })
    return `attachment:${id}`
  }
}

function partsOf(href: string): { path: string; anchor: string } {
  const hash = href.indexOf('#')
  const anchor = hash < 0 ? '' : decodePath(href.slice(hash + 1))
  const path = (hash < 0 ? href : href.slice(0, hash)).replace(/\?.*$/, '')
  return { path, anchor }
}

const wordsOf = (heading: { readonly text: string } | 'top' | null): string | null =>
  heading === null || heading === 'top' ? null : heading.text

const shorten = (href: string): string => (href.length > 120 ? `${href.slice(0, 119)}…` : href)
