import { CodeBlock } from '@tiptap/extension-code-block'
import { copyText } from '../../ui/copy-text.ts'
import { words } from '../../words/editor.ts'
import { drawInto } from '../tools/drawing.ts'

/** The languages that are offered; any other that a text already names stays. */
const LANGUAGES = [
  'bash',
  'c',
  'cpp',
  'csharp',
  'css',
  'diff',
  'go',
  'graphql',
  'html',
  'ini',
  'java',
  'javascript',
  'json',
  'kotlin',
  'lua',
  'makefile',
  'markdown',
  'math',
  'perl',
  'php',
  'python',
  'r',
  'ruby',
  'rust',
  'scss',
  'sql',
  'swift',
  'typescript',
  'yaml',
]

/** The first word names the language; what follows (`title="a.ts"`) is kept as it is. */
const languageOf = (attribute: unknown): string => String(attribute ?? '').split(/\s/)[0] ?? ''

/** Code while it is written: its language to choose, its text to copy, and a formula drawn below its source. */
export const codeBlockView = CodeBlock.extend({
  addNodeView() {
    return ({ node, editor, getPos }) => {
      let block = node
      const dom = document.createElement('div')
      dom.className = 'code-block'
      const bar = document.createElement('div')
      bar.className = 'code-bar'
      bar.contentEditable = 'false'
      const choice = document.createElement('select')
      choice.ariaLabel = words.atom.language
      const copy = document.createElement('button')
      copy.type = 'button'
      copy.textContent = words.atom.copy
      copy.addEventListener('click', () => {
        copyText(block.textContent, words.atom.copied)
      })
      choice.addEventListener('change', () => {
        const pos = getPos()
        if (pos === undefined) return
        const rest = String(block.attrs.language ?? '')
          .split(/\s/)
          .slice(1)
        const language = [choice.value, ...rest].join(' ').trim()
        editor.view.dispatch(editor.state.tr.setNodeAttribute(pos, 'language', language || null))
        editor.commands.focus()
      })
      bar.append(choice, copy)
      const pre = document.createElement('pre')
      const code = document.createElement('code')
      pre.append(code)
      const drawn = document.createElement('div')
      drawn.className = 'formula'
      drawn.contentEditable = 'false'
      dom.append(bar, pre, drawn)
      const draw = () => {
        const language = languageOf(block.attrs.language)
        const all = LANGUAGES.includes(language) || language === '' ? LANGUAGES : [language, ...LANGUAGES]
        if (choice.options.length !== all.length + 1)
          choice.replaceChildren(new Option(words.atom.plain, ''), ...all.map((one) => new Option(one, one)))
        choice.value = language
        choice.disabled = !editor.isEditable
        drawn.hidden = language !== 'math'
        if (language === 'math') drawInto(drawn, block.textContent, true)
      }
      draw()
      return {
        dom,
        contentDOM: code,
        update(next) {
          if (next.type !== block.type) return false
          const same = next.attrs.language === block.attrs.language && languageOf(next.attrs.language) !== 'math'
          block = next
          if (!same) draw()
          return true
        },
        stopEvent: ({ target }) => target instanceof Node && bar.contains(target),
        ignoreMutation: ({ target }) => !code.contains(target),
      }
    }
  },
})
