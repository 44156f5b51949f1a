import { InvalidDocumentError, TooDeepError, UnknownContentError } from './errors.ts'
import { childrenOf, type DocNode } from './json.ts'
import { schema } from './schema.ts'
import { DEEPEST_XML } from './y.ts'

/**
 * Throws unless the data is a document the schema allows: an editor deletes, for everyone, what stands where it may not. Ask of JSON
 * that comes from outside, before it is written into a live document.
 */
export function checkDocument(json: DocNode): void {
  checkKnown(json, 0)
  try {
    schema.nodeFromJSON(json).check()
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) throw new InvalidDocumentError(error.message)
    throw error
  }
}

function checkKnown(node: DocNode, depth: number): void {
  if (depth > DEEPEST_XML) throw new TooDeepError()
  if (schema.nodes[node.type] === undefined) throw new UnknownContentError(node.type)
  for (const mark of node.marks ?? [])
    if (schema.marks[mark.type] === undefined) throw new UnknownContentError(mark.type)
  for (const child of childrenOf(node)) checkKnown(child, depth + 1)
}
