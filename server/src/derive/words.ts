import { countWords, type DocNode, textOf } from '@commonplace/document'

/** Words of a body as people count them. */
export const wordsOf = (json: DocNode): number => countWords(textOf(json))
