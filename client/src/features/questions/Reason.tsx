import type { Refusal } from '@commonplace/api'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field, FormProblem } from '../../ui/Field.tsx'

interface Props {
  title: string
  label: string
  hint: string
  action: string
  busy: boolean
  refusal: Refusal | null
  onSay: (reason: string) => void
  onClose: () => void
}

/** A sentence why, before something is said about what somebody else wrote. */
export function Reason({ title, label, hint, action, busy, refusal, onSay, onClose }: Props) {
  const [reason, setReason] = useState('')
  const say = (event: FormEvent) => {
    event.preventDefault()
    onSay(reason.trim())
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="form" onSubmit={say}>
        <Field label={label} hint={hint} name="reason" refusal={refusal}>
          {(control) => (
            <textarea
              {...control}
              rows={3}
              required
              maxLength={1000}
              dir="auto"
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <FormProblem refusal={refusal} fields={['reason']} />
        <div className="form-actions">
          <button type="submit" className="button primary" disabled={busy || reason.trim() === ''}>
            {action}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
