/** A section of a charter that is being drafted. */
export interface DraftSection {
  readonly heading: string
  /** As Markdown; empty where the community is to write it together. */
  readonly text: string
}

/**
 * The first page of a charter: the answers stand below the first headings of its template, in their order; what the template has no
 * heading for follows the last one that was answered.
 */
export function charterDraft(headings: readonly string[], answers: readonly string[]): DraftSection[] {
  const last = Math.min(headings.length, answers.length) - 1
  if (last < 0) return []
  const rest = answers.slice(last)
  return headings.map((heading, n) => ({
    heading,
    text: (n < last ? (answers[n] ?? '') : n === last ? rest.filter(Boolean).join('\n\n') : '').trim(),
  }))
}
