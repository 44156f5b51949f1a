import { Fragment, Slice } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { SearchQuery, type SearchResult } from 'prosemirror-search'

/** Marks that are one to who looks for them: what was typed straight stands there as its language writes it, or does not. */
const ALIKE = ["'‘’‚", '"“”„«»']

/** The words as a pattern in which those marks stand for each other; null where there are none, and words are looked for as they are. */
function patternOf(words: string): string | null {
  let alike = false
  const pattern = words.replace(/[\s\S]/g, (sign) => {
    const marks = ALIKE.find((all) => all.includes(sign))
    if (marks) alike = true
    return marks ? `[${marks}]` : sign.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')
  })
  return alike ? pattern : null
}

interface Wanted {
  readonly search: string
  readonly replace: string
  readonly caseSensitive: boolean
  readonly wholeWord: boolean
}

/**
 * Looks for words whatever quotation marks they were given, and puts in what was typed as it was typed: by itself a search takes `$5` for a part of
 * what was found.
 */
export class WordsQuery extends SearchQuery {
  constructor(wanted: Wanted) {
    const pattern = patternOf(wanted.search)
    super({ ...wanted, ...(pattern === null ? { literal: true } : { search: pattern, regexp: true }) })
  }

  override getReplacements({ doc, schema }: EditorState, { from, to }: SearchResult) {
    const marks = doc.resolve(from).marksAcross(doc.resolve(to)) ?? []
    const words = this.replace === '' ? Fragment.empty : Fragment.from(schema.text(this.replace, marks))
    return [{ from, to, insert: new Slice(words, 0, 0) }]
  }
}
