// Makes a live document equal to a state of it, with few small edits: restore, import over, weave in an answer. Words that stay keep
// their place in Yjs, so that comments, carets and the record of who wrote them stay with them.
import * as Y from 'yjs'
import { patchLine } from './apply/line.ts'
import { mintBlockId } from './block-ids.ts'
import { checkDocument } from './check.ts'
import { matchBlocks } from './diff/match.ts'
import { UnknownContentError } from './errors.ts'
import { ATTR_DEFAULTS, childrenOf, type DocNode, isTextblock, type Json, keyOf, stableJson } from './json.ts'
import { schema } from './schema.ts'
import { firstUnknown } from './unknown.ts'
import { bodyOf, readFragment, toY } from './y.ts'

/**
 * Edits the body of `doc` until it says what `json` says, in one transaction with this origin. Throws UnknownContentError, changing
 * nothing, when the document holds content of a newer version; InvalidDocumentError when `json` is no document.
 */
export function applyJson(doc: Y.Doc, json: DocNode, origin: unknown): void {
  const body = bodyOf(doc)
  const unknown = firstUnknown(body, schema)
  if (unknown !== null) throw new UnknownContentError(unknown)
  checkDocument(json)
  doc.transact(() => {
    const ids = idsOf(body)
    patch(body, readExactly(body), json, ids)
    // The proof, and the last resort: what the small edits missed is set the coarse way.
    if (keyOf(readExactly(body)) !== keyOf(json)) {
      body.delete(0, body.length)
      body.insert(0, childrenOf(json).map(toY))
    }
  }, origin)
}

/** An empty body reads as no blocks, not as an empty paragraph. */
function readExactly(body: Y.XmlFragment): DocNode {
  return body.length === 0 ? { type: 'doc' } : readFragment(body)
}

function idsOf(body: Y.XmlFragment): Set<string> {
  const ids = new Set<string>()
  const walk = (type: Y.XmlFragment): void => {
    for (const child of type.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue
      const id: unknown = child.getAttribute('id')
      if (typeof id === 'string') ids.add(id)
      walk(child)
    }
  }
  walk(body)
  return ids
}

function patch(y: Y.XmlFragment, a: DocNode, b: DocNode, ids: Set<string>): void {
  if (keyOf(a) === keyOf(b)) return
  if (y instanceof Y.XmlElement) patchAttrs(y, a, b)
  if (isTextblock(a)) {
    patchLine(y, b)
    return
  }
  const as = childrenOf(a)
  const bs = childrenOf(b)
  const ys = y.toArray()
  // Loose text between blocks, which no editor writes: the pairs would not fit, so this container is left to the last resort.
  if (ys.length !== as.length) return
  const pairs = matchBlocks(as, bs)
  for (const [i, j] of pairs) {
    const element = ys[i]
    const before = as[i]
    const after = bs[j]
    if (element instanceof Y.XmlElement && before && after) patch(element, before, after, ids)
  }
  const kept = new Set(pairs.map(([i]) => i))
  for (let i = as.length - 1; i >= 0; i--) if (!kept.has(i)) y.delete(i, 1)
  const placed = new Set(pairs.map(([, j]) => j))
  for (let j = 0; j < bs.length; j++) if (!placed.has(j)) y.insert(j, [toY(withOwnIds(bs[j] as DocNode, ids))])
}

function patchAttrs(y: Y.XmlElement, a: DocNode, b: DocNode): void {
  const defaults = ATTR_DEFAULTS[b.type]
  for (const name of new Set([...Object.keys(a.attrs ?? {}), ...Object.keys(b.attrs ?? {})])) {
    if (name === 'id') continue
    const before: Json = a.attrs?.[name] ?? defaults?.[name] ?? null
    const after: Json = b.attrs?.[name] ?? defaults?.[name] ?? null
    if (stableJson(before) === stableJson(after)) continue
    if (after === null) y.removeAttribute(name)
    else y.setAttribute(name, after as string)
  }
}

/** A block that comes in takes its id along unless another has it; blocks without one are left to get one here. */
function withOwnIds(block: DocNode, ids: Set<string>): DocNode {
  const had = block.attrs?.id
  const wants = 'id' in (schema.nodes[block.type]?.spec.attrs ?? {})
  const id = typeof had === 'string' && !ids.has(had) ? had : mintBlockId()
  if (wants) ids.add(id)
  return {
    ...block,
    ...(wants ? { attrs: { ...block.attrs, id } } : {}),
    ...(block.content ? { content: block.content.map((child) => withOwnIds(child, ids)) } : {}),
  }
}
