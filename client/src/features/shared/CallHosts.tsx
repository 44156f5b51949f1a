import type { InputOf } from '@commonplace/api'
import { routes } from '@commonplace/api'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useAct } from '../../data/use-act.ts'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { toast } from '../../ui/toasts.tsx'
import { keepingWords } from '../../words/doors.ts'

interface Props {
  slug: string
  subject: Pick<InputOf<typeof routes.reportContent>, 'kind' | 'id'>
  /** What it is called in the list of what waits, and where it stands. */
  about: { readonly what: string; readonly where: string }
  /** Said of the button where there are several; and how it looks outside of a menu. */
  label?: string
  className?: string
}

/** The way to call the hosts to something: a button, and the dialog that asks why. */
export function CallHosts({ slug, subject, about, label, className }: Props) {
  const { act, busy, refusal } = useAct(routes.reportContent)
  const [asking, setAsking] = useState(false)
  const send = async (reason: string) => {
    if (!(await act({ params: { slug }, input: { ...subject, reason } }, about))) return
    setAsking(false)
    toast(keepingWords.reported)
  }
  return (
    <>
      <button type="button" className={className} aria-label={label} onClick={() => setAsking(true)}>
        {keepingWords.report}
      </button>
      {asking
        ? createPortal(
            <ReasonDialog
              title={keepingWords.reportTitle}
              label={keepingWords.reason}
              action={keepingWords.send}
              refusal={refusal}
              busy={busy}
              onSend={send}
              onClose={() => setAsking(false)}
            />,
            // A menu that closes hides what is in it, the dialog too; and it would be set as what it stands among.
            document.body,
          )
        : null}
    </>
  )
}
