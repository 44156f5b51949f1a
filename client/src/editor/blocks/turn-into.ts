import type { ChainedCommands, Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { words } from '../../words/editor.ts'

export interface Turning {
  readonly key: keyof typeof words.blocks
  readonly run: (chain: ChainedCommands) => ChainedCommands
}

/** What a block of text can become. */
export const TURNINGS: readonly Turning[] = [
  { key: 'paragraph', run: (chain) => chain.setParagraph() },
  { key: 'heading1', run: (chain) => chain.setHeading({ level: 1 }) },
  { key: 'heading2', run: (chain) => chain.setHeading({ level: 2 }) },
  { key: 'heading3', run: (chain) => chain.setHeading({ level: 3 }) },
  { key: 'bulletList', run: (chain) => chain.toggleBulletList() },
  { key: 'orderedList', run: (chain) => chain.toggleOrderedList() },
  { key: 'taskList', run: (chain) => chain.toggleTaskList() },
  { key: 'quote', run: (chain) => chain.toggleBlockquote() },
  { key: 'note', run: (chain) => chain.toggleCallout('note') },
  { key: 'tip', run: (chain) => chain.toggleCallout('tip') },
  { key: 'warning', run: (chain) => chain.toggleCallout('warning') },
  { key: 'danger', run: (chain) => chain.toggleCallout('danger') },
  { key: 'toggle', run: (chain) => chain.setDetails() },
  { key: 'code', run: (chain) => chain.toggleCodeBlock() },
]

/** Only what is made of lines of text can become another: no divider, picture of another site, table or woven answer. */
export const canTurn = ({ isAtom, type }: Node): boolean =>
  !isAtom && type.name !== 'table' && type.name !== 'adoptedAnswer'

/** The block at the caret becomes another, whatever it was: it is plain text in between. */
export const turnInto = (editor: Editor, { run }: Turning): boolean => run(editor.chain().focus().clearNodes()).run()
