import type { Editor, Range } from '@tiptap/core'
import { words } from '../../words/editor.ts'
import type { Choice } from './triggers.ts'

const block = (
  key: keyof typeof words.blocks,
  hint: string,
  run: (chain: ReturnType<Editor['chain']>) => ReturnType<Editor['chain']>,
): Choice => ({
  key,
  label: words.blocks[key],
  hint,
  run: (editor: Editor, range: Range) => {
    run(editor.chain().focus().deleteRange(range)).run()
  },
})

const BLOCKS: readonly Choice[] = [
  block('paragraph', '', (chain) => chain.setParagraph()),
  block('heading1', '#', (chain) => chain.setHeading({ level: 1 })),
  block('heading2', '##', (chain) => chain.setHeading({ level: 2 })),
  block('heading3', '###', (chain) => chain.setHeading({ level: 3 })),
  block('bulletList', '-', (chain) => chain.toggleBulletList()),
  block('orderedList', '1.', (chain) => chain.toggleOrderedList()),
  block('taskList', '[ ]', (chain) => chain.toggleTaskList()),
  block('quote', '>', (chain) => chain.toggleBlockquote()),
  block('note', '', (chain) => chain.toggleCallout('note')),
  block('tip', '', (chain) => chain.toggleCallout('tip')),
  block('warning', '', (chain) => chain.toggleCallout('warning')),
  block('danger', '', (chain) => chain.toggleCallout('danger')),
  block('toggle', '', (chain) => chain.setDetails()),
  block('code', '```', (chain) => chain.toggleCodeBlock()),
  block('table', '', (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true })),
  block('divider', '---', (chain) => chain.setHorizontalRule()),
]

/** Blocks whose name has a word that begins with what was typed, or which holds it anywhere. */
export function blockChoices(query: string): readonly Choice[] {
  const wanted = query.toLocaleLowerCase()
  const score = (label: string) =>
    label.split(/\s+/).some((word) => word.startsWith(wanted)) ? 0 : label.includes(wanted) ? 1 : 2
  return BLOCKS.map((choice) => ({ choice, score: score(choice.label.toLocaleLowerCase()) }))
    .filter((one) => one.score < 2)
    .sort((a, b) => a.score - b.score)
    .map((one) => one.choice)
}
