import type { BlockChange, DocNode } from '@commonplace/document'

/** Compares two states without holding anybody up: of a hundred thousand words that takes a second. */
export interface Comparer {
  /** The changes that lead from `a` to `b`; the blocks in them are those of the two given. Refuses what takes too long. */
  compare(a: DocNode, b: DocNode): Promise<BlockChange>
}
