// A document as plain data: ProseMirror's JSON, which the server, the store, the importers and the renderers all read.

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type Attrs = { readonly [key: string]: Json }

export interface DocMark {
  readonly type: string
  readonly attrs?: Attrs
}

/** One node. Text nodes carry `text`; all others may carry `content`. An attribute that is null may as well be absent. */
export interface DocNode {
  readonly type: string
  readonly attrs?: Attrs
  readonly content?: readonly DocNode[]
  readonly text?: string
  readonly marks?: readonly DocMark[]
}

/** Values that say nothing: a node with one of these is the same as a node without it. A test holds them against the schema. */
export const ATTR_DEFAULTS: { readonly [type: string]: Attrs } = {
  heading: { level: 1 },
  orderedList: { start: 1 },
  taskItem: { checked: false },
  tableCell: { colspan: 1, rowspan: 1 },
  tableHeader: { colspan: 1, rowspan: 1 },
  callout: { tone: 'note' },
  rawBlock: { source: '', format: 'markdown' },
  rawInline: { source: '' },
  pageLink: { title: '' },
  mention: { name: '' },
  tag: { name: '' },
  questionCard: { title: '' },
  formula: { source: '' },
  file: { name: '' },
  embed: { url: '', title: '' },
}

/** Nodes whose only content is text and inline nodes. */
const TEXTBLOCKS = new Set(['paragraph', 'heading', 'codeBlock', 'detailsSummary'])
export const isTextblock = (node: DocNode): boolean => TEXTBLOCKS.has(node.type)

export const childrenOf = (node: DocNode): readonly DocNode[] => node.content ?? []

/** A node without empty parts: null attributes, no attributes and no content are left away. */
export function node(type: string, attrs?: Attrs | null, content?: readonly DocNode[]): DocNode {
  const kept = attrs ? Object.fromEntries(Object.entries(attrs).filter(([, value]) => value !== null)) : {}
  return {
    type,
    ...(Object.keys(kept).length > 0 ? { attrs: kept } : {}),
    ...(content && content.length > 0 ? { content } : {}),
  }
}

export function text(value: string, marks: readonly DocMark[] = []): DocNode {
  return marks.length > 0 ? { type: 'text', text: value, marks } : { type: 'text', text: value }
}

export const paragraph = (...content: readonly (DocNode | string)[]): DocNode =>
  node('paragraph', null, joinText(content.map((part) => (typeof part === 'string' ? text(part) : part))))

export const heading = (level: number, words: string): DocNode =>
  node('heading', { level }, words === '' ? [] : [text(words)])

export const doc = (...blocks: readonly DocNode[]): DocNode => docOf(blocks)

/** The document of these blocks, however many they are: as arguments so many would not fit on the stack. */
export const docOf = (blocks: readonly DocNode[]): DocNode =>
  node('doc', null, blocks.length > 0 ? blocks : [paragraph()])

/** An attribute that must be text; anything else reads as the empty string. */
export function stringAttr(of: DocNode | DocMark, name: string): string {
  const value = of.attrs?.[name]
  return typeof value === 'string' ? value : ''
}

/** An attribute that must be a finite number, or the fallback. */
export function numberAttr(of: DocNode | DocMark, name: string, fallback: number): number {
  const value = of.attrs?.[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : fallback
}

/** Neighbouring texts with equal marks become one; empty texts go. What Yjs would give back. */
export function joinText(content: readonly DocNode[]): DocNode[] {
  const out: DocNode[] = []
  for (const child of content) {
    if (child.type !== 'text') {
      out.push(child)
      continue
    }
    if (!child.text) continue
    const last = out.at(-1)
    if (last?.type === 'text' && marksKey(last.marks) === marksKey(child.marks)) {
      out[out.length - 1] = text((last.text ?? '') + child.text, last.marks)
    } else out.push(child)
  }
  return out
}

/** The words of a node, its blocks parted by line ends, its breaks as spaces; names for links to pages, people and tags. */
export function textOf(of: DocNode): string {
  switch (of.type) {
    case 'text':
      return of.text ?? ''
    case 'hardBreak':
      return ' '
    case 'pageLink':
      return stringAttr(of, 'alias') || stringAttr(of, 'title')
    case 'mention':
      return `@${stringAttr(of, 'name')}`
    case 'tag':
      return `#${stringAttr(of, 'name')}`
    case 'questionCard':
      return stringAttr(of, 'title')
    case 'formula':
      return stringAttr(of, 'source')
    case 'file':
      return stringAttr(of, 'name')
    case 'embed':
      return stringAttr(of, 'title') || stringAttr(of, 'url')
    case 'image':
      return stringAttr(of, 'caption') || stringAttr(of, 'alt')
    default:
      return childrenOf(of)
        .map(textOf)
        .join(isTextblock(of) ? '' : '\n')
  }
}

/** Attributes that are identity, not content. */
const IDENTITY = new Set(['id', 'ychange'])

function attrsKey(type: string, attrs: Attrs | undefined): string {
  if (!attrs) return ''
  const defaults = ATTR_DEFAULTS[type]
  let key = ''
  for (const name of Object.keys(attrs).sort()) {
    const value = attrs[name]
    if (IDENTITY.has(name) || value === null || value === undefined || value === defaults?.[name]) continue
    key += `${name}=${stableJson(value)};`
  }
  return key
}

/** JSON with the keys of objects in order, so that equal values have equal text. */
export function stableJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(stableJson).join(',')}]`
  const entries = Object.entries(value as { readonly [key: string]: Json })
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => `${JSON.stringify(key)}:${stableJson(inner)}`)
    .join(',')}}`
}

/** Marks as a key that does not depend on their order. */
export function marksKey(marks: readonly DocMark[] | undefined): string {
  if (!marks || marks.length === 0) return ''
  return marks
    .map((mark) => `${mark.type}(${attrsKey(mark.type, mark.attrs)})`)
    .sort()
    .join('|')
}

export const sameAttrs = (a: DocNode, b: DocNode): boolean => attrsKey(a.type, a.attrs) === attrsKey(b.type, b.attrs)

const keys = new WeakMap<DocNode, string>()

/** The content of a node as a key: equal keys if and only if equal content, ids aside. Remembered: nodes never change in place. */
export function keyOf(of: DocNode): string {
  const known = keys.get(of)
  if (known !== undefined) return known
  let key: string
  if (of.type === 'text') key = `${JSON.stringify(of.text ?? '')}${marksKey(of.marks)}`
  else key = `<${of.type} ${attrsKey(of.type, of.attrs)}>${joinText(childrenOf(of)).map(keyOf).join('')}</>`
  keys.set(of, key)
  return key
}

/** Whether two documents say the same, ids aside. */
export const sameContent = (a: DocNode, b: DocNode): boolean => keyOf(a) === keyOf(b)
