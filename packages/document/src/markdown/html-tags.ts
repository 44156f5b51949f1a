import { embedOf } from '../embeds.ts'
import { escapeHtml, unescapeHtml } from '../escape.ts'
import { type Attrs, type DocNode, node, numberAttr, stringAttr } from '../json.ts'

const ATTRIBUTE = /([a-z][\w-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi

/** The attributes of one tag as written. */
function attributesOf(tag: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', double, single, bare] of tag.matchAll(ATTRIBUTE)) {
    found.set(name.toLowerCase(), unescapeHtml(double ?? single ?? bare ?? ''))
  }
  return found
}

const IMG = /^<img\b(?:[^>"']|"[^"]*"|'[^']*')*>$/i
export const isImageTag = (html: string): boolean => IMG.test(html.trim())

/** A block of HTML that is nothing but pictures, as their tags; else null. */
export function imageTagsOf(html: string): string[] | null {
  const tags = html.match(/<img\b(?:[^>"']|"[^"]*"|'[^']*')*>/gi) ?? []
  return tags.length > 0 && tags.join('') === html.replace(/\s+(?![^<]*>)/g, '') ? [...tags] : null
}

const pixels = (value: string | undefined): number | null => {
  const size = /^\s*(\d{1,5})(?:px)?\s*$/.exec(value ?? '')?.[1]
  return size !== undefined && Number(size) > 0 ? Number(size) : null
}

/** What an <img> says, as attributes of a picture; the source is still to be judged. */
export function imageAttrsOf(tag: string): Attrs {
  const found = attributesOf(tag)
  return {
    src: found.get('src') ?? '',
    alt: found.get('alt') || null,
    title: found.get('title') || null,
    width: pixels(found.get('width')),
    height: pixels(found.get('height')),
    caption: found.get('data-caption') || null,
    href: found.get('data-href') || null,
  }
}

/** A picture as a tag, for what Markdown's own form has no place for: size and caption. */
export function imageTag(image: DocNode, src: string): string {
  return `<img ${[
    ['src', src] as const,
    ...(['alt', 'title'] as const).map((name) => [name, stringAttr(image, name)] as const),
    ...(['width', 'height'] as const).map((name) => [name, String(numberAttr(image, name, 0) || '')] as const),
    ['data-caption', stringAttr(image, 'caption')] as const,
    ['data-href', stringAttr(image, 'href')] as const,
  ]
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}="${escapeHtml(value).replace(/[\n|]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"`)
    .join(' ')}>`
}

export const image = (attrs: Attrs): DocNode => node('image', attrs)

/** A frame of a site that may be shown in place, where a block of HTML is nothing else; else null. */
export function embedIn(html: string): { url: string; title: string } | null {
  const tag = /^<iframe\b((?:[^>"']|"[^"]*"|'[^']*')*)>\s*<\/iframe>$/i.exec(html.trim())?.[1]
  if (tag === undefined) return null
  const found = attributesOf(tag)
  const url = found.get('src') ?? ''
  return embedOf(url) ? { url, title: found.get('title') ?? '' } : null
}

/** The same as a tag: what other programs show in place too. */
export function embedTag(url: string, title: string): string {
  const said = (value: string): string => escapeHtml(value).replace(/\n/g, '&#10;')
  return `<iframe src="${said(url)}"${title ? ` title="${said(title)}"` : ''}></iframe>`
}
