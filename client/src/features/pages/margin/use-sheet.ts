import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Remarked } from '../../../data/remarking.ts'

/** On a phone the margin is a sheet: opened by a button, by beginning to speak and by an address that leads into it, closed by Esc. */
export function useSheet(margin: RefObject<HTMLElement | null>, remark: Remarked | null) {
  const [open, setOpen] = useState(false)
  const [spoken, setSpoken] = useState<Remarked | null>(null)
  // Before anything is drawn: the field that is to take the focus could not while the sheet is closed.
  if (remark !== spoken) {
    setSpoken(remark)
    if (remark) setOpen(true)
  }
  const from = useRef<HTMLElement | null>(null)
  const show = () => {
    from.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    setOpen(true)
    margin.current?.focus({ preventScroll: true })
  }
  const close = () => {
    setOpen(false)
    from.current?.focus({ preventScroll: true })
  }
  useEffect(() => {
    if (location.hash.startsWith('#t-')) setOpen(true)
  }, [])
  useEffect(() => {
    if (!open) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return
      setOpen(false)
      from.current?.focus({ preventScroll: true })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [open])
  return { open, show, close }
}
