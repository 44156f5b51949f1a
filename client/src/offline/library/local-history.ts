import type { OutputOf, PageShape, Person, routes, VersionRow } from '@commonplace/api'
import { changedWords } from '@commonplace/document/changed-words'
import { diffDocuments } from '@commonplace/document/diff'
import { diffToHtml } from '@commonplace/document/diff/to-html'
import { toHtml } from '@commonplace/document/html'
import type { DocNode } from '@commonplace/document/json'
import type { Device, HistoryCopy } from '../device/open-device.ts'
import type { LocalEdits } from './local-edits.ts'
import type { Kept } from './local-source.ts'
import { unpacked } from './packed.ts'
import { asShown, shownBy } from './shown-kept.ts'

type Version = OutputOf<typeof routes.readVersion>
type Difference = OutputOf<typeof routes.readDiff>
type KeptVersion = NonNullable<HistoryCopy['kept']>['versions'][number]

interface History {
  readonly page: PageShape
  readonly versions: readonly KeptVersion[]
  readonly now: readonly number[] | null
  readonly blocks: readonly DocNode[]
  readonly keptAt: number
}

/**
 * The history of kept pages, answered as the server answers. A chunk of its own: it compares texts. Null where a version is not here; whose
 * each word is stays unsaid where more than one wrote, since that takes the record of every keystroke.
 */
export class LocalHistory {
  readonly #device: Device
  readonly #edits: () => Promise<LocalEdits>

  constructor(device: Device, edits: () => Promise<LocalEdits>) {
    this.#device = device
    this.#edits = edits
  }

  async list(id: string): Promise<Kept | null> {
    const history = await this.#open(id)
    return history && { data: { items: history.versions.map(rowOf), next: null }, keptAt: history.keptAt }
  }

  async version(id: string, n: number, format: string): Promise<Kept | null> {
    const history = await this.#open(id)
    const version = history?.versions.find((one) => one.n === n)
    if (!history || !version) return null
    if (!version.body && history.page.versions > 1) return null
    const json = await this.#bodyOf(history, version)
    const html = json ? await this.#draw(history.page, json) : history.page.html
    const whole: Version = { ...rowOf(version), fields: version.fields, html }
    if (format === 'html') return { data: whole, keptAt: history.keptAt }
    if (!json) return null
    const { toMarkdown } = await import('@commonplace/document/markdown')
    const more = format === 'markdown' ? { markdown: toMarkdown(json) } : { json }
    return { data: { ...whole, ...more }, keptAt: history.keptAt }
  }

  /** What became of a page from one version to another, or to how it stands here, with one's own words that wait. */
  async compare(id: string, from: number, to: number | null): Promise<Kept | null> {
    const history = await this.#open(id)
    const older = history?.versions.find((one) => one.n === from)
    const newer = history?.versions.find((one) => one.n === to) ?? null
    if (!history || !older || (to !== null && !newer)) return null
    if (!older.body && history.page.versions > 1) return null
    const { page, versions, keptAt } = history
    const by = writersOf(versions.filter(({ n }) => n > from && (to === null || n <= to)))
    const sides = { from: rowOf(older), to: newer && rowOf(newer) }
    const a = await this.#bodyOf(history, older)
    const b = newer ? await this.#bodyOf(history, newer) : await this.#present(history)
    if (!a || !b) {
      // Its only version, which is what the page says.
      const same = { html: page.html, added: 0, removed: 0, moved: 0, by, authors: [] }
      return a === b ? { data: { ...sides, ...same } satisfies Difference, keptAt } : null
    }
    const diff = diffDocuments(asShown(page, a), asShown(page, b))
    const [only] = by.length === 1 ? by : []
    const whole = (_node: DocNode, start: number, end: number) => [
      { length: end - start, by: only ? { place: 0, hue: only.hue } : null },
    ]
    const html = diffToHtml(
      diff,
      await shownBy(this.#device, page, [a, b]),
      only ? { came: whole, went: whole } : undefined,
    )
    const data: Difference = { ...sides, html, ...changedWords(diff), by, authors: only ? [only] : [] }
    return { data, keptAt }
  }

  async #open(id: string): Promise<History | null> {
    const copy = await this.#device.get('pages', id)
    const { kept = null, keptAt = 0 } = (await this.#device.get('histories', id)) ?? {}
    if (!copy || !kept) return null
    return { page: copy.page, versions: kept.versions, now: kept.now, blocks: await unpacked(kept.blocks), keptAt }
  }

  /** What a version said; null for one that came without, which says what the page says. */
  async #bodyOf({ page, blocks }: History, { body }: KeptVersion): Promise<DocNode | null> {
    if (body) return bodyFrom(blocks, body)
    return (await (await this.#edits()).asBrought(page.documentId))?.body ?? null
  }

  async #present(history: History): Promise<DocNode | null> {
    const { page, now, versions, blocks } = history
    if ((await this.#device.countFromIndex('marks', 'document', page.documentId)) > 0)
      return (await (await this.#edits()).standing(page.documentId))?.body ?? null
    const [newest] = versions
    return now ? bodyFrom(blocks, now) : newest ? this.#bodyOf(history, newest) : null
  }

  async #draw(page: PageShape, json: DocNode): Promise<string> {
    return toHtml(asShown(page, json), await shownBy(this.#device, page, [json]))
  }
}

const bodyFrom = (blocks: readonly DocNode[], body: readonly number[]): DocNode => ({
  type: 'doc',
  content: body.flatMap((place) => blocks[place] ?? []),
})

const rowOf = ({ fields: _fields, body: _body, ...row }: KeptVersion): VersionRow => row

/** Who wrote in these versions, the last writer first. */
function writersOf(versions: readonly VersionRow[]): Person[] {
  const people = new Map<string, Person>()
  for (const { by } of versions) for (const person of by) people.set(person.id, person)
  return [...people.values()]
}
