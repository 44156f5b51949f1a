import type { Refusal } from '@commonplace/api'
import type { FormEvent } from 'react'
import { Dialog } from './Dialog.tsx'
import { Field, FormProblem } from './Field.tsx'
import { textIn } from './form.ts'

interface Props {
  title: string
  label: string
  action: string
  refusal: Refusal | null
  busy: boolean
  onSend: (reason: string) => unknown
  onClose: () => void
}

/** Asks for a sentence before something is done that others will want to know the reason of. */
export function ReasonDialog({ title, label, action, refusal, busy, onSend, onClose }: Props) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void onSend(textIn(new FormData(event.currentTarget), 'reason'))
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="form" onSubmit={send}>
        <Field label={label} name="reason" refusal={refusal}>
          {(control) => <textarea {...control} name="reason" rows={3} required maxLength={500} />}
        </Field>
        <FormProblem refusal={refusal} fields={['reason']} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={busy}>
            {action}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
