import { type PromptShape, routes } from '@commonplace/api'
import { LONGEST_PROMPT, LONGEST_PROMPT_MORE } from '@commonplace/domain'
import { type FormEvent, useRef } from 'react'
import { addresses } from '../../addresses.ts'
import { newId } from '../../data/api.ts'
import { useDraft } from '../../data/drafts.ts'
import { useAct } from '../../data/use-act.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { toast } from '../../ui/toasts.tsx'
import { ownZone } from '../../ui/ZoneField.tsx'
import { thoughtWords as said } from '../../words/thoughts.ts'

interface Props {
  slug: string
  /** What is changed; null for a new one. */
  of: PromptShape | null
  onClose: () => void
}

/** A thought for the queue. What was typed stays until it was taken. */
export function PromptDialog({ slug, of, onClose }: Props) {
  const name = `prompt:${slug}:${of?.id ?? ''}`
  const words = useDraft(`${name}:words`, of?.words ?? '')
  const more = useDraft(`${name}:more`, of?.more ?? '')
  const id = useRef(newId())
  const add = useAct(routes.addPrompt)
  const change = useAct(routes.changePrompt)
  const refusal = add.refusal ?? change.refusal
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const about = { what: said.putting(words.text), where: addresses.list(slug, 'thoughts') }
    const input = { words: words.text, more: more.text }
    const done = of
      ? await change.act({ params: { id: of.id }, input }, about)
      : await add.act({ params: { slug }, input: { id: id.current, ...input, zone: ownZone() } }, about)
    if (!done) return
    words.forget()
    more.forget()
    toast(of ? said.saved : said.added)
    onClose()
  }
  return (
    <Dialog title={of ? said.editTitle : said.putTitle} onClose={onClose}>
      <form className="form" method="post" onSubmit={send}>
        <Field label={said.words} hint={said.wordsHint} name="words" refusal={refusal}>
          {(control) => (
            <textarea
              {...control}
              rows={2}
              required
              dir="auto"
              maxLength={LONGEST_PROMPT}
              value={words.text}
              onChange={(event) => words.write(event.target.value)}
            />
          )}
        </Field>
        <Field label={said.more} hint={said.moreHint} name="more" refusal={refusal}>
          {(control) => (
            <textarea
              {...control}
              rows={4}
              dir="auto"
              maxLength={LONGEST_PROMPT_MORE}
              value={more.text}
              onChange={(event) => more.write(event.target.value)}
            />
          )}
        </Field>
        <FormProblem refusal={refusal} fields={['words', 'more']} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={add.busy || change.busy}>
            {of ? said.save : said.put}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
