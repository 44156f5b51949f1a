import type { Editor } from '@tiptap/core'
import {
  Bold,
  GripVertical,
  IndentDecrease,
  IndentIncrease,
  Italic,
  KeyboardOff,
  List,
  Paperclip,
  Plus,
  Redo2,
  Undo2,
} from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { words } from '../../words/editor.ts'
import { lineBelow } from '../blocks/block-acts.ts'
import { moveByArrows } from './arrows.ts'
import { useAboveKeyboard } from './use-above-keyboard.ts'

/** How high the strip is, in pixels. */
export const TOUCH_BAR = 48
const COARSE = '(pointer: coarse)'

/** Whether the one who writes has fingers for a pointer. */
export const useCoarse = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const query = matchMedia(COARSE)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => matchMedia(COARSE).matches,
    () => false,
  )

interface Props {
  editor: Editor
  onBlock(): void
  onAttach?: () => void
}

/** The tools of a phone: a strip above its keyboard, wherever that ends. */
export function TouchBar({ editor, onBlock, onAttach }: Props) {
  const bar = useRef<HTMLDivElement>(null)
  const [writing, setWriting] = useState(editor.isFocused)
  useEffect(() => {
    const begin = () => setWriting(true)
    const end = ({ event }: { event: FocusEvent }) => {
      if (!(event.relatedTarget instanceof Node && bar.current?.contains(event.relatedTarget))) setWriting(false)
    }
    editor.on('focus', begin)
    editor.on('blur', end)
    return () => {
      editor.off('focus', begin)
      editor.off('blur', end)
    }
  }, [editor])
  useAboveKeyboard(bar, writing)

  if (!writing) return null
  const button = (label: string, icon: ReactNode, run: () => unknown) => (
    <button
      type="button"
      aria-label={label}
      // The keyboard stays where it is.
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => run()}
    >
      {icon}
    </button>
  )
  const chain = () => editor.chain().focus()
  const shift = (sink: boolean) => () => {
    const item = editor.isActive('taskItem') ? 'taskItem' : 'listItem'
    return sink ? chain().sinkListItem(item).run() : chain().liftListItem(item).run()
  }
  return createPortal(
    <div
      ref={bar}
      className="touch-bar"
      role="toolbar"
      aria-label={words.touch.label}
      onKeyDown={(event) => moveByArrows(event)}
    >
      {button(words.touch.add, <Plus />, () => {
        lineBelow(editor.state, editor.view.dispatch)
        chain().insertContent('/').run()
      })}
      {button(words.touch.block, <GripVertical />, onBlock)}
      {button(words.touch.undo, <Undo2 />, () => chain().undo().run())}
      {button(words.touch.redo, <Redo2 />, () => chain().redo().run())}
      {button(words.touch.bold, <Bold />, () => chain().toggleBold().run())}
      {button(words.touch.italic, <Italic />, () => chain().toggleItalic().run())}
      {button(words.touch.list, <List />, () => chain().toggleBulletList().run())}
      {button(words.touch.outdent, <IndentDecrease />, shift(false))}
      {button(words.touch.indent, <IndentIncrease />, shift(true))}
      {onAttach && button(words.touch.picture, <Paperclip />, onAttach)}
      {button(words.touch.done, <KeyboardOff />, () => editor.commands.blur())}
    </div>,
    document.getElementById('main') ?? document.body,
  )
}
