import type { AdoptionShape } from '@commonplace/api'
import { useEffect, useRef } from 'react'
import AdoptionDialog from '../../ui/AdoptionDialog.tsx'
import { toast } from '../../ui/toasts.tsx'
import { type Decision, useDeciding } from '../../ui/use-deciding.ts'

export interface Pressed {
  readonly adoption: AdoptionShape
  readonly what: Decision | 'look'
}

interface Props {
  pressed: Pressed
  mayDecide: boolean
  onDone: () => void
}

/** What the pressed button of a bar says: a look at what changed, or a decision at once. */
export default function DecideHere({ pressed, mayDecide, onDone }: Props) {
  const { decide, refusal } = useDeciding()
  const begun = useRef<Pressed | null>(null)
  const { what, adoption } = pressed
  useEffect(() => {
    // Once for each press, however often it is drawn.
    if (what === 'look' || begun.current === pressed) return
    begun.current = pressed
    void decide(what, adoption).then((done) => done && onDone())
  })
  useEffect(() => {
    if (refusal) toast(refusal.message)
  }, [refusal])
  return what === 'look' ? <AdoptionDialog adoption={adoption} mayDecide={mayDecide} onClose={onDone} /> : null
}
