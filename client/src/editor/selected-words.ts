import type { Editor } from '@tiptap/core'
import { blockOf } from './blocks/block-at.ts'

/** Words of the text with a little of what stands around them, to tell equal ones apart. */
export interface SelectedWords {
  readonly quote: string
  readonly before: string
  readonly after: string
}

const LONGEST_QUOTE = 600
const AROUND = 32

function quoteOf(editor: Editor): string {
  const { from, to } = editor.state.selection
  return editor.state.doc.textBetween(from, to, '\n').trim()
}

/** The words that are selected, so many of them at most, and a little of what stands around them. */
export function selectedWords(editor: Editor, longest = LONGEST_QUOTE): SelectedWords {
  const { doc, selection } = editor.state
  const between = (from: number, to: number) => doc.textBetween(Math.max(0, from), Math.min(doc.content.size, to), '\n')
  return {
    quote: quoteOf(editor).slice(0, longest),
    before: between(selection.from - AROUND, selection.from),
    after: between(selection.to, selection.to + AROUND),
  }
}

/** The words of the block at the caret, as if they were selected; null where it has none. */
export function blockWords(editor: Editor): SelectedWords | null {
  const block = blockOf(editor.state)
  const quote = block?.node.textContent.trim().slice(0, LONGEST_QUOTE) ?? ''
  return quote === '' ? null : { quote, before: '', after: '' }
}

/** The words that a line stands below, where it has none of its own. */
export function wordsAbove(editor: Editor): SelectedWords | null {
  const { doc, selection } = editor.state
  for (let i = selection.$from.index(0); i >= 0; i--) {
    const quote = doc.maybeChild(i)?.textContent.trim().slice(0, LONGEST_QUOTE) ?? ''
    if (quote !== '') return { quote, before: '', after: '' }
  }
  return null
}
