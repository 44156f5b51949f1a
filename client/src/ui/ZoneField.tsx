import type { Refusal } from '@commonplace/api'
import { useId } from 'react'
import { Field } from './Field.tsx'

interface Props {
  label: string
  hint?: string
  /** The zone that stands there first. */
  zone: string
  refusal: Refusal | null
}

/** The time zone of this device, by its IANA name: `Europe/Berlin`. */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** By whose clocks a time is meant; those that there are, are offered while one types. The form has it as `zone`. */
export function ZoneField({ label, hint, zone, refusal }: Props) {
  const zones = useId()
  return (
    <>
      <Field label={label} {...(hint ? { hint } : {})} name="zone" refusal={refusal}>
        {(control) => <input {...control} name="zone" list={zones} required maxLength={64} defaultValue={zone} />}
      </Field>
      <datalist id={zones}>
        {Intl.supportedValuesOf('timeZone').map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  )
}
