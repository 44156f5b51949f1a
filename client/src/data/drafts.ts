import { useEffect, useState } from 'react'
import { personalKey, personalStorage } from './shared-computer.ts'

// What somebody is writing survives a reload, a crash and an expired session: it is in the device's storage until it was sent. It is its
// writer's: who signs in next finds what a guest began, since that is how one signs in to send it, and nothing of another member.

const keysOf = (name: string) => [personalKey('draft', name), personalKey('draft', name, '')]

export function keepDraft(name: string, value: string): void {
  try {
    const storage = personalStorage()
    const [own = '', guests = ''] = keysOf(name)
    if (value === '') storage.removeItem(own)
    else storage.setItem(own, value)
    if (own !== guests) storage.removeItem(guests)
  } catch (error) {
    // Full or forbidden storage: the text is still on the screen, and sending it still works.
    console.warn('This draft is not kept on the device.', error)
  }
}

export function keptDraft(name: string): string | null {
  try {
    for (const key of keysOf(name)) {
      const found = personalStorage().getItem(key)
      if (found !== null) return found
    }
    return null
  } catch {
    // Storage that may not be read holds no draft of ours.
    return null
  }
}

/** Forgets a draft that has nothing to wait for any more. */
export const forgetDraft = (name: string): void => keepDraft(name, '')

/** A text being written, kept under a name until `forget`. The first view shows `initial`, the kept draft follows at once. */
export function useDraft(name: string, initial = '') {
  const [text, setText] = useState(initial)
  const [restored, setRestored] = useState(false)
  useEffect(() => {
    const found = keptDraft(name)
    if (found !== null) setText(found)
    setRestored(true)
  }, [name])
  return {
    text,
    /** Whether the kept draft has been looked for; an editor that takes its text once waits for it. */
    restored,
    write: (value: string) => {
      setText(value)
      keepDraft(name, value)
    },
    forget: () => {
      setText('')
      keepDraft(name, '')
    },
  }
}
