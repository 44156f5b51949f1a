import { type AdoptionShape, routes } from '@commonplace/api'
import { pathOf } from '../addresses.ts'
import { useRoute } from '../data/use-route.ts'
import { adoptingWords } from '../words/adopting.ts'
import { Dialog } from './Dialog.tsx'
import { FormProblem } from './Field.tsx'
import { Waiting } from './Trouble.tsx'
import { type Decision, useDeciding } from './use-deciding.ts'

interface Props {
  adoption: AdoptionShape
  mayDecide: boolean
  onClose: () => void
  onDecided?: () => void
}

const DECISIONS: Record<AdoptionShape['state'], readonly Decision[]> = {
  'answer-changed': ['update', 'keep', 'detach'],
  'page-moved-on': ['keep', 'detach'],
  current: ['detach'],
  detached: [],
}

/** A woven answer that moved on: what happened, with the difference where there is one, and what can be done. */
export default function AdoptionDialog({ adoption, mayDecide, onClose, onDecided }: Props) {
  const detail = useRoute(routes.readAdoption, { params: { id: adoption.id } })
  const { decide, busy, refusal } = useDeciding()
  // As it stands now: while the dialog is open somebody else may have decided.
  const now = detail.data ?? adoption
  const doing = async (what: Decision) => {
    if (!(await decide(what, now))) return
    onClose()
    onDecided?.()
  }
  return (
    <Dialog title={now.questionTitle || adoptingWords.hiddenTitle} onClose={onClose} wide>
      <p>{now.visible ? adoptingWords.happened[now.state] : adoptingWords.hidden}</p>
      {detail.pending ? <Waiting /> : null}
      {detail.data?.diffHtml ? (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the difference is rendered by the server from the document's schema
        <div className="prose diff" dangerouslySetInnerHTML={{ __html: detail.data.diffHtml }} />
      ) : null}
      {now.visible && now.state === 'page-moved-on' ? (
        <p>
          <a href={`${pathOf(now.pageUrl)}/history`}>{adoptingWords.pageHistory}</a>
        </p>
      ) : null}
      <FormProblem refusal={refusal} fields={[]} />
      {mayDecide ? (
        <div className="form-actions">
          {(now.visible ? DECISIONS[now.state] : (['detach'] as const)).map((what, i) => (
            <button
              key={what}
              type="button"
              className={i === 0 ? 'button primary' : 'button'}
              disabled={busy}
              onClick={() => doing(what)}
            >
              {now.visible ? adoptingWords.decide[what] : adoptingWords.remove}
            </button>
          ))}
        </div>
      ) : null}
    </Dialog>
  )
}
