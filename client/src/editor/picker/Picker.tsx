import type { Editor } from '@tiptap/core'
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { createPortal } from 'react-dom'
import { words } from '../../words/editor.ts'
import { choicesOf } from './choices.ts'
import type { PickerStore } from './picker-store.ts'

const GAP = 6

/** The menu at the caret: a listbox that the textbox owns, so that the caret never leaves the text. */
export function Picker({ editor, store }: { editor: Editor; store: PickerStore }) {
  const { label, rows, index, rect } = useSyncExternalStore(store.subscribe, store.get)
  const box = useRef<HTMLDivElement>(null)
  const open = label !== null && rows.length > 0
  useEffect(() => store.offer(choicesOf), [store])

  useEffect(() => {
    const text = editor.view.dom
    if (!open) {
      text.removeAttribute('aria-activedescendant')
      text.removeAttribute('aria-controls')
      return
    }
    text.setAttribute('aria-controls', 'picker')
    text.setAttribute('aria-activedescendant', `picker-${index}`)
    box.current?.querySelector(`#picker-${index}`)?.scrollIntoView({ block: 'nearest' })
  }, [editor, open, index])

  // Under the caret where there is room, else above it; never over the edge of a phone.
  useLayoutEffect(() => {
    const menu = box.current
    if (!menu || !rect || !open) return
    const below = rect.bottom + GAP
    const fits = below + menu.offsetHeight <= window.innerHeight
    menu.style.insetBlockStart = `${Math.max(GAP, fits ? below : rect.top - GAP - menu.offsetHeight)}px`
    menu.style.insetInlineStart = `${Math.max(GAP, Math.min(rect.left, window.innerWidth - menu.offsetWidth - GAP))}px`
  }, [rect, open])

  if (!open) return null
  return createPortal(
    <div className="picker" ref={box}>
      <div className="picker-label" aria-live="polite">
        {label}
        <span className="visually-hidden">{words.menus.count(rows.length, rows[index]?.label ?? '', index + 1)}</span>
      </div>
      <div role="listbox" id="picker" aria-label={label}>
        {rows.map((row, at) => (
          <div
            key={row.key}
            id={`picker-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === index}
            className="picker-row"
            onPointerMove={() => store.point(at)}
            // The caret must stay where it is: a click would take the focus out of the text.
            onPointerDown={(event) => {
              event.preventDefault()
              row.pick()
            }}
          >
            {row.spine && <span className={`spine k-${row.spine}`} aria-hidden="true" />}
            <span className="picker-name">{row.label}</span>
            {row.hint && <span className="picker-hint">{row.hint}</span>}
          </div>
        ))}
      </div>
    </div>,
    // In the main region, so that who moves by regions finds it there.
    document.getElementById('main') ?? document.body,
  )
}
