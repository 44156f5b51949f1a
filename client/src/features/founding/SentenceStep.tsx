import { routes } from '@commonplace/api'
import type { FormEvent } from 'react'
import { addresses } from '../../addresses.ts'
import { forgetDraft, useDraft } from '../../data/drafts.ts'
import { useAct } from '../../data/use-act.ts'
import { Field, FormProblem } from '../../ui/Field.tsx'
import { takeFocus } from '../../ui/take-focus.ts'
import { toast } from '../../ui/toasts.tsx'
import { words } from '../../words/en.ts'
import { foundingWords } from '../../words/founding.ts'

const said = foundingWords.sentence
const LABELS = {
  sentence: { label: said.label, hint: said.hint, example: said.example },
  forWhom: { label: said.forWhom, hint: said.forWhomHint, example: said.forWhomExample },
} as const

/** A sentence that the community says of itself. */
export function SentenceStep({ slug, field, value }: { slug: string; field: keyof typeof LABELS; value: string }) {
  const { act, busy, refusal } = useAct(routes.changeCommunity)
  const name = `start:${slug}:${field}`
  const draft = useDraft(name, value)
  const { label, hint, example } = LABELS[field]
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const about = { what: label, where: addresses.list(slug, 'start') }
    const done = await act({ params: { slug }, input: { [field]: draft.text.trim() } }, about)
    if (!done) return
    // It is with the server now; what stands in the field stays.
    forgetDraft(name)
    toast(words.saved)
    // The button goes, having nothing left to save: who pressed it stays where they were.
    takeFocus(form.querySelector('textarea'))
  }
  return (
    <form className="form" method="post" onSubmit={(event) => void save(event)}>
      <Field label={label} hint={hint} name={field} refusal={refusal}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            required
            maxLength={280}
            placeholder={example}
            value={draft.text}
            onChange={(event) => draft.write(event.target.value)}
          />
        )}
      </Field>
      <FormProblem refusal={refusal} fields={[field]} />
      {draft.text.trim() === value ? null : (
        <div className="form-actions">
          <button type="submit" className="button" disabled={busy}>
            {words.save}
          </button>
        </div>
      )}
    </form>
  )
}
