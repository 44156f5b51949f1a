import { type AnswerShape, routes } from '@commonplace/api'
import { Suspense, useState } from 'react'
import type { ActAbout } from '../../data/outbox.ts'
import { useAct } from '../../data/use-act.ts'
import { FormProblem } from '../../ui/Field.tsx'
import { MoreIcon } from '../../ui/icons.ts'
import { late } from '../../ui/late.ts'
import { Menu } from '../../ui/Menu.tsx'
import { ReasonDialog } from '../../ui/ReasonDialog.tsx'
import { Ago } from '../../ui/time.tsx'
import { toastDone } from '../../ui/toasts.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { askingWords } from '../../words/asking.ts'
import { words } from '../../words/en.ts'

const Thank = late(() => import('../shared/Thank.tsx'))
const said = askingWords.standing

interface Props {
  answer: AnswerShape
  about: ActAbout
}

/** Above an answer that no longer holds: who says so, and why. */
export function Obsolete({ answer, about }: Props) {
  const restore = useAct(routes.restoreAnswer)
  if (!answer.obsolete) return null
  const { by, at, reason } = answer.obsolete
  const takeBack = async () => {
    const done = await restore.act({ params: { id: answer.id } }, about)
    toastDone(done, said.restored)
  }
  return (
    <div className="notice obsolete" role="note">
      <p dir="auto">
        <b>{said.banner}</b>, {said.since} <b className="name">{by.name}</b> · <Ago at={at} />: {reason}
      </p>
      {answer.may.confirm ? (
        <button type="button" className="link" onClick={takeBack}>
          {said.holds}
        </button>
      ) : null}
      <FormProblem refusal={restore.refusal} fields={[]} />
    </div>
  )
}

/** "Still works for me": once a day each, with how often and when last. */
export function StillWorks({ answer, about }: Props) {
  const give = useAct(routes.confirmAnswer)
  const take = useAct(routes.unconfirmAnswer)
  const { count, lastAt, mine } = answer.confirmations
  const toggle = async () => {
    const done = await (mine ? take : give).act({ params: { id: answer.id } }, about)
    toastDone(done, mine ? undefined : said.thanks)
  }
  return (
    <>
      {answer.may.confirm && !answer.obsolete ? (
        <button type="button" className="link" aria-pressed={mine} onClick={toggle}>
          {said.stillWorks}
        </button>
      ) : null}
      {count > 0 && lastAt !== null ? (
        <span className="confirmed">
          {said.confirmed(count)} · {said.lately} <Ago at={lastAt} />
        </span>
      ) : null}
      <FormProblem refusal={give.refusal ?? take.refusal} fields={[]} />
    </>
  )
}

interface MoreProps extends Props {
  slug: string
  history: string
  onWithdraw: () => void
}

/** What is done with an answer more rarely. */
export function AnswerMore({ slug, answer, about, history, onWithdraw }: MoreProps) {
  const [opened, setOpened] = useState(false)
  const [asking, setAsking] = useState(false)
  const obsolete = useAct(routes.obsoleteAnswer)
  const share = useSaidAct(routes.shareAnswer)
  const unshare = useSaidAct(routes.unshareAnswer)
  const call = { params: { id: answer.id } }
  const mark = async (reason: string) => {
    const done = await obsolete.act({ ...call, input: { reason } }, about)
    if (!done) return
    setAsking(false)
    toastDone(done, said.marked)
  }
  const toggleShared = async () => {
    const done = await (answer.shared ? unshare : share).act(call, about)
    toastDone(done, answer.shared ? said.closed : said.opened)
  }
  return (
    <>
      <Menu label={said.more} icon={<MoreIcon />} onOpen={() => setOpened(true)}>
        {answer.may.confirm && !answer.obsolete ? (
          <button type="button" onClick={() => setAsking(true)}>
            {said.noLonger}
          </button>
        ) : null}
        {answer.may.open ? (
          <button type="button" onClick={toggleShared}>
            {answer.shared ? said.close : said.open}
          </button>
        ) : null}
        <a href={history}>
          {said.history} · {askingWords.history.versions(answer.versions)}
        </a>
        <a href={about.where}>{words.link}</a>
        {opened ? (
          <Suspense>
            <Thank
              slug={slug}
              about={{ kind: 'answer', id: answer.id }}
              title={about.what}
              where={about.where}
              people={[answer.by]}
            />
          </Suspense>
        ) : null}
        {answer.may.delete ? (
          <button type="button" className="danger" onClick={onWithdraw}>
            {askingWords.question.withdraw}
          </button>
        ) : null}
      </Menu>
      {asking ? (
        <ReasonDialog
          title={said.noLongerTitle}
          label={said.reason}
          hint={said.reasonHint}
          action={said.say}
          busy={obsolete.busy}
          refusal={obsolete.refusal}
          most={1000}
          onSend={mark}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  )
}
