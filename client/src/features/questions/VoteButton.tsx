import { type AnswerShape, routes } from '@commonplace/api'
import { useState } from 'react'
import type { ActAbout } from '../../data/outbox.ts'
import { useAct } from '../../data/use-act.ts'
import { HelpfulIcon } from '../../ui/icons.ts'
import { toast, toastDone } from '../../ui/toasts.tsx'
import { askingWords } from '../../words/asking.ts'

/** "This helped": one vote a person, given at once on screen and taken back if it is refused. */
export function VoteButton({ answer, about }: { answer: AnswerShape; about: ActAbout }) {
  const give = useAct(routes.giveVote)
  const take = useAct(routes.takeVote)
  const [mine, setMine] = useState<boolean | null>(null)
  const voted = mine ?? answer.voted
  const votes = answer.votes + Number(voted) - Number(answer.voted)
  const toggle = async () => {
    setMine(!voted)
    const done = await (voted ? take : give).act({ params: { id: answer.id } }, about)
    if (!done) {
      setMine(null)
      toast(askingWords.question.voteFailed)
    } else toastDone(done)
  }
  const label = askingWords.question.helped(votes)
  return (
    <div className="vote">
      {answer.may.vote ? (
        <button
          type="button"
          aria-pressed={voted}
          aria-label={label}
          title={askingWords.question.helpful}
          onClick={toggle}
        >
          <HelpfulIcon />
        </button>
      ) : null}
      {answer.may.vote || votes > 0 ? (
        <span className="vote-count">
          <span aria-hidden="true">{votes}</span>
          <span className="visually-hidden">{label}</span>
        </span>
      ) : null}
    </div>
  )
}
