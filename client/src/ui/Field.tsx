import type { Refusal } from '@commonplace/api'
import { type ReactNode, useEffect, useId } from 'react'
import { addresses } from '../addresses.ts'
import { useAddress } from '../navigation.ts'
import { words } from '../words/en.ts'
import { takeFocus } from './take-focus.ts'

interface Shown {
  id: string
  'aria-invalid'?: true
  'aria-describedby'?: string
}

interface Props {
  label: string
  hint?: string
  /** The name of the input in the API; a refusal about it is shown here. */
  name: string
  refusal?: Refusal | null
  children: (control: Shown) => ReactNode
}

/** A labelled control with its hint and, after a refusal about it, the sentence that says what to do. */
export function Field({ label, hint, name, refusal, children }: Props) {
  const id = useId()
  const problem = refusal?.field === name ? refusal.message : null
  // What has to be mended takes the keys from the button that was pressed.
  useEffect(() => {
    if (problem) takeFocus(document.getElementById(id))
  }, [problem, id])
  const described = problem ? `${id}-problem` : hint ? `${id}-hint` : null
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children({
        id,
        ...(problem ? { 'aria-invalid': true } : {}),
        ...(described ? { 'aria-describedby': described } : {}),
      })}
      {problem ? (
        <p className="problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      ) : null}
    </div>
  )
}

/** The refusal of a whole form: what no field of it shows. */
export function FormProblem({ refusal, fields }: { refusal: Refusal | null; fields: readonly string[] }) {
  if (!refusal || (refusal.field !== undefined && fields.includes(refusal.field))) return null
  if (refusal.code === 'not-signed-in') return <SignedOut />
  return (
    <p className="problem boxed" role="alert">
      {refusal.message}
    </p>
  )
}

/** The session ended while somebody was writing: nothing is lost, and one link leads through signing in and back. */
function SignedOut() {
  const here = useAddress()
  return (
    <p className="notice" role="alert">
      {words.signIn.expired} <a href={addresses.signIn(here)}>{words.signIn.action}</a>
    </p>
  )
}
