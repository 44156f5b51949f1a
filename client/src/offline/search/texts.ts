import { replaceShown } from '@commonplace/document/shown-html'

// Words out of reading HTML, without a DOM, so that it works in a worker too. What comes out is text to search in, never markup.

export interface SectionText {
  /** The id of its heading in the page; empty for what stands before the first. */
  readonly anchor: string
  readonly heading: string
  readonly text: string
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
const BLOCK =
  /<\/?(?:p|div|li|ul|ol|table|tr|td|th|h[1-6]|pre|blockquote|figure|figcaption|details|summary|br|hr)\b[^>]*>/gi

export function plainText(html: string): string {
  // What a text shows of other pages is found in them.
  return replaceShown(html, () => ' ')
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(BLOCK, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null
      if (code !== null) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
      return NAMED[String(name).toLowerCase()] ?? whole
    })
    .replace(/\s+/g, ' ')
    .trim()
}

const HEADING = /<h([1-6])\b([^>]*)>([\s\S]*?)<\/h\1>/gi

/** A page's text, cut where its headings stand. */
export function sectionsOf(whole: string): SectionText[] {
  const html = replaceShown(whole, () => ' ')
  const sections: SectionText[] = []
  let anchor = ''
  let heading = ''
  let from = 0
  const put = (to: number) => {
    const text = plainText(html.slice(from, to))
    if (text !== '' || heading !== '') sections.push({ anchor, heading, text })
  }
  for (const match of html.matchAll(HEADING)) {
    put(match.index)
    anchor = /\bid="([^"]*)"/.exec(match[2] ?? '')?.[1] ?? ''
    heading = plainText(match[3] ?? '')
    from = match.index + match[0].length
  }
  put(html.length)
  return sections
}
