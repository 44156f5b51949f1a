import { fromMarkdown } from '@commonplace/document/markdown'
import type { KnownLinks, ReadText } from '../ports/markdown.ts'

/** Reads a text on the spot, however long that takes. */
export function readText(source: string, known: KnownLinks): ReadText {
  const addresses = new Set<string>()
  const { json } = fromMarkdown(source, {
    resolveLink: (href, form) => {
      const found = known.get(href) ?? null
      if (!found && form === 'link') addresses.add(href)
      return found
    },
  })
  return { json, addresses: [...addresses] }
}
