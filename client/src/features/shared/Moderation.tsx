import { routes } from '@commonplace/api'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useAct } from '../../data/use-act.ts'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { toast } from '../../ui/toasts.tsx'
import { keepingWords } from '../../words/doors.ts'

interface Props {
  slug: string
  subject: { readonly kind: 'page' | 'question' | 'answer' | 'comment'; readonly id: string }
  title: string
  where: string
  mayModerate: boolean
  /** Whether it is locked; left out where it cannot be. */
  locked?: boolean
}

/** Calling the hosts to something; for hosts, hiding and locking it. Entries of a menu. */
export default function Moderation({ slug, subject, title, where, mayModerate, locked }: Props) {
  const report = useAct(routes.reportContent)
  const moderate = useAct(routes.moderate)
  const [asking, setAsking] = useState<'report' | 'hide' | null>(null)
  const about = { what: title, where }
  const params = { slug }
  const act = async (act: 'hide' | 'lock' | 'unlock', reason = '') => {
    if (!(await moderate.act({ params, input: { ...subject, act, reason } }, about))) return
    setAsking(null)
    toast(keepingWords.done)
  }
  const call = async (reason: string) => {
    if (!(await report.act({ params, input: { ...subject, reason } }, about))) return
    setAsking(null)
    toast(keepingWords.reported)
  }
  return (
    <>
      {mayModerate ? (
        <>
          {locked === undefined ? null : (
            <button type="button" onClick={() => void act(locked ? 'unlock' : 'lock')}>
              {locked ? keepingWords.unlock : keepingWords.lock}
            </button>
          )}
          <button type="button" className="danger" onClick={() => setAsking('hide')}>
            {keepingWords.hide}
          </button>
        </>
      ) : (
        <button type="button" onClick={() => setAsking('report')}>
          {keepingWords.report}
        </button>
      )}
      {asking
        ? createPortal(
            <ReasonDialog
              title={asking === 'hide' ? keepingWords.hideTitle : keepingWords.reportTitle}
              label={keepingWords.reason}
              action={asking === 'hide' ? keepingWords.hide : keepingWords.send}
              refusal={asking === 'hide' ? moderate.refusal : report.refusal}
              busy={moderate.busy || report.busy}
              onSend={(reason) => (asking === 'hide' ? act('hide', reason) : call(reason))}
              onClose={() => setAsking(null)}
            />,
            // A menu that closes hides what is in it, the dialog too.
            document.body,
          )
        : null}
    </>
  )
}
