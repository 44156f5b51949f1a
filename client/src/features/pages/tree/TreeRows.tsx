import { type PageRow, routes } from '@commonplace/api'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { pathOf } from '../../../addresses.ts'
import { GripIcon } from '../../../ui/icons.ts'
import { Spine } from '../../../ui/Kind.tsx'
import { toast, toastDone } from '../../../ui/toasts.tsx'
import { useSaidAct } from '../../../ui/use-said-act.ts'
import { words } from '../../../words/en.ts'
import { treeWords as said } from '../../../words/margin.ts'
import type { Branch } from '../tree.ts'
import { dropOf, type Place, placeNow, type Side, type Step, stepOf } from './moves.ts'

const STEPS: Readonly<Record<string, Step>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' }
const DEEPEST = 6

interface Over {
  readonly id: string
  readonly side: Side
}

/** The tree for those who may move pages in it: by the handle with a pointer, or on the handle with the keys. */
export default function TreeRows({ branches }: { branches: readonly Branch<PageRow>[] }) {
  const { act } = useSaidAct(routes.changePage)
  const [dragged, setDragged] = useState<string | null>(null)
  const [over, setOver] = useState<Over | null>(null)
  /** The page that is on its way, as it stood before. */
  const moved = useRef<PageRow | null>(null)
  // The row went elsewhere in the list; whoever moved it by the keys goes on from it. Drawn anew for another reason, the list takes nobody's focus.
  useEffect(() => {
    const was = moved.current
    const now = was && branches.find(({ row }) => row.id === was.id)?.row
    if (!now || (now.position === was.position && now.parentId === was.parentId)) return
    moved.current = null
    document.getElementById(`move-${was.id}`)?.focus()
  }, [branches])

  const go = async (id: string, place: Place | null) => {
    const page = branches.find(({ row }) => row.id === id)?.row
    if (!place || !page) return toast(said.nowhere)
    moved.current = page
    const back = placeNow(branches, id)
    const about = { what: page.title, where: pathOf(page.url) }
    const done = await act({ params: { id }, input: place }, about)
    if (!done) {
      moved.current = null
      return
    }
    const told = ({ parentId }: Place) =>
      said.moved(page.title, branches.find(({ row }) => row.id === parentId)?.row.title ?? null)
    const putBack = async (was: Place) => {
      const done = await act({ params: { id }, input: was }, about)
      toastDone(done, told(was))
    }
    toastDone(done, told(place), back && { label: words.undo, run: () => void putBack(back) })
  }
  const onKey = (event: KeyboardEvent, id: string) => {
    if (event.key === 'Escape') letGo()
    const step = STEPS[event.key]
    if (!step || !event.altKey) return
    event.preventDefault()
    void go(id, stepOf(branches, id, step))
  }
  const letGo = () => {
    setDragged(null)
    setOver(null)
  }
  const follow = (event: PointerEvent) => {
    if (!dragged) return
    const row = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>('[data-page]')
    const id = row?.dataset.page
    if (!row || !id) return setOver(null)
    const { top, height } = row.getBoundingClientRect()
    const part = (event.clientY - top) / height
    const side: Side = part < 0.3 ? 'before' : part > 0.7 ? 'after' : 'inside'
    setOver(dropOf(branches, dragged, id, side) ? { id, side } : null)
  }
  const drop = () => {
    if (dragged && over) void go(dragged, dropOf(branches, dragged, over.id, over.side))
    letGo()
  }
  return (
    <>
      <p className="quiet-line" id="tree-how">
        {said.how}
      </p>
      <ul className="tree movable">
        {branches.map(({ row, depth }) => (
          <li
            key={row.id}
            className={`depth-${Math.min(depth, DEEPEST)}`}
            data-page={row.id}
            data-drop={over?.id === row.id ? over.side : undefined}
            data-dragged={dragged === row.id || undefined}
          >
            <button
              type="button"
              id={`move-${row.id}`}
              className="tree-handle"
              aria-label={said.move(row.title)}
              aria-describedby="tree-how"
              onKeyDown={(event) => onKey(event, row.id)}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId)
                setDragged(row.id)
              }}
              onPointerMove={follow}
              onPointerUp={drop}
              onPointerCancel={letGo}
            >
              <GripIcon />
            </button>
            <Spine kind={row.kind} />
            <a href={pathOf(row.url)} dir="auto">
              {row.title}
            </a>
            <span className="tree-kind">{words.kinds[row.kind].one}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
