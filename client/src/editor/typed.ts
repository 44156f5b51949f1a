import { Extension, InputRule, markInputRule } from '@tiptap/core'
import { isToneName } from './tone-names.ts'

/**
 * A rule that puts another sign for those between what stands before and after them; Backspace right after takes it back. Only these are
 * replaced, so that what stands beside them keeps its marks and whoever wrote it. Never within code.
 */
const sign = (find: RegExp, put: string) =>
  new InputRule({
    find,
    handler({ state, range, match }) {
      const { before = '', after = '' } = match.groups ?? {}
      state.tr.insertText(put + after, range.from + before.length, range.to)
    },
  })

let quoteMark: typeof import('./quote-marks.ts').quoteMark | undefined

/** The marks of all languages are fetched as a text is opened: nobody needs them for the first letter. Until then they stay straight. */
export const fetchMarks = () =>
  import('./quote-marks.ts').then((all) => {
    quoteMark = all.quoteMark
  }, console.warn)

/** What is typed in the manner of Markdown, beyond what the editor's own extensions know. */
export const typed = Extension.create({
  name: 'typed',
  addInputRules() {
    const { editor } = this
    void fetchMarks()
    const highlight = editor.schema.marks.highlight
    return [
      // With the sign that follows: `---` is a divider, `|--|` a table, `-->` an arrow, and `--help` what one types elsewhere.
      sign(/(?<before>^|[^-<!|])--(?<after>\s)$/, '–'),
      sign(/(?<before>[^\s\-<!|])--(?<after>[^\s\->|])$/, '–'),
      sign(/(?<before>^|[^.])\.\.\.$/, '…'),
      ...(highlight ? [markInputRule({ find: /(?:^|\s)(==(?!\s)([^=]+)(?<!\s)==)$/, type: highlight })] : []),
      new InputRule({
        find: /["']$/,
        handler({ state, range, match: { 0: straight, input = '' } }) {
          const language = editor.view.dom.closest<HTMLElement>('[lang]')?.lang ?? ''
          const mark = quoteMark?.(input.slice(0, -1), straight, language)
          if (mark) state.tr.insertText(mark, range.from, range.to)
        },
      }),
      // $a^2$
      new InputRule({
        find: /(^|[\s(])\$([^\s$](?:[^$]*[^\s$])?)\$$/,
        handler({ state, range, match }) {
          const [, before = '', source = ''] = match
          const formula = state.schema.nodes.formula?.create({ source })
          if (formula) state.tr.replaceWith(range.from + before.length, range.to, formula)
        },
      }),
      // [words](address)
      new InputRule({
        find: /\[([^\]\n]+)\]\((https?:\/\/[^\s)]+|mailto:[^\s)]+|\/[^\s)]*)\)$/,
        handler({ state, range, match }) {
          const [, words = '', href = ''] = match
          const link = state.schema.marks.link?.create({ href })
          if (link) state.tr.replaceWith(range.from, range.to, state.schema.text(words, [link])).removeStoredMark(link)
        },
      }),
      // >> makes a toggle, :::tip a callout, |--| a table.
      new InputRule({
        find: /^>> $/,
        handler: ({ range, chain }) => {
          chain().deleteRange(range).setDetails().run()
        },
      }),
      new InputRule({
        find: /^:::(\w+) $/,
        handler: ({ range, match, chain }) => {
          const tone = isToneName(match[1] ?? '')
          if (tone) chain().deleteRange(range).toggleCallout(tone).run()
        },
      }),
      new InputRule({
        find: /^\|--\|$/,
        handler: ({ range, chain }) => {
          chain().deleteRange(range).insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()
        },
      }),
      new InputRule({
        find: /^\[([ xX]?)\] $/,
        handler: ({ range, match, chain }) => {
          const checked = (match[1] ?? '').toLowerCase() === 'x'
          chain().deleteRange(range).toggleTaskList().updateAttributes('taskItem', { checked }).run()
        },
      }),
    ]
  },
  addKeyboardShortcuts() {
    return {
      // What a rule just did is undone, and what was typed stands there.
      Backspace: () => this.editor.commands.undoInputRule(),
    }
  },
})
