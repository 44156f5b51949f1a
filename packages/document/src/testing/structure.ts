import { parseFragment } from 'parse5'
import { unescapeHtml } from '../escape.ts'
import { attributeOf, type HtmlElement, type HtmlNode, isElement, isText } from '../from-html/elements.ts'

// HTML as its structure: which blocks stand in which, and which words are strong, a link, code. What only shapes how it looks or behaves
// (classes, ids, roles, frames to scroll in) is left out, so that our reading HTML can be held against somebody else's. Marks are a set, as in
// the document: `<em><strong>` and `<strong><em>` around the same words say the same, and twice strong is strong.

const MARKS: Readonly<Record<string, string>> = {
  em: 'em',
  strong: 'strong',
  del: 'del',
  s: 'del',
  code: 'code',
  a: 'a',
}
const KEPT: Readonly<Record<string, readonly string[]>> = {
  img: ['src', 'alt', 'title'],
  ol: ['start'],
  input: ['checked'],
  td: ['align'],
  th: ['align'],
}
/** Frames that only we put around something. */
const FRAMES = new Set(['div', 'label', 'span'])
const INLINE = new Set(['img', 'br', 'input'])

/** What a raw block or a raw tag holds, put in place of it: source that is carried word for word says what it always said. */
export const withRawAsWritten = (html: string): string =>
  html.replace(
    /<pre class="raw"[^>]*>([\s\S]*?)<\/pre>|<code class="raw">([\s\S]*?)<\/code>/g,
    (_, block?: string, inline?: string) => unescapeHtml(block ?? inline ?? ''),
  )

/** The structure of some HTML as a text, equal where the structure is. */
export function structureOf(html: string): string {
  const runs = describe(parseFragment(html).childNodes, [], false)
  return runs
    .replace(/[ \n]+/g, ' ')
    .replace(/ ?(\n|<\/?(?!img|a\b)\w+[^>]*>) ?/g, '$1')
    .trim()
}

function describe(nodes: readonly HtmlNode[], marks: readonly string[], verbatim: boolean): string {
  return nodes.map((node) => one(node, marks, verbatim)).join('')
}

function one(node: HtmlNode, marks: readonly string[], verbatim: boolean): string {
  if (isText(node)) return verbatim ? `⟦${node.value.trimEnd()}⟧` : wordsOf(node.value, marks)
  if (!isElement(node)) return ''
  const mark = MARKS[node.tagName]
  if (mark !== undefined && !verbatim) {
    const named = mark === 'a' ? linkOf(node) : mark
    return describe(node.childNodes, named === null || marks.includes(named) ? marks : [...marks, named].sort(), false)
  }
  const name = node.tagName === 'figure' ? 'p' : node.tagName
  const pre = verbatim || name === 'pre'
  if (FRAMES.has(name) || (pre && name === 'code')) return describe(node.childNodes, marks, pre)
  const attrs = (KEPT[name] ?? []).map((attr) => attributeSaid(node, attr)).join('')
  if (INLINE.has(name)) return `<${name}${attrs}>${marks.filter((one) => one.startsWith('a ')).join()}`
  const content = describe(node.childNodes, [], pre)
  // A list with air between its items says the same as one without.
  if (name === 'li') return `<li>${content.replace(/<\/?p>/g, ' ')}</li>`
  return content === '' && name === 'p' ? '' : `<${name}${attrs}>${content}</${name}>`
}

/** Words one by one with their marks, so that it does not matter where a run of them ends. */
const wordsOf = (value: string, marks: readonly string[]): string =>
  marks.length === 0 ? value : value.replace(/[^ \t\n]/gu, (sign) => `${sign}^${marks.join('+')}^`)

function attributeSaid(node: HtmlElement, attr: string): string {
  const aligned = attr === 'align' ? /align-(\w+)/.exec(attributeOf(node, 'class') ?? '')?.[1] : undefined
  const value = aligned ?? attributeOf(node, attr)
  if (value === null || (value === '' && attr !== 'checked')) return ''
  return ` ${attr}=${attr === 'src' ? decoded(value) : value}`
}

function linkOf(node: HtmlElement): string | null {
  const href = attributeOf(node, 'href')
  return href === null ? null : `a ${decoded(href)} ${attributeOf(node, 'title') ?? ''}`.trim()
}

function decoded(url: string): string {
  try {
    return decodeURI(url)
  } catch (error) {
    if (error instanceof URIError) return url
    throw error
  }
}
