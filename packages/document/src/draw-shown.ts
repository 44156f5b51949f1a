import type { ResolvedShown } from './html/options.ts'
import { DEEPEST_SHOWN, MOST_SHOWN, type ShownRef, shownKey } from './shown.ts'

/** Sections that are drawn in all within a text, or several that are answered together, those within sections counted in. */
export const MOST_DRAWN = 60
/** Characters of HTML that they show of other pages in all. */
export const LONGEST_DRAWN = 1_000_000

/** How much of other pages may still be drawn; texts that are answered together draw from the same one. */
export interface Allowance {
  sections: number
  signs: number
}
export const fullAllowance = (): Allowance => ({ sections: MOST_DRAWN, signs: LONGEST_DRAWN })

/** A place as far as a reader may know of it, before anything is read there. What they may not know of has none. */
export interface OpenedShown extends Pick<ResolvedShown, 'title' | 'href'> {
  readonly state: 'shown' | 'trashed'
  /** Reads its words; null where they are not in that page any more. Asked only for what the limits leave room to draw. */
  read(): ShownWords | null | Promise<ShownWords | null>
}

/** The words of a place, still to be drawn. */
export interface ShownWords extends Pick<ResolvedShown, 'heading' | 'href'> {
  /** What it shows itself. */
  readonly refs: readonly ShownRef[]
  draw(shown: Readonly<Record<string, ResolvedShown>>): string | Promise<string>
}

const ABSENT: ResolvedShown = { state: 'absent', title: '', heading: '', href: null, html: '' }

/**
 * Draws every section that a text shows, with the sections in them, by key. `open` judges for the reader. A page that is on the way already is
 * not drawn again, however it came about, and neither is anything beyond the limits: the work is bounded whatever people put together. So
 * the limits come before reading, and what is found gone counts as drawn.
 */
export async function drawShown(
  refs: readonly ShownRef[],
  page: string | null,
  open: (refs: readonly ShownRef[]) => Promise<ReadonlyMap<string, OpenedShown>>,
  left: Allowance = fullAllowance(),
): Promise<Record<string, ResolvedShown>> {
  const drawOne = async (ref: ShownRef, found: OpenedShown, path: readonly string[]): Promise<ResolvedShown> => {
    const { state, title, href } = found
    const named = { title, heading: '', href, html: '' }
    if (state !== 'shown') return { ...named, state }
    if (path.includes(ref.pageId)) return { ...named, state: 'cycle' }
    if (path.length > DEEPEST_SHOWN) return { ...named, state: 'deep' }
    if (left.sections <= 0 || left.signs <= 0) return { ...named, state: 'many' }
    left.sections--
    const words = await found.read()
    if (words === null) return { ...named, state: 'gone' }
    const said = { ...named, heading: words.heading, href: words.href }
    const html = await words.draw(await drawAll(words.refs, [...path, ref.pageId]))
    left.signs -= html.length
    return left.signs < 0 ? { ...said, state: 'many' } : { ...said, state, html }
  }
  const drawAll = async (
    refs: readonly ShownRef[],
    path: readonly string[],
  ): Promise<Record<string, ResolvedShown>> => {
    const drawn: Record<string, ResolvedShown> = {}
    if (refs.length === 0) return drawn
    const opened = await open(refs.slice(0, MOST_SHOWN))
    for (const [i, ref] of refs.entries()) {
      const found = opened.get(shownKey(ref))
      const none: ResolvedShown = i < MOST_SHOWN ? ABSENT : { ...ABSENT, state: 'many' }
      drawn[shownKey(ref)] = found ? await drawOne(ref, found, path) : none
    }
    return drawn
  }
  return drawAll(refs, [page ?? ''])
}

/** Whether something in these leads back to a page it stands in. */
export const leadsBack = (drawn: Readonly<Record<string, ResolvedShown>>): boolean =>
  Object.values(drawn).some(({ state, html }) => state === 'cycle' || html.includes(' data-state="cycle"'))
