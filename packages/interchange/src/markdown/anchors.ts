import type { DerivedHeading } from '@commonplace/document/derive'

/** The slugs by which others name a heading: GitHub's, MkDocs's (blanks and dashes run together), and the heading's own words. */
function namesOf(words: string): string[] {
  const plain = words.toLowerCase().trim()
  const github = plain.replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '').replace(/\s/g, '-')
  const mkdocs = plain
    .normalize('NFKD')
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replace(/[-\s]+/g, '-')
  return [github, mkdocs, plain, github.replace(/^-+|-+$/g, '')]
}

/** Finds the heading that an anchor of a link means; repeated headings are told apart by `-1`, `-2` as elsewhere. */
export class Anchors {
  readonly #byName = new Map<string, DerivedHeading>()

  readonly #top: ReadonlySet<string>

  /** `title` is the heading that left the text: an anchor of its name means the top of the page. */
  constructor(headings: readonly DerivedHeading[], title: string) {
    this.#top = new Set([...namesOf(title), 'top', ''])
    const seen = new Map<string, number>()
    for (const heading of headings) {
      for (const name of new Set(namesOf(heading.text))) {
        const before = seen.get(name) ?? 0
        seen.set(name, before + 1)
        const full = before === 0 ? name : `${name}-${before}`
        if (!this.#byName.has(full)) this.#byName.set(full, heading)
        if (before > 0 && !this.#byName.has(`${name}_${before}`)) this.#byName.set(`${name}_${before}`, heading)
      }
    }
  }

  /** The heading; `top` for the page as a whole; null where there is no such part. */
  find(anchor: string): DerivedHeading | 'top' | null {
    const wanted = anchor.toLowerCase().trim()
    const found = this.#byName.get(wanted) ?? this.#byName.get(wanted.replace(/^user-content-|^h-/, ''))
    return found ?? (this.#top.has(wanted) ? 'top' : null)
  }
}
