import type { Schema } from '@tiptap/pm/model'
import * as Y from 'yjs'

/**
 * The first node or mark name in a body that the schema does not know, else null. Ask before an editor is bound to it: the binding
 * deletes what it does not know for everyone, without any edit.
 */
export function firstUnknown(body: Y.XmlFragment, schema: Schema): string | null {
  for (const child of body.toArray()) {
    const unknown = child instanceof Y.XmlText ? unknownMark(child, schema) : unknownNode(child, schema)
    if (unknown !== null) return unknown
  }
  return null
}

function unknownNode(child: unknown, schema: Schema): string | null {
  if (!(child instanceof Y.XmlElement)) return 'embed'
  return schema.nodes[child.nodeName] === undefined ? child.nodeName : firstUnknown(child, schema)
}

function unknownMark(text: Y.XmlText, schema: Schema): string | null {
  for (const run of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    if (typeof run.insert !== 'string') return 'embed'
    for (const name of Object.keys(run.attributes ?? {})) if (schema.marks[markName(name)] === undefined) return name
  }
  return null
}

/** Marks that may overlap themselves are stored as `name--hash`. */
export const markName = (stored: string): string => stored.replace(/--[a-zA-Z0-9+/=]{8}$/, '')
