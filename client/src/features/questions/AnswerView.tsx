import { type AnswerShape, type QuestionShape, routes } from '@commonplace/api'
import { useState } from 'react'
import { pathOf } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { Body } from '../../ui/Body.tsx'
import { FormProblem } from '../../ui/Field.tsx'
import { Avatar } from '../../ui/People.tsx'
import { Ago } from '../../ui/time.tsx'
import { toast, toastDone } from '../../ui/toasts.tsx'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { askingWords } from '../../words/asking.ts'
import { words } from '../../words/en.ts'
import { AddToPage } from './AddToPage.tsx'
import { Comments } from './Comments.tsx'
import { EditAnswer } from './EditAnswer.tsx'
import { LivesIn } from './LivesIn.tsx'
import { AnswerMore, Obsolete, StillWorks } from './Standing.tsx'
import { VoteButton } from './VoteButton.tsx'

interface Props {
  answer: AnswerShape
  question: QuestionShape
  slug: string
}

/** An answer: who gave it, whether it helped, and the pages it lives in now. */
export function AnswerView({ answer, question, slug }: Props) {
  const [open, setOpen] = useState<'add' | 'edit' | null>(null)
  const edit = useFocusBack(open === 'edit')
  const accept = useAct(routes.acceptAnswer)
  const unaccept = useAct(routes.unacceptAnswer)
  const acceptAgain = useSaidAct(routes.acceptAnswer)
  const unacceptAgain = useSaidAct(routes.unacceptAnswer)
  const remove = useAct(routes.deleteAnswer)
  const where = `${pathOf(question.url)}#a-${answer.id}`
  const about = { what: askingWords.question.answerTo(question.title), where }
  const history = `${pathOf(question.url)}/history?answer=${answer.id}`
  const call = { params: { id: answer.id } }
  const toggleAccept = async () => {
    const done = await (answer.accepted ? unaccept : accept).act(call, about)
    if (!done) return
    const back = async () => {
      const done = await (answer.accepted ? acceptAgain : unacceptAgain).act(call, about)
      if (done) toastDone(done, answer.accepted ? askingWords.question.acceptedNow : askingWords.question.unaccepted)
    }
    const said = answer.accepted ? askingWords.question.unaccepted : askingWords.question.acceptedNow
    // Where it took the place of another one, that one is accepted anew by hand: taking this back would leave none.
    const undo = answer.accepted || !question.acceptedBy ? { label: words.undo, run: () => void back() } : null
    toastDone(done, said, undo)
  }
  const withdraw = async () => {
    if (confirm(askingWords.question.withdrawSure) && (await remove.act(call, about)))
      toast(askingWords.question.withdrawn)
  }
  return (
    <section
      className={`answer${answer.accepted ? ' accepted' : ''}${answer.obsolete ? ' obsolete-answer' : ''}`}
      id={`a-${answer.id}`}
      aria-label={askingWords.question.answerBy(answer.by.name)}
    >
      <VoteButton answer={answer} about={about} />
      <div className="answer-main">
        <p className="byline">
          <Avatar person={answer.by} />
          <b className="name">{answer.by.name}</b> · <Ago at={answer.at} />
          {answer.accepted ? (
            <span className="accepted-badge">
              {question.acceptedBy
                ? askingWords.question.acceptedBy(question.acceptedBy.name)
                : askingWords.question.accepted}
            </span>
          ) : null}
          {answer.accepted && question.acceptedAt !== null ? <Ago at={question.acceptedAt} /> : null}
          {answer.shared ? <span className="shared-badge">{askingWords.standing.shared}</span> : null}
        </p>
        <Obsolete answer={answer} about={about} />
        {open === 'edit' ? (
          <EditAnswer answer={answer} about={about} onDone={() => setOpen(null)} />
        ) : (
          <Body id={answer.id} html={answer.html} />
        )}
        <div className="answer-actions">
          {answer.may.accept ? (
            <button type="button" className="link" onClick={toggleAccept}>
              {answer.accepted ? askingWords.question.unaccept : askingWords.question.accept}
            </button>
          ) : null}
          {answer.may.adopt ? (
            <button type="button" className="link strong" onClick={() => setOpen('add')}>
              {askingWords.question.addToPage}
            </button>
          ) : null}
          <StillWorks answer={answer} about={about} />
          {answer.may.edit && open !== 'edit' ? (
            <button ref={edit} type="button" className="link" onClick={() => setOpen('edit')}>
              {words.pages.edit}
            </button>
          ) : null}
          <AnswerMore slug={slug} answer={answer} about={about} history={history} onWithdraw={withdraw} />
        </div>
        <FormProblem refusal={accept.refusal ?? unaccept.refusal ?? remove.refusal} fields={[]} />
        {answer.adoptions
          .filter((adoption) => adoption.state !== 'detached')
          .map((adoption) => (
            <LivesIn key={adoption.id} adoption={adoption} mayDecide={answer.may.adopt} />
          ))}
        <Comments id={answer.id} kind="answer" comments={answer.comments} may={answer.may.comment} about={about} />
      </div>
      {open === 'add' ? (
        <AddToPage answer={answer} question={question} slug={slug} onClose={() => setOpen(null)} />
      ) : null}
    </section>
  )
}
