import { type AdoptionShape, type Route, routes } from '@commonplace/api'
import { useState } from 'react'
import { pathOf } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormProblem } from '../../ui/Field.tsx'
import { Waiting } from '../../ui/Trouble.tsx'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/en.ts'

interface Props {
  adoption: AdoptionShape
  mayEdit: boolean
}

/** Beside an adopted answer whose source or surroundings moved on: what happened, and what can be done. */
export function AdoptionNote({ adoption, mayEdit }: Props) {
  const [open, setOpen] = useState(false)
  const changed = adoption.state === 'answer-changed'
  return (
    <div className="note adoption-note" data-adoption={adoption.id}>
      <p className="note-kind">{changed ? words.adoption.answerChanged : words.adoption.pageMovedOn}</p>
      <a className="note-title" href={pathOf(adoption.questionUrl)} dir="auto">
        {adoption.questionTitle}
      </a>
      <p className="note-foot">
        <button type="button" className="link" onClick={() => setOpen(true)}>
          {changed ? words.adoption.see : words.adoption.decide}
        </button>
      </p>
      {open ? <AdoptionDialog adoption={adoption} mayEdit={mayEdit} onClose={() => setOpen(false)} /> : null}
    </div>
  )
}

function AdoptionDialog({ adoption, mayEdit, onClose }: Props & { onClose: () => void }) {
  const detail = useRoute(routes.readAdoption, { params: { id: adoption.id } })
  const update = useAct(routes.updateAdoption)
  const keep = useAct(routes.keepAdoption)
  const detach = useAct(routes.detachAdoption)
  const about = { what: words.adoption.about(adoption.questionTitle), where: pathOf(adoption.pageUrl) }
  const call = { params: { id: adoption.id } }
  const doing = async <R extends Route>(one: ReturnType<typeof useAct<R>>, said: string) => {
    const done = await one.act(call as Parameters<typeof one.act>[0], about)
    if (!done) return
    toast(done.queued ? words.queued : said)
    onClose()
  }
  return (
    <Dialog title={adoption.questionTitle} onClose={onClose} wide>
      {detail.pending ? <Waiting /> : null}
      {detail.data?.diffHtml ? (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the difference is rendered by the server from the document's schema
        <div className="prose diff" dangerouslySetInnerHTML={{ __html: detail.data.diffHtml }} />
      ) : detail.pending ? null : (
        <p>{adoption.visible ? words.adoption.sectionMoved : words.adoption.hidden}</p>
      )}
      <FormProblem refusal={update.refusal ?? keep.refusal ?? detach.refusal} fields={[]} />
      {mayEdit ? (
        <div className="form-actions">
          {adoption.state === 'answer-changed' && adoption.visible ? (
            <button type="button" className="button primary" onClick={() => doing(update, words.adoption.updated)}>
              {words.adoption.update}
            </button>
          ) : null}
          <button type="button" className="button" onClick={() => doing(keep, words.adoption.kept)}>
            {words.adoption.keep}
          </button>
          <button type="button" className="button quiet" onClick={() => doing(detach, words.adoption.detached)}>
            {words.adoption.detach}
          </button>
        </div>
      ) : null}
    </Dialog>
  )
}
