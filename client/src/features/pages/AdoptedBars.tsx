import type { PageShape } from '@commonplace/api'
import { Suspense, useEffect, useRef, useState } from 'react'
import { late } from '../../ui/late.ts'
import type { Pressed } from './DecideHere.tsx'

const DecideHere = late(() => import('./DecideHere.tsx'))

/** Hears the bars of woven answers, which the server drew into the text of a page that is read. */
export function AdoptedBars({ page }: { page: PageShape }) {
  const [pressed, setPressed] = useState<Pressed | null>(null)
  const standing = useRef<{ id: string; what: string } | null>(null)
  const { adoptions, html } = page

  useEffect(() => {
    const body = document.querySelector<HTMLElement>(`.prose[data-body="${CSS.escape(page.id)}"]`)
    const hear = (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-decide]') : null
      const id = button?.closest<HTMLElement>('.adopted')?.dataset.adoption
      const adoption = adoptions.find((one) => one.id === id)
      const what = button?.dataset.decide
      if (!adoption || !what) return
      event.preventDefault()
      setPressed({ adoption, what: what as Pressed['what'] })
    }
    body?.addEventListener('click', hear)
    return () => body?.removeEventListener('click', hear)
  })

  // Whoever stands in a block by keyboard when the text is drawn anew goes on there.
  useEffect(() => {
    const note = ({ target }: Event) => {
      const on = target instanceof HTMLElement ? target : null
      // A dialog gives the focus back.
      if (on?.closest('dialog')) return
      const id = on?.closest<HTMLElement>('.adopted')?.dataset.adoption
      standing.current = on && id ? { id, what: on.dataset.decide ?? '' } : null
    }
    for (const type of ['focusin', 'pointerdown']) document.addEventListener(type, note)
    return () => {
      for (const type of ['focusin', 'pointerdown']) document.removeEventListener(type, note)
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text was drawn anew
  useEffect(() => {
    const at = standing.current
    if (!at || document.activeElement !== document.body) return
    const text = document.querySelector<HTMLElement>(`.prose[data-body="${CSS.escape(page.id)}"]`)
    const block = text?.querySelector<HTMLElement>(`.adopted[data-adoption="${CSS.escape(at.id)}"]`)
    const button = at.what ? block?.querySelector<HTMLElement>(`[data-decide="${at.what}"]`) : null
    const target = button ?? block ?? text
    if (!target) return
    if (target !== button) target.tabIndex = -1
    target.focus({ preventScroll: true })
  }, [html, pressed])

  if (!pressed) return null
  return (
    <Suspense>
      <DecideHere pressed={pressed} mayDecide={page.may.edit} onDone={() => setPressed(null)} />
    </Suspense>
  )
}
