import { type OutputOf, routes } from '@commonplace/api'
import { useState } from 'react'
import { addresses, pathOf } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { CopyLine } from '../../ui/CopyLine.tsx'
import { FormProblem } from '../../ui/Field.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { toast } from '../../ui/toasts.tsx'
import { keepingWords } from '../../words/doors.ts'

interface Props {
  slug: string
  member: OutputOf<typeof routes.readMember>
}

type Shown = OutputOf<typeof routes.undoMember>['left'][number]

/** What a host may do about somebody: help them back in, undo what they did, or keep them out. */
export function HostActs({ slug, member }: Props) {
  const recover = useAct(routes.recoverMember)
  const undo = useAct(routes.undoMember)
  const ban = useAct(routes.banMember)
  const [link, setLink] = useState<string | null>(null)
  const [left, setLeft] = useState<readonly Shown[]>([])
  const [asking, setAsking] = useState<'undo' | 'ban' | null>(null)
  const params = { slug, id: member.id }
  const about = { what: member.name, where: addresses.member(slug, member.id) }
  const makeLink = async () => {
    const done = await recover.act({ params }, about)
    if (done?.output) setLink(new URL(done.output.url, location.href).href)
  }
  const undoDay = async (reason: string) => {
    const done = await undo.act({ params, input: { hours: 24, reason } }, about)
    if (!done?.output) return
    setAsking(null)
    const { removed, restored, left } = done.output
    setLeft(left)
    toast(keepingWords.undone(removed, restored, left.length))
  }
  const keepOut = async (reason: string) => {
    if (!(await ban.act({ params, input: { reason } }, about))) return
    setAsking(null)
    toast(keepingWords.banned(member.name))
  }
  const isHost = member.role === 'host' || member.role === 'founder'
  return (
    <section>
      <h2>{keepingWords.member}</h2>
      {link ? (
        <div className="made" role="status">
          <p>{keepingWords.recoverAbout}</p>
          <CopyLine text={link} />
        </div>
      ) : null}
      <div className="form-actions">
        <button type="button" className="button" onClick={() => void makeLink()} disabled={recover.busy}>
          {keepingWords.recover}
        </button>
        {isHost ? null : (
          <>
            <button type="button" className="button" onClick={() => setAsking('undo')}>
              {keepingWords.undo}
            </button>
            <button type="button" className="button" onClick={() => setAsking('ban')}>
              {keepingWords.ban}
            </button>
          </>
        )}
      </div>
      <FormProblem refusal={recover.refusal} fields={[]} />
      {left.length > 0 ? (
        <div className="made" role="status">
          <p>{keepingWords.undoneLeft}</p>
          <ul className="end-list">
            {left.map(({ id, title, url }) => (
              <li key={id}>
                <a href={pathOf(url)}>{title}</a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {asking === 'undo' ? (
        <ReasonDialog
          title={keepingWords.undo}
          label={keepingWords.undoSure(member.name)}
          action={keepingWords.undo}
          refusal={undo.refusal}
          busy={undo.busy}
          onSend={undoDay}
          onClose={() => setAsking(null)}
        />
      ) : null}
      {asking === 'ban' ? (
        <ReasonDialog
          title={keepingWords.ban}
          label={keepingWords.banWhy(member.name)}
          action={keepingWords.ban}
          refusal={ban.refusal}
          busy={ban.busy}
          onSend={keepOut}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </section>
  )
}
