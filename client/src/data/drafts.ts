import { useEffect, useState } from 'react'
import { personalStorage } from './shared-computer.ts'

// What somebody is writing survives a reload, a crash and an expired session: it is in the device's storage until it was sent.

const PREFIX = 'commonplace-draft:'

export function keep(name: string, value: string): void {
  try {
    if (value === '') personalStorage().removeItem(PREFIX + name)
    else personalStorage().setItem(PREFIX + name, value)
  } catch (error) {
    // Full or forbidden storage: the text is still on the screen, and sending it still works.
    console.warn('This draft is not kept on the device.', error)
  }
}

export function kept(name: string): string | null {
  try {
    return personalStorage().getItem(PREFIX + name)
  } catch {
    // Storage that may not be read holds no draft of ours.
    return null
  }
}

/** Forgets a draft that has nothing to wait for any more. */
export const forgetDraft = (name: string): void => keep(name, '')

/** A text being written, kept under a name until `forget`. The first view shows `initial`, the kept draft follows at once. */
export function useDraft(name: string, initial = '') {
  const [text, setText] = useState(initial)
  const [restored, setRestored] = useState(false)
  useEffect(() => {
    const found = kept(name)
    if (found !== null) setText(found)
    setRestored(true)
  }, [name])
  return {
    text,
    /** Whether the kept draft has been looked for; an editor that takes its text once waits for it. */
    restored,
    write: (value: string) => {
      setText(value)
      keep(name, value)
    },
    forget: () => {
      setText('')
      keep(name, '')
    },
  }
}
