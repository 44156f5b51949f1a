import type { DemoVersion } from './shape.ts'

/** The text of a page as it read at one of its versions. */
export function markdownAt(now: string, version: Pick<DemoVersion<string>, 'without' | 'reading'>): string {
  let text = now
  for (const [words, then] of version.reading ?? []) {
    if (!text.includes(words)) throw new Error(`The demo page does not say “${words}”.`)
    text = text.replace(words, then)
  }
  for (const heading of version.without ?? []) text = withoutSection(text, heading)
  return text
}

function withoutSection(text: string, heading: string): string {
  const from = text.indexOf(`\n## ${heading}\n`)
  if (from < 0) throw new Error(`The demo page has no section “${heading}”.`)
  const next = text.indexOf('\n## ', from + 1)
  return next < 0 ? text.slice(0, from) : text.slice(0, from) + text.slice(next)
}
