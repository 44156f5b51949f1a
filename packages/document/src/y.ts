// The body of a document between Yjs and plain data, without a browser. Reading never changes the document, whatever is in it: what
// this version does not know comes through by name, so that nothing is lost by looking.
import * as Y from 'yjs'
import { TooDeepError } from './errors.ts'
import { type Attrs, childrenOf, type DocMark, type DocNode, type Json, joinText, node, text } from './json.ts'
import { markName } from './unknown.ts'

/** Blocks within blocks deeper than this are refused: no person nests so, and renderers recurse. */
export const DEEPEST_XML = 100
/** Values within values of one attribute. */
export const DEEPEST_VALUE = 32

/** The rich text of a document. The name is part of the wire: stock Tiptap uses it. */
export const bodyOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('default')

/** The fields of a document. */
export const metaOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('meta')

/** The body as plain data. Throws a Refusal for a body nested beyond all reason. */
export function readBody(doc: Y.Doc): DocNode {
  return readFragment(bodyOf(doc))
}

export function readFragment(body: Y.XmlFragment): DocNode {
  const blocks = body.toArray().flatMap((child) => readNode(child, 1))
  return blocks.length > 0 ? { type: 'doc', content: blocks } : { type: 'doc', content: [{ type: 'paragraph' }] }
}

function readNode(child: unknown, depth: number): DocNode[] {
  if (depth > DEEPEST_XML) throw new TooDeepError()
  if (child instanceof Y.XmlText) return readText(child)
  if (!(child instanceof Y.XmlElement)) return []
  const content = joinText(child.toArray().flatMap((inner) => readNode(inner, depth + 1)))
  return [node(child.nodeName, readAttrs(child.getAttributes() as Record<string, unknown>), content)]
}

function readText(of: Y.XmlText): DocNode[] {
  const out: DocNode[] = []
  for (const run of of.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof run.insert !== 'string' || run.insert === '') continue
    const marks: DocMark[] = Object.entries(run.attributes ?? {}).map(([name, value]) => {
      const attrs = typeof value === 'object' && value !== null ? readAttrs(value as Record<string, unknown>) : {}
      return Object.keys(attrs).length > 0 ? { type: markName(name), attrs } : { type: markName(name) }
    })
    out.push(text(run.insert, marks))
  }
  return out
}

function readAttrs(raw: Record<string, unknown>): Attrs {
  const attrs: Record<string, Json> = {}
  for (const [name, value] of Object.entries(raw)) {
    const json = readValue(value, 0)
    if (json !== null && name !== 'ychange') attrs[name] = json
  }
  return attrs
}

/** A value out of Yjs as JSON; what JSON cannot say (functions, bytes, infinities, endless nesting) reads as null. */
function readValue(value: unknown, depth: number): Json {
  if (depth > DEEPEST_VALUE) return null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (Array.isArray(value)) return value.map((inner) => readValue(inner, depth + 1))
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, readValue(inner, depth + 1)]))
  }
  return null
}

/** Puts blocks into an empty place of a body. One Y.XmlText for each run of text, as editors write it. */
export function toY(of: DocNode): Y.XmlElement {
  const element = new Y.XmlElement(of.type)
  for (const [name, value] of Object.entries(of.attrs ?? {})) {
    if (value !== null) element.setAttribute(name, value as string)
  }
  const content = inlineToY(childrenOf(of))
  if (content.length > 0) element.insert(0, content)
  return element
}

/** Children as Yjs types: neighbouring texts share one. */
export function inlineToY(content: readonly DocNode[]): (Y.XmlElement | Y.XmlText)[] {
  const out: (Y.XmlElement | Y.XmlText)[] = []
  let runs: { insert: string; attributes: Record<string, Attrs> }[] = []
  const flush = (): void => {
    if (runs.length === 0) return
    const ytext = new Y.XmlText()
    ytext.applyDelta(runs)
    out.push(ytext)
    runs = []
  }
  for (const child of joinText(content)) {
    if (child.type === 'text') runs.push({ insert: child.text ?? '', attributes: marksToY(child.marks) })
    else {
      flush()
      out.push(toY(child))
    }
  }
  flush()
  return out
}

export function marksToY(marks: readonly DocMark[] | undefined): Record<string, Attrs> {
  return Object.fromEntries((marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}]))
}
