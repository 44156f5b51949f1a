import { NodeSelection } from '@tiptap/pm/state'
import { GripVertical, Plus } from 'lucide-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { words } from '../../words/editor.ts'
import { BlockMenu, type BlockMenuProps } from './BlockMenu.tsx'
import { lineBelow, toBlock } from './block-acts.ts'
import { blockAround } from './block-at.ts'

/** How far left of the text the pointer may be for its block to show a handle. */
const REACH = 72

interface Props extends BlockMenuProps {
  /** Whether the menu is open: keys open it too, at the caret. */
  open: boolean
  onOpen(open: boolean): void
}

/**
 * Beside the block under the pointer: a line below it, and a handle to drag it by, whose press is the menu. Moved by hand, because a render
 * for every move of the pointer would be felt. Fingers have no pointer that hovers: there the menu is in the bar above the keyboard, and
 * nothing can be dragged by accident.
 */
export function BlockHandle({ open, onOpen, ...acts }: Props) {
  const { editor } = acts
  const box = useRef<HTMLDivElement>(null)
  const at = useRef<number | null>(null)
  const [dragging, setDragging] = useState(false)

  useEffect(() => {
    const element = box.current
    if (!element) return
    let frame = 0
    const hide = () => {
      at.current = null
      element.hidden = true
    }
    const follow = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || event.buttons > 0 || frame !== 0) return
      frame = requestAnimationFrame(() => {
        frame = 0
        if (editor.isDestroyed || !editor.isEditable) return hide()
        if (event.target instanceof Node && element.contains(event.target)) return
        show(event.clientX, event.clientY)
      })
    }
    const show = (x: number, y: number) => {
      const text = editor.view.dom.getBoundingClientRect()
      const rtl = getComputedStyle(editor.view.dom).direction === 'rtl'
      if (y < text.top || y > text.bottom || x < text.left - REACH || x > text.right + REACH) return hide()
      const inside = Math.max(text.left + 2, Math.min(x, text.right - 2))
      const found = editor.view.posAtCoords({ left: inside, top: y })
      const block = found && blockAround(editor.state.doc.resolve(found.inside >= 0 ? found.inside : found.pos))
      const target = block ?? (found && blockAround(editor.state.doc.resolve(found.pos)))
      const dom = target && editor.view.nodeDOM(target.pos)
      if (!target || !(dom instanceof HTMLElement)) return hide()
      at.current = target.pos
      element.hidden = false
      const rect = dom.getBoundingClientRect()
      const line = Number.parseFloat(getComputedStyle(dom).lineHeight) || 28
      const item = target.node.type.name === 'listItem' ? 22 : 0
      // Where the margin is narrow there is room for the handle alone; a line below is in its menu too.
      const margin = document.getElementById('main')?.getBoundingClientRect().left ?? 0
      element.dataset.narrow = String(!rtl && rect.left - item - margin < 58)
      element.style.top = `${rect.top + (Math.min(line, rect.height) - element.offsetHeight) / 2}px`
      element.style.left = rtl
        ? `${Math.min(window.innerWidth - element.offsetWidth, rect.right + 6 + item)}px`
        : `${Math.max(2, rect.left - element.offsetWidth - 6 - item)}px`
    }
    // Where the pointer rested before this was here nothing tells of it.
    const under = [...editor.view.dom.querySelectorAll(':hover')].at(-1)?.getBoundingClientRect()
    if (under && editor.isEditable && matchMedia('(hover: hover)').matches)
      show(under.left, under.top + under.height / 2)
    document.addEventListener('pointermove', follow)
    document.addEventListener('scroll', hide, { capture: true, passive: true })
    editor.view.dom.addEventListener('keydown', hide)
    const text = editor.view.dom
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('pointermove', follow)
      document.removeEventListener('scroll', hide, { capture: true })
      text.removeEventListener('keydown', hide)
    }
  }, [editor])

  const select = () => at.current !== null && toBlock(editor, at.current)
  const drag = (event: DragEvent) => {
    if (at.current === null || !event.dataTransfer) return
    const { view, state } = editor
    const selection = NodeSelection.create(state.doc, at.current)
    const dom = view.nodeDOM(at.current)
    view.dispatch(state.tr.setSelection(selection))
    const slice = selection.content()
    const { dom: copy, text } = view.serializeForClipboard(slice)
    event.dataTransfer.clearData()
    event.dataTransfer.setData('text/html', copy.innerHTML)
    event.dataTransfer.setData('text/plain', text)
    event.dataTransfer.effectAllowed = 'copyMove'
    if (dom instanceof HTMLElement) event.dataTransfer.setDragImage(dom, 0, 0)
    // The text takes it from here, as if it had been dragged within.
    view.dragging = { slice, move: true, node: selection } as typeof view.dragging
    setDragging(true)
  }

  return (
    <>
      <div ref={box} className="block-handle" data-dragging={dragging} hidden>
        <button
          type="button"
          tabIndex={-1}
          aria-label={words.block.below}
          title={words.block.below}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => {
            select()
            lineBelow(editor.state, editor.view.dispatch)
            editor.chain().focus().insertContent('/').run()
          }}
        >
          <Plus />
        </button>
        <button
          type="button"
          tabIndex={-1}
          draggable
          aria-label={words.block.handle}
          title={words.block.handleHint}
          aria-haspopup="menu"
          onDragStart={drag}
          onDragEnd={() => {
            setDragging(false)
            // Dropped it is gone already. Let go elsewhere, the next thing that is dropped would be taken for this block.
            editor.view.dragging = null
          }}
          onClick={() => {
            select()
            onOpen(true)
          }}
        >
          <GripVertical />
        </button>
      </div>
      {open && <BlockMenu {...acts} onClose={() => onOpen(false)} />}
    </>
  )
}
