import { type OccurrenceRow, routes } from '@commonplace/api'
import { ATTENDANCES, type Attendance } from '@commonplace/domain'
import { pathOf } from '../../addresses.ts'
import { toastDone } from '../../ui/toasts.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { programmeWords as said } from '../../words/programme.ts'

type Props = Pick<OccurrenceRow, 'gatheringId' | 'at' | 'title' | 'url' | 'mine'>

/** Whether one comes: three buttons of which one may be down. Also without a network. */
export function Rsvp({ gatheringId, at, title, url, mine }: Props) {
  const { act, busy } = useSaidAct(routes.answerGathering)
  const say = async (answer: Attendance) => {
    const about = { what: said.answering(title), where: pathOf(url) }
    const done = await act({ params: { id: gatheringId, at }, input: { answer } }, about)
    toastDone(done)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's
    <div className="rsvp" role="group" aria-label={said.answerTo(title)}>
      {ATTENDANCES.map((answer) => (
        <button
          key={answer}
          type="button"
          className="button"
          aria-pressed={mine === answer}
          // Not switched off meanwhile: the focus would be lost.
          onClick={() => {
            if (!busy) void say(answer)
          }}
        >
          {said.said[answer]}
        </button>
      ))}
    </div>
  )
}
