import { type QuestionShape, routes } from '@commonplace/api'
import { useState } from 'react'
import { pathOf } from '../../addresses.ts'
import { useMe } from '../../data/me.ts'
import { useAct } from '../../data/use-act.ts'
import { FormProblem } from '../../ui/Field.tsx'
import { KeptAge } from '../../ui/KeptAge.tsx'
import { Names } from '../../ui/People.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { toast, toastDone } from '../../ui/toasts.tsx'
import { askingWords } from '../../words/asking.ts'

const guest = askingWords.guest

/** What must be known of a question before its text: that it waits for a host, that you were asked, that it is an older copy. */
export function QuestionNotices({ question, keptAt }: { question: QuestionShape; keptAt: number | null }) {
  return (
    <>
      {question.held !== null ? <Held question={question} /> : null}
      <Invited question={question} />
      <KeptAge at={keptAt} />
    </>
  )
}

function Held({ question }: { question: QuestionShape }) {
  const [asking, setAsking] = useState(false)
  const admit = useAct(routes.admitQuestion)
  const decline = useAct(routes.declineQuestion)
  const about = { what: question.title, where: pathOf(question.url) }
  const call = { params: { id: question.id } }
  const letThrough = async () => {
    if (await admit.act(call, about)) toast(guest.admitted)
  }
  const refuse = async (reason: string) => {
    if (!(await decline.act({ ...call, input: { reason } }, about))) return
    setAsking(false)
    toast(guest.declinedNow)
  }
  const sentence =
    question.held === 'declined'
      ? `${guest.declined} ${question.heldReason}`
      : question.may.moderate
        ? guest.waitingForYou
        : guest.waiting
  return (
    <div className="notice" role="note">
      <p dir="auto">{sentence}</p>
      {question.may.moderate ? (
        <p className="form-actions">
          <button type="button" className="button primary" disabled={admit.busy} onClick={letThrough}>
            {guest.admit}
          </button>
          {question.held === 'waiting' ? (
            <button type="button" className="button" onClick={() => setAsking(true)}>
              {guest.decline}
            </button>
          ) : null}
        </p>
      ) : null}
      <FormProblem refusal={admit.refusal} fields={[]} />
      {asking ? (
        <ReasonDialog
          title={guest.declineTitle}
          label={guest.declineTitle}
          hint={guest.declineHint}
          action={guest.declineSend}
          busy={decline.busy}
          refusal={decline.refusal}
          most={1000}
          onSend={refuse}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  )
}

function Invited({ question }: { question: QuestionShape }) {
  const { member } = useMe()
  const decline = useAct(routes.declineToAnswer)
  const { invited } = question
  if (invited.length === 0) return null
  const me = member && invited.some(({ id }) => id === member.id) && !question.accepted ? member : null
  const answered = me && question.answerList.some(({ by }) => by.id === me.id)
  const notMe = async () => {
    if (!me) return
    const done = await decline.act(
      { params: { id: question.id, member: me.id } },
      { what: question.title, where: pathOf(question.url) },
    )
    toastDone(done, askingWords.invite.declined)
  }
  return (
    <p className="byline">
      {me && !answered ? (
        <>
          <b>{askingWords.invite.invitedYou}</b>
          <button type="button" className="link" onClick={notMe}>
            {askingWords.invite.notMe}
          </button>
        </>
      ) : (
        <>
          {askingWords.invite.asked} <Names people={invited} />
        </>
      )}
    </p>
  )
}
