import type { Refusal } from '@commonplace/api'
import { peopleWords } from '../words/people.ts'
import { Field } from './Field.tsx'
import { textIn } from './form.ts'

/** Name, mail address and passphrase of somebody new. `prefix` is where they stand in the input: `founder`, `person`. */
export function PersonFields({ prefix, refusal }: { prefix: string; refusal: Refusal | null }) {
  return (
    <>
      <Field label={peopleWords.name} name={`${prefix}.name`} refusal={refusal}>
        {(control) => <input {...control} name="name" autoComplete="name" required maxLength={80} />}
      </Field>
      <Field label={peopleWords.email} name={`${prefix}.email`} refusal={refusal}>
        {(control) => <input {...control} type="email" name="email" autoComplete="username" required />}
      </Field>
      <NewPassphrase name={`${prefix}.password`} refusal={refusal} />
    </>
  )
}

/** A passphrase that somebody chooses. `name` is where it stands in the input. */
export function NewPassphrase({ name, refusal }: { name: string; refusal: Refusal | null }) {
  return (
    <Field label={peopleWords.passphrase} hint={peopleWords.passphraseHint} name={name} refusal={refusal}>
      {(control) => (
        <input
          {...control}
          type="password"
          name="password"
          autoComplete="new-password"
          required
          minLength={12}
          maxLength={256}
        />
      )}
    </Field>
  )
}

export function personIn(form: FormData): { name: string; email: string; password: string } {
  return { name: textIn(form, 'name'), email: textIn(form, 'email'), password: textIn(form, 'password') }
}

export const personFields = (prefix: string) => ['name', 'email', 'password'].map((name) => `${prefix}.${name}`)
