import type { OpenedShown, ShownRef, ShownWords } from '@commonplace/document'
import { fullAllowance, shownKey } from '@commonplace/document'
import { type Actor, type Community, can, type Page, type PageId } from '@commonplace/domain'
import type { Services } from '../../ports/use-case.ts'
import { pageUrl } from './addresses.ts'
import { openPart, type Part, type Source, sourceOf } from './bodies.ts'
import { pageTarget } from './doors.ts'

/** Draws a section for the one who asks, with what it shows itself. */
export type DrawPart = (part: Part, shown: Parameters<ShownWords['draw']>[0]) => Promise<string>

/** What one request has looked up of other pages, each thing once for all its texts, and how much of them these may still draw. */
export class Showing {
  readonly left = fullAllowance()
  readonly #pages = new Map<PageId, Page | null>()
  readonly #sources = new Map<PageId, Promise<Source | null>>()
  readonly #parts = new Map<string, Promise<Part | null>>()

  /** Pages by id, as far as the asker may know of them. */
  async pages({ store }: Services, actor: Actor, community: Community, refs: readonly ShownRef[]) {
    const asked = [...new Set(refs.map(({ pageId }) => pageId as PageId))].filter((id) => !this.#pages.has(id))
    // Pages behind a gate that the asker does not pass are not in their store at all.
    const found = asked.length > 0 ? await store.read.pages.many(asked) : new Map<PageId, Page>()
    for (const id of asked) {
      const page = found.get(id)
      this.#pages.set(id, page && mayKnow(actor, community, page) ? page : null)
    }
    return this.#pages
  }

  part(services: Services, page: Page, ref: ShownRef): Promise<Part | null> {
    return once(this.#parts, shownKey(ref), async () => {
      const source = await once(this.#sources, page.id, () => settled(services, page))
      return source && openPart(services.store, source, ref.blockId)
    })
  }
}

function once<K, T>(known: Map<K, Promise<T>>, key: K, make: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? make()
  known.set(key, found)
  return found
}

async function settled({ store }: Services, { documentId }: Page): Promise<Source | null> {
  const content = await store.read.documents.content(documentId)
  return content && sourceOf(store, content)
}

interface Opened extends OpenedShown {
  read(): Promise<(ShownWords & { readonly part: Part }) | null>
}

/**
 * Sections of other pages as this asker may have them, by key, each judged under the permission of its own page as if they had opened that.
 * What they may not read is not among them, and neither is what was never there: nobody learns which it is. The words are those of the
 * text as it was last settled, so that a page and what it shows change together with what is told of them.
 */
export async function openShown(
  services: Services,
  actor: Actor,
  community: Community,
  refs: readonly ShownRef[],
  draw: DrawPart,
  showing: Showing,
): Promise<ReadonlyMap<string, Opened>> {
  const pages = await showing.pages(services, actor, community, refs)
  const opened = new Map<string, Opened>()
  for (const ref of refs) {
    const page = pages.get(ref.pageId as PageId)
    if (!page) continue
    const href = pageUrl(community, page)
    opened.set(shownKey(ref), {
      ...{ state: page.deletedAt === null ? 'shown' : 'trashed', title: page.fields.title, href },
      async read() {
        const part = page.deletedAt === null ? await showing.part(services, page, ref) : null
        if (part === null) return null
        const { heading, headingId } = part.where
        const there = headingId === null ? href : `${href}#${headingId}`
        return { heading, href: there, part, refs: part.refs.shown, draw: (shown) => draw(part, shown) }
      },
    })
  }
  return opened
}

/** Whether they may read the page; one in the trash is known only to those who could take it out. */
function mayKnow(actor: Actor, community: Community, page: Page): boolean {
  if (page.communityId !== community.id) return false
  const target = pageTarget(community, page)
  return can(actor, 'read', target) && (page.deletedAt === null || can(actor, 'undelete', target))
}
