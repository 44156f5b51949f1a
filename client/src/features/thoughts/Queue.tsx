import { type PromptShape, routes, type ThoughtsShape } from '@commonplace/api'
import { useEffect, useRef, useState } from 'react'
import { addresses } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { FormProblem } from '../../ui/Field.tsx'
import { toast } from '../../ui/toasts.tsx'
import { useSaidAct } from '../../ui/use-said-act.ts'
import { thoughtWords as said } from '../../words/thoughts.ts'
import { PromptDialog } from './PromptDialog.tsx'
import { TimeDialog } from './TimeDialog.tsx'

interface Props {
  slug: string
  thoughts: ThoughtsShape
}

/** What waits to be published, in its order, for those who fill it; and when it is. */
export function Queue({ slug, thoughts: { queue, time } }: Props) {
  const [timing, setTiming] = useState(false)
  const when = time
    ? said.whenIs(said.days[time.weekday], `${String(time.hour).padStart(2, '0')}:00`, time.zone)
    : said.whenOff
  return (
    <section className="thought-queue" aria-labelledby="queue">
      <h2 className="ruled" id="queue">
        {said.queue}
      </h2>
      <p className="quiet-line">
        {when}{' '}
        <button type="button" className="link" onClick={() => setTiming(true)}>
          {said.changeWhen}
        </button>
      </p>
      <p className="quiet-line">{queue.length === 0 ? said.empty : said.queueAbout}</p>
      {queue.length > 0 ? (
        <ol className="rows">
          {queue.map((prompt, place) => (
            <Waiting key={prompt.id} slug={slug} prompt={prompt} queue={queue} place={place} />
          ))}
        </ol>
      ) : null}
      {timing ? <TimeDialog slug={slug} time={time} onClose={() => setTiming(false)} /> : null}
    </section>
  )
}

interface WaitingProps {
  slug: string
  prompt: PromptShape
  queue: readonly PromptShape[]
  place: number
}

function Waiting({ slug, prompt, queue, place }: WaitingProps) {
  const [editing, setEditing] = useState(false)
  const publish = useAct(routes.publishPrompt)
  const remove = useSaidAct(routes.removePrompt)
  const about = { what: said.putting(prompt.words), where: addresses.list(slug, 'thoughts') }
  const params = { id: prompt.id }
  const publishNow = async () => {
    if (confirm(said.publishSure) && (await publish.act({ params }, about))) toast(said.published)
  }
  const takeOut = async () => {
    if (confirm(said.removeSure) && (await remove.act({ params }, about))) toast(said.removed)
  }
  return (
    <li className="row">
      <div className="row-main">
        <p className="row-title" dir="auto">
          {prompt.words}
        </p>
        {prompt.more ? (
          <p className="row-note" dir="auto">
            {prompt.more}
          </p>
        ) : null}
        <p className="row-note">
          {said.by} {prompt.by.name}
        </p>
        {prompt.held ? <p className="quiet-line">{said.held(prompt.by.name)}</p> : null}
        <div className="form-actions">
          <Move prompt={prompt} queue={queue} place={place} about={about} />
          {prompt.may.change ? (
            <button
              type="button"
              className="button quiet"
              aria-label={said.editOf(prompt.words)}
              onClick={() => setEditing(true)}
            >
              {said.edit}
            </button>
          ) : null}
          <button
            type="button"
            className="button quiet"
            aria-label={said.removeOf(prompt.words)}
            disabled={remove.busy}
            onClick={takeOut}
          >
            {said.remove}
          </button>
          <button
            type="button"
            className="button quiet"
            aria-label={said.publishOf(prompt.words)}
            disabled={publish.busy}
            onClick={publishNow}
          >
            {said.publish}
          </button>
        </div>
        <FormProblem refusal={publish.refusal} fields={[]} />
      </div>
      {editing ? <PromptDialog slug={slug} of={prompt} onClose={() => setEditing(false)} /> : null}
    </li>
  )
}

/** Earlier and later by one place. Whoever pressed stays on the button, or on the other one at an end. */
function Move({
  prompt,
  queue,
  place,
  about,
}: Omit<WaitingProps, 'slug'> & { about: { what: string; where: string } }) {
  const { act, busy } = useSaidAct(routes.movePrompt)
  const pressed = useRef<'up' | 'down' | null>(null)
  const [up, down] = [useRef<HTMLButtonElement>(null), useRef<HTMLButtonElement>(null)]
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row stands elsewhere once its place is another
  useEffect(() => {
    if (pressed.current === null) return
    const [first, other] = pressed.current === 'up' ? [up, down] : [down, up]
    pressed.current = null
    const button = first.current?.getAttribute('aria-disabled') === 'true' ? other : first
    button.current?.focus()
  }, [place])
  const move = async (to: number, way: 'up' | 'down') => {
    if (busy || to < 0 || to >= queue.length) return
    pressed.current = way
    const before = queue[way === 'up' ? to : to + 1]?.id ?? null
    if (await act({ params: { id: prompt.id }, input: { before } }, about)) toast(said.moved(to + 1, queue.length))
  }
  return (
    <>
      <button
        ref={up}
        type="button"
        className="button quiet"
        aria-label={said.upOf(prompt.words)}
        aria-disabled={place === 0}
        onClick={() => move(place - 1, 'up')}
      >
        {said.up}
      </button>
      <button
        ref={down}
        type="button"
        className="button quiet"
        aria-label={said.downOf(prompt.words)}
        aria-disabled={place === queue.length - 1}
        onClick={() => move(place + 1, 'down')}
      >
        {said.down}
      </button>
    </>
  )
}
