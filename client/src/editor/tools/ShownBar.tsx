import { Refusal, Unreachable } from '@commonplace/api'
import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/editor.ts'
import { unsync } from '../views/place-shown.ts'
import type { ShownSections } from '../views/shown-section.ts'
import { usePlaced } from './use-placed.ts'
import { useReach } from './use-reach.ts'

function placeOf(editor: Editor): number | null {
  const { selection } = editor.state
  const is = selection instanceof NodeSelection && selection.node.type.name === 'shownSection' && editor.isEditable
  return is ? selection.from : null
}

/** What can be done with the shown section that is selected: read it in its page, make it words of this one, take it out. */
export function ShownBar({ editor, sections }: { editor: Editor; sections: ShownSections }) {
  const [pos, setPos] = useState(() => placeOf(editor))
  const bar = useRef<HTMLDivElement>(null)
  usePlaced(bar, () => {
    const dom = pos === null ? null : editor.view.nodeDOM(pos)
    return dom instanceof HTMLElement ? dom.getBoundingClientRect() : null
  })
  useEffect(() => {
    const follow = () => setPos(placeOf(editor))
    editor.on('transaction', follow)
    return () => {
      editor.off('transaction', follow)
    }
  }, [editor])
  useReach(editor, bar, 'a, button')
  if (pos === null) return null
  const dom = editor.view.nodeDOM(pos)
  const frame = dom instanceof HTMLElement ? dom.querySelector<HTMLElement>('.shown') : null
  const href = frame?.querySelector<HTMLAnchorElement>(':scope > .shown-from a')?.href
  const copy = async () => {
    try {
      const done = await unsync(editor, sections, pos)
      toast(done ? words.shown.copied : words.shown.notThere)
    } catch (error) {
      if (!(error instanceof Refusal) && !(error instanceof Unreachable)) throw error
      toast(error instanceof Refusal ? error.message : words.shown.away)
    }
  }
  return createPortal(
    // biome-ignore lint/a11y/useSemanticElements: a group of acts beside the text, not one of fields
    <div
      ref={bar}
      className="atom-bar"
      role="group"
      aria-label={words.shown.label}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') editor.commands.focus()
      }}
    >
      <div className="atom-acts">
        {frame?.dataset.state === 'shown' && (
          <button type="button" className="button" onClick={copy}>
            {words.shown.copy}
          </button>
        )}
        {href && (
          <a className="button" href={href} target="_blank" rel="noreferrer">
            {words.shown.open}
          </a>
        )}
        <button type="button" className="button quiet" onClick={() => editor.chain().focus().deleteSelection().run()}>
          {words.atom.remove}
        </button>
      </div>
    </div>,
    document.getElementById('main') ?? document.body,
  )
}
