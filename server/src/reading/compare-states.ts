import { type BareChange, bareOf, diffDocuments } from '@commonplace/document/diff'
import type { DocNode } from '@commonplace/document/json'

/** Compares two states that were sent as JSON, on the spot, however long that takes. */
export const compareStates = (a: string, b: string): BareChange =>
  bareOf(diffDocuments(JSON.parse(a) as DocNode, JSON.parse(b) as DocNode))
