import { safeHref } from '@commonplace/document/safe-url'
import type { Editor } from '@tiptap/core'
import { CellSelection } from '@tiptap/pm/tables'
import {
  Bold,
  ChevronDown,
  Code,
  Highlighter,
  Italic,
  Link2,
  MessageCircleQuestion,
  MessageSquare,
  Pencil,
  Strikethrough,
} from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { words } from '../words/editor.ts'
import { words as common } from '../words/en.ts'
import { BlockMenu } from './blocks/BlockMenu.tsx'
import { canTurn } from './blocks/turn-into.ts'
import { LinkForm } from './LinkForm.tsx'
import { type SelectedWords, selectedWords } from './selected-words.ts'
import { moveByArrows } from './tools/arrows.ts'
import { TOUCH_BAR, useCoarse } from './tools/TouchBar.tsx'
import { useAboveKeyboard } from './tools/use-above-keyboard.ts'
import { useOfText } from './tools/use-of-text.ts'
import { useReach } from './tools/use-reach.ts'

interface Props {
  editor: Editor
  /** Left out where nothing can be asked (a text that is not yet sent). */
  onAsk?: (selected: SelectedWords) => void
  /** Says something about the words, in the margin. */
  onComment?: (selected: SelectedWords) => void
  /** Proposes other words for them, in the margin. */
  onSuggest?: (selected: SelectedWords) => void
}

/** Whether there are words selected that something can be done to. Of a long selection only the first words are looked at. */
function opened(editor: Editor): boolean {
  const { doc, selection } = editor.state
  if (selection.empty || !editor.isEditable || editor.isActive('codeBlock')) return false
  let says = false
  doc.nodesBetween(selection.from, selection.to, (node, pos) => {
    if (says) return false
    const { from, to } = selection
    says = node.isText && /\S/.test(node.text?.slice(Math.max(0, from - pos), to - pos) ?? '')
    return !says
  })
  return says
}

/** Whether all that is selected is made of blocks that can become others. */
function turns({ state: { doc, selection } }: Editor): boolean {
  let all = true
  doc.nodesBetween(selection.from, selection.to, (node) => {
    all &&= canTurn(node)
    // What stands within a line is none of it.
    return all && !node.isTextblock
  })
  return all
}

/** Where the selection is, and what its words already are. */
const selectionOf = (editor: Editor) => ({
  bold: editor.isActive('bold'),
  italic: editor.isActive('italic'),
  strike: editor.isActive('strike'),
  code: editor.isActive('code'),
  mark: editor.isActive('highlight'),
  link: editor.isActive('link'),
  turns: turns(editor),
  from: editor.state.selection.from,
  to: editor.state.selection.to,
})

/** Of whole cells the bar of their table is reached. */
const OF_WORDS = ({ state }: Editor) => !(state.selection instanceof CellSelection)

/** What can be done to the selected words: one toolbar, reached by Alt-F10, moved through by arrows. */
export function SelectionToolbar({ editor, onAsk, onComment, onSuggest }: Props) {
  const bar = useRef<HTMLDivElement>(null)
  const turn = useRef<HTMLButtonElement>(null)
  const [linking, setLinking] = useState(false)
  const [turning, setTurning] = useState(false)
  // At a key there is no selection, and nothing else is asked.
  const state = useOfText(editor, (editor) => (opened(editor) ? selectionOf(editor) : null))
  const open = state !== null

  useEffect(() => {
    if (open) return
    setLinking(false)
    setTurning(false)
  }, [open])

  // Of selected words ⌘K makes a link; without any it is the quick search.
  useEffect(() => {
    if (!open) return
    const text = editor.view.dom
    const link = (event: globalThis.KeyboardEvent) => {
      const { metaKey, ctrlKey, shiftKey, altKey, key } = event
      if (!(metaKey || ctrlKey) || shiftKey || altKey || key.toLowerCase() !== 'k' || !OF_WORDS(editor)) return
      event.preventDefault()
      setLinking(true)
    }
    text.addEventListener('keydown', link)
    return () => text.removeEventListener('keydown', link)
  }, [editor, open])

  // For fingers it is a strip above their tools, as wide as the window (editor.css).
  const coarse = useCoarse()
  useAboveKeyboard(bar, coarse && open, TOUCH_BAR)
  // Above the selection, inside the window; moved by hand because a render per keystroke would be felt.
  useEffect(() => {
    const element = bar.current
    if (!element || !state || coarse) return
    const start = editor.view.coordsAtPos(state.from)
    const top = start.top - element.offsetHeight - 8
    element.style.top = `${top < 64 ? editor.view.coordsAtPos(state.to).bottom + 8 : top}px`
    element.style.left = `${Math.max(8, Math.min(start.left, window.innerWidth - element.offsetWidth - 8))}px`
  })

  useReach(editor, bar, 'button', OF_WORDS)

  if (!state) return null

  const button = (name: string, icon: ReactNode, pressed: boolean, run: () => void) => (
    <button
      type="button"
      aria-label={name}
      title={name}
      aria-pressed={pressed}
      onPointerDown={(event) => event.preventDefault()}
      onClick={run}
    >
      {icon}
    </button>
  )
  const word = (name: string, icon: ReactNode, run: () => void) => (
    <button type="button" className="toolbar-word" onPointerDown={(event) => event.preventDefault()} onClick={run}>
      {icon}
      {name}
    </button>
  )
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      editor.commands.focus()
      return
    }
    moveByArrows(event)
  }

  return (
    <div
      key={String(coarse)}
      ref={bar}
      className="selection-toolbar"
      role="toolbar"
      aria-label={words.toolbar.label}
      onKeyDown={move}
    >
      {linking ? (
        <LinkForm
          address={String(editor.getAttributes('link').href ?? '')}
          onSet={(address) => {
            const href = safeHref(address)
            if (href === null) return false
            editor.chain().focus().extendMarkRange('link').setLink({ href }).run()
            setLinking(false)
            return true
          }}
          onRemove={() => {
            editor.chain().focus().extendMarkRange('link').unsetLink().run()
            setLinking(false)
          }}
          onCancel={() => {
            setLinking(false)
            editor.commands.focus()
          }}
        />
      ) : (
        <>
          {button(words.toolbar.bold, <Bold />, state.bold, () => editor.chain().focus().toggleBold().run())}
          {button(words.toolbar.italic, <Italic />, state.italic, () => editor.chain().focus().toggleItalic().run())}
          {button(words.toolbar.strike, <Strikethrough />, state.strike, () =>
            editor.chain().focus().toggleStrike().run(),
          )}
          {button(words.toolbar.code, <Code />, state.code, () => editor.chain().focus().toggleCode().run())}
          {button(words.toolbar.mark, <Highlighter />, state.mark, () =>
            editor.chain().focus().toggleHighlight().run(),
          )}
          {button(words.toolbar.link, <Link2 />, state.link, () => setLinking(true))}
          {onComment && word(words.toolbar.comment, <MessageSquare />, () => onComment(selectedWords(editor)))}
          {onSuggest && word(common.pages.suggest, <Pencil />, () => onSuggest(selectedWords(editor, Infinity)))}
          {onAsk && word(words.toolbar.ask, <MessageCircleQuestion />, () => onAsk(selectedWords(editor)))}
          {state.turns && (
            <button
              ref={turn}
              type="button"
              className="toolbar-word"
              aria-haspopup="menu"
              aria-expanded={turning}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => setTurning(!turning)}
            >
              {words.block.menu.turnInto}
              <ChevronDown />
            </button>
          )}
        </>
      )}
      {turning && <BlockMenu editor={editor} turnBeside={turn.current} onClose={() => setTurning(false)} />}
    </div>
  )
}
