import type { Refusal } from '@commonplace/api'
import type { FormEvent } from 'react'
import { Dialog } from './Dialog.tsx'
import { Field, FormProblem } from './Field.tsx'
import { textIn } from './form.ts'

interface Props {
  title: string
  label: string
  hint?: string
  /** Letters at most. */
  most?: number
  action: string
  refusal: Refusal | null
  busy: boolean
  onSend: (reason: string) => unknown
  onClose: () => void
}

/** Asks for a sentence before something is done that others will want to know the reason of. */
export function ReasonDialog({ title, label, hint, most = 500, action, refusal, busy, onSend, onClose }: Props) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void onSend(textIn(new FormData(event.currentTarget), 'reason'))
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="form" onSubmit={send}>
        <Field label={label} {...(hint === undefined ? {} : { hint })} name="reason" refusal={refusal}>
          {(control) => <textarea {...control} name="reason" rows={3} required maxLength={most} dir="auto" />}
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
