import type { DefaultTreeAdapterTypes } from 'parse5'

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode
export type HtmlElement = DefaultTreeAdapterTypes.Element

export const isElement = (node: HtmlNode): node is HtmlElement => 'tagName' in node
export const isText = (node: HtmlNode): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text'

export const attributeOf = (element: HtmlElement, name: string): string | null =>
  element.attrs.find((attribute) => attribute.name === name)?.value ?? null

export const styleOf = (element: HtmlElement): string => (attributeOf(element, 'style') ?? '').toLowerCase()

export const hasClass = (element: HtmlElement, name: string): boolean =>
  (attributeOf(element, 'class') ?? '').split(/\s+/).includes(name)

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr html iframe li main nav object ol p pre section summary svg table tbody td tfoot th thead tr ul video audio'.split(
    ' ',
  ),
)
/** What a person never sees, and what would act. */
const SILENT = new Set(
  'script style head title meta link template noscript base colgroup col wbr source track param'.split(' '),
)
/** What cannot be shown and must not be lost: kept word for word. */
const FOREIGN = new Set('iframe video audio object embed svg form canvas map applet'.split(' '))

export const isBlockTag = (tag: string): boolean => BLOCKS.has(tag)
export const isSilentTag = (tag: string): boolean => SILENT.has(tag)
export const isForeignTag = (tag: string): boolean => FOREIGN.has(tag)

/** Whether a block stands anywhere within: then an inline element around it is only a wrapper. */
export function holdsBlock(element: HtmlElement, depth = 0): boolean {
  if (depth > 60) return false
  return element.childNodes.some(
    (child) => isElement(child) && (isBlockTag(child.tagName) || holdsBlock(child, depth + 1)),
  )
}

/** The TeX that a drawn formula says it was made of, or null. */
export function texOf(element: HtmlElement, depth = 0): string | null {
  if (depth > 8) return null
  if (element.tagName === 'annotation' && attributeOf(element, 'encoding') === 'application/x-tex')
    return textWithin(element).trim()
  for (const child of element.childNodes) {
    const found = isElement(child) ? texOf(child, depth + 1) : null
    if (found !== null) return found
  }
  return null
}

/** All text within, as written. Without recursion: what is handed to it may be nested as deeply as its sender liked. */
export function textWithin(element: HtmlElement): string {
  let out = ''
  const rest: HtmlNode[] = [...element.childNodes].reverse()
  for (let part = rest.pop(); part !== undefined; part = rest.pop()) {
    if (isText(part)) out += part.value
    else if (isElement(part) && part.tagName === 'br') out += '\n'
    else if (isElement(part) && !isSilentTag(part.tagName)) {
      for (let i = part.childNodes.length - 1; i >= 0; i--) rest.push(part.childNodes[i] as HtmlNode)
    }
  }
  return out
}
