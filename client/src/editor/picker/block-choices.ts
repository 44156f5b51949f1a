import type { Editor, Range } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { keysHere } from '../../ui/Keys.tsx'
import { dayOf } from '../../words/dates.ts'
import { words } from '../../words/editor.ts'
import { placeOf, putBlock } from '../blocks/go-behind.ts'
import { askToDescribe } from '../tools/describe.ts'
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
  {
    ...{ key: 'divider', label: words.blocks.divider, hint: '---' },
    run: (editor, range) => putBlock(editor, range, 'horizontalRule'),
  },
]

/** What people who come from other editors type for a block. It is never shown, and the same in every language. */
const ALSO: Readonly<Record<string, string>> = {
  ...{ heading1: 'h1', heading2: 'h2', heading3: 'h3', bulletList: 'ul', orderedList: 'ol', taskList: 'todo checkbox' },
  ...{ quote: 'blockquote', note: 'callout info', tip: 'callout', warning: 'callout', danger: 'callout' },
  ...{ toggle: 'details', code: 'code', divider: 'hr line', picture: 'image photo upload', date: 'today' },
  ...{ formula: 'math latex', formulaBlock: 'math latex', embed: 'video map', shownSection: 'transclude sync' },
}

/** What a page offers besides blocks: left out where a text cannot have it. */
export interface BlockOffers {
  /** Asks for a file to add. */
  readonly attach?: () => void
  readonly find?: () => void
  /** Asks which section of another page is to be shown. */
  readonly show?: () => void
  /** Asks what was typed as a question about the page. */
  readonly ask?: (editor: Editor, title: string) => void
}

/** Puts an empty one and asks at once what it is to be. */
const asked =
  (type: string, attrs: Record<string, string>) =>
  (editor: Editor, range: Range): void => {
    editor.chain().focus().insertContentAt(range, { type, attrs }).run()
    const at = placeOf(editor.state.doc, range.from, type)
    if (at === undefined) return
    editor.view.dispatch(editor.state.tr.setSelection(NodeSelection.create(editor.state.doc, at)))
    askToDescribe(editor)
  }

function offered({ attach, find, show }: BlockOffers): Choice[] {
  const plain = (key: keyof typeof words.blocks, hint: string, run: Choice['run']): Choice => ({
    key,
    label: words.blocks[key],
    hint,
    run,
  })
  const then = (act: () => void) => (editor: Editor, range: Range) => {
    editor.chain().focus().deleteRange(range).run()
    act()
  }
  return [
    ...(attach ? [plain('picture', '', then(attach))] : []),
    ...(show ? [plain('shownSection', '', then(show))] : []),
    plain('formula', '$x$', asked('formula', { source: '' })),
    block('formulaBlock', '', (chain) => chain.setCodeBlock({ language: 'math' })),
    plain('embed', '', asked('embed', { url: '', title: '' })),
    plain('date', '', (editor, range) => {
      editor.chain().focus().insertContentAt(range, dateOf(new Date())).run()
    }),
    ...(find ? [plain('find', keysHere('⌘⇧F'), then(find))] : []),
  ]
}

/** A date as people write it: in the language on screen. */
export const dateOf = (date: Date): string => dayOf(date.getTime())

/** The callouts alone: what `!!` opens. */
export const calloutChoices = (query: string): readonly Choice[] =>
  filtered(
    BLOCKS.filter(({ key }) => ['note', 'tip', 'warning', 'danger'].includes(key)),
    query,
  )

/** Blocks whose name has a word that begins with what was typed, or which holds it anywhere. */
export const blockChoices = (query: string, offers: BlockOffers = {}): readonly Choice[] =>
  filtered([...BLOCKS, ...offered(offers)], query)

function filtered(all: readonly Choice[], query: string): readonly Choice[] {
  const wanted = query.toLocaleLowerCase()
  // A stroke between two words is no menu.
  if (/^\s/.test(wanted)) return []
  const begins = (words: string) =>
    words.startsWith(wanted) || words.split(/\s+/).some((word) => word.startsWith(wanted))
  const score = (label: string, also: string) => (begins(label) ? 0 : label.includes(wanted) || begins(also) ? 1 : 2)
  return all
    .map((choice) => ({ choice, score: score(choice.label.toLocaleLowerCase(), ALSO[choice.key] ?? '') }))
    .filter((one) => one.score < 2)
    .sort((a, b) => a.score - b.score)
    .map((one) => one.choice)
}
