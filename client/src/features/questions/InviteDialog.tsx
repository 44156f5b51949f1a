import { type Person, type QuestionShape, routes } from '@commonplace/api'
import { type FormEvent, useState } from 'react'
import { pathOf } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormProblem } from '../../ui/Field.tsx'
import { toastDone } from '../../ui/toasts.tsx'
import { askingWords } from '../../words/asking.ts'
import { Helpers } from '../shared/Helpers.tsx'

/** Asks members to answer a question that stands already. */
export function InviteDialog({
  question,
  slug,
  onClose,
}: {
  question: QuestionShape
  slug: string
  onClose: () => void
}) {
  const [chosen, setChosen] = useState<readonly Person[]>([])
  const { act, busy, refusal } = useAct(routes.inviteToAnswer)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const members = chosen.map(({ id }) => id)
    const done = await act(
      { params: { id: question.id }, input: { members } },
      { what: question.title, where: pathOf(question.url) },
    )
    if (!done) return
    onClose()
    toastDone(done, askingWords.invite.sent)
  }
  return (
    <Dialog title={askingWords.invite.title} onClose={onClose}>
      <form className="form" onSubmit={send}>
        <Helpers
          slug={slug}
          text={question.title}
          pageId={question.about?.id ?? null}
          chosen={chosen}
          without={[...question.invited, question.by]}
          onChange={setChosen}
        />
        <FormProblem refusal={refusal} fields={[]} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={busy || chosen.length === 0}>
            {askingWords.invite.send}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
