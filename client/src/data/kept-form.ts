import { type FormEvent, type RefObject, useEffect, useRef } from 'react'
import { forgetDraft, keepDraft, keptDraft } from './drafts.ts'

interface KeptForm {
  readonly ref: RefObject<HTMLFormElement | null>
  readonly onInput: (event: FormEvent<HTMLFormElement>) => void
}

/** What was kept, by the name of its field; nothing where it cannot be read. */
function parsed(text: string | null): Map<string, unknown> {
  try {
    return new Map(Object.entries(JSON.parse(text ?? '{}') ?? {}))
  } catch {
    // Somebody else wrote under our name: the form begins as it is.
    return new Map()
  }
}

/** A form of plain fields whose words are there again after a reload, until `forget`. A passphrase is never kept. */
export function useKeptForm(name: string): { form: KeptForm; forget: () => void } {
  const ref = useRef<HTMLFormElement>(null)
  useEffect(() => {
    const before = parsed(keptDraft(name))
    for (const field of ref.current?.elements ?? []) {
      if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) continue
      const value = before.get(field.name)
      if (typeof value !== 'string' || field.type === 'password') continue
      // What was typed before the program took over is newer than what was kept.
      if (field instanceof HTMLInputElement && field.type === 'radio') field.checked = field.value === value
      else if (field.value === '') field.value = value
    }
  }, [name])
  const onInput = ({ currentTarget }: FormEvent<HTMLFormElement>) => {
    const secret = new Set(
      [...currentTarget.querySelectorAll<HTMLInputElement>('[type=password]')].map((one) => one.name),
    )
    const said = [...new FormData(currentTarget)].filter(([field]) => !secret.has(field))
    keepDraft(name, JSON.stringify(Object.fromEntries(said)))
  }
  return { form: { ref, onInput }, forget: () => forgetDraft(name) }
}
