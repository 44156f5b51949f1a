import { type Person, routes } from '@commonplace/api'
import { LONGEST_THANKS, type ThankedFor } from '@commonplace/domain'
import { type FormEvent, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { newId } from '../../data/api.ts'
import { useDraft } from '../../data/drafts.ts'
import { useMe, useRole } from '../../data/me.ts'
import { useAct } from '../../data/use-act.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { textIn } from '../../ui/form.ts'
import { toastDone } from '../../ui/toasts.tsx'
import { thanksWords as said } from '../../words/thanks.ts'

interface Props {
  slug: string
  about: { readonly kind: ThankedFor; readonly id: string }
  title: string
  where: string
  /** Who had to do with it, who most of all first. */
  people: readonly Person[]
  className?: string
}

/** A button by which a member thanks somebody for something; nothing where there is nobody to thank, or who looks is no member. */
export default function Thank({ slug, people, className, ...props }: Props) {
  const [open, setOpen] = useState(false)
  const { member } = useMe()
  const role = useRole(slug)
  const others = [...new Map(people.map((one) => [one.id, one])).values()].filter(
    ({ id }) => id !== '' && id !== member?.id,
  )
  if (!member || role === null || role === 'guest' || others.length === 0) return null
  return (
    <>
      <button type="button" className={className} onClick={() => setOpen(true)}>
        {said.thank}
      </button>
      {open
        ? createPortal(
            <ThankDialog slug={slug} people={others} {...props} onClose={() => setOpen(false)} />,
            document.body,
          )
        : null}
    </>
  )
}

function ThankDialog({ slug, about, title, where, people, onClose }: Props & { onClose: () => void }) {
  const { act, busy, refusal } = useAct(routes.giveThanks)
  const draft = useDraft(`thanks:${about.kind}:${about.id}`)
  // The same thanks however often they are sent.
  const id = useRef(newId())
  const give = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const to = textIn(new FormData(event.currentTarget), 'to')
    const input = { id: id.current, to, about, words: draft.text }
    const done = await act({ params: { slug }, input }, { what: said.title(title), where })
    if (!done) return
    draft.forget()
    toastDone(done, said.given(people.find((one) => one.id === to)?.name ?? ''))
    onClose()
  }
  return (
    <Dialog title={said.title(title)} onClose={onClose}>
      <form className="form" method="post" onSubmit={(event) => void give(event)}>
        <Field label={said.to} name="to" refusal={refusal}>
          {(control) => (
            <select {...control} name="to" required>
              {people.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={said.words} hint={said.wordsHint} name="words" refusal={refusal}>
          {(control) => (
            <textarea
              {...control}
              rows={3}
              required
              maxLength={LONGEST_THANKS}
              value={draft.text}
              onChange={(event) => draft.write(event.target.value)}
            />
          )}
        </Field>
        <FormProblem refusal={refusal} fields={['to', 'words']} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={busy}>
            {said.give}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
