import { type Person, routes } from '@commonplace/api'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { useMe } from '../../data/me.ts'
import { useAct } from '../../data/use-act.ts'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { toast } from '../../ui/toasts.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { keepingWords } from '../../words/doors.ts'
import { CallHosts } from './CallHosts.tsx'
import Thank from './Thank.tsx'

interface Props {
  slug: string
  subject: { readonly kind: 'page' | 'question' | 'answer' | 'comment'; readonly id: string }
  title: string
  where: string
  mayModerate: boolean
  /** Whether it is locked; left out where it cannot be. */
  locked?: boolean
  /** Whom a member may thank for it. */
  people?: readonly Person[]
}

/** Thanking for something, or calling the hosts to it, for whoever is signed in; for hosts, hiding and locking it. Entries of a menu. */
export default function Moderation({ slug, subject, title, where, mayModerate, locked, people }: Props) {
  const hiding = useAct(routes.moderate)
  const locking = useSaidAct(routes.moderate)
  const signedIn = useMe().member !== null
  const [isHiding, setHiding] = useState(false)
  const about = { what: title, where }
  const params = { slug }
  const hide = async (reason: string) => {
    if (!(await hiding.act({ params, input: { ...subject, act: 'hide', reason } }, about))) return
    setHiding(false)
    toast(keepingWords.done)
  }
  const lock = async () => {
    const input = { ...subject, act: locked ? 'unlock' : 'lock', reason: '' } as const
    if (await locking.act({ params, input }, about)) toast(keepingWords.done)
  }
  return (
    <>
      {people && subject.kind === 'page' ? (
        <Thank slug={slug} about={{ kind: 'page', id: subject.id }} title={title} where={where} people={people} />
      ) : null}
      {mayModerate ? (
        <>
          {locked === undefined ? null : (
            <button type="button" disabled={locking.busy} onClick={() => void lock()}>
              {locked ? keepingWords.unlock : keepingWords.lock}
            </button>
          )}
          <button type="button" className="danger" onClick={() => setHiding(true)}>
            {keepingWords.hide}
          </button>
        </>
      ) : signedIn ? (
        <CallHosts slug={slug} subject={subject} about={about} />
      ) : null}
      {isHiding
        ? createPortal(
            <ReasonDialog
              title={keepingWords.hideTitle}
              label={keepingWords.reason}
              action={keepingWords.hide}
              refusal={hiding.refusal}
              busy={hiding.busy}
              onSend={hide}
              onClose={() => setHiding(false)}
            />,
            // A menu that closes hides what is in it, the dialog too.
            document.body,
          )
        : null}
    </>
  )
}
