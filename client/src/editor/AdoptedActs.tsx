import type { AdoptionShape, PageShape } from '@commonplace/api'
import type { Editor } from '@tiptap/core'
import { useEffect, useRef, useState } from 'react'
import AdoptionDialog from '../ui/AdoptionDialog.tsx'
import { toast } from '../ui/toasts.tsx'
import { useDeciding } from '../ui/use-deciding.ts'
import { EditAdopted } from './EditAdopted.tsx'
import type { WovenAnswers } from './views/woven-answers.ts'

interface Props {
  page: PageShape
  editor: Editor
  woven: WovenAnswers
}

interface Open {
  readonly what: 'look' | 'edit'
  readonly adoption: AdoptionShape
  readonly place: number
}

/** What becomes of the answers woven into a page while it is written. */
export function AdoptedActs({ page, editor, woven }: Props) {
  const [open, setOpen] = useState<Open | null>(null)
  const decided = useRef<Open | null>(null)
  const { decide, refusal } = useDeciding()
  useEffect(() => {
    woven.onPress(async ({ adoptionId, what }) => {
      const adoption = woven.get(adoptionId)
      const place = placeOf(editor, adoptionId)
      if (!adoption || place === null) return
      if (what === 'look' || what === 'edit') setOpen({ what, adoption, place })
      else if (await decide(what, adoption)) goOnAt(editor, adoptionId, place)
    })
  })
  // Once the dialog is gone: while it is there, nothing behind it takes the focus.
  useEffect(() => {
    if (open || !decided.current) return
    const { adoption, place } = decided.current
    decided.current = null
    goOnAt(editor, adoption.id, place)
  }, [open, editor])
  useEffect(() => {
    if (refusal) toast(refusal.message)
  }, [refusal])
  if (!open) return null
  const common = {
    adoption: open.adoption,
    onClose: () => setOpen(null),
    onDecided: () => {
      decided.current = open
    },
  }
  return open.what === 'look' ? <AdoptionDialog mayDecide={page.may.edit} {...common} /> : <EditAdopted {...common} />
}

/** Writing goes on at the block; where it became a quotation, in its words. */
function goOnAt(editor: Editor, adoptionId: string, before: number): void {
  const place = placeOf(editor, adoptionId)
  if (place !== null) editor.chain().setNodeSelection(place).focus().run()
  else editor.commands.focus(Math.min(before + 2, editor.state.doc.content.size))
}

function placeOf(editor: Editor, adoptionId: string): number | null {
  let place: number | null = null
  editor.state.doc.forEach((block, offset) => {
    if (block.attrs.adoptionId === adoptionId) place = offset
  })
  return place
}
