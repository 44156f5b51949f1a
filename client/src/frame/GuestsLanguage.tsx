import { LANGUAGE_NAMES } from '@commonplace/domain'
import { Suspense, useState } from 'react'
import { late } from '../ui/late.ts'
import { useTakenOver } from '../ui/time.tsx'
import { words } from '../words/en.ts'

const LanguageSwitch = late(() => import('./LanguageSwitch.tsx'))

/** The language of a guest, on this device. Members have it in their account; the switch is fetched by whoever looks for it. */
export function GuestsLanguage() {
  const live = useTakenOver()
  const [open, setOpen] = useState(false)
  if (!live) return null
  if (!open)
    return (
      <button type="button" className="button quiet" onClick={() => setOpen(true)}>
        <span className="visually-hidden">{words.languages.label}: </span>
        {Object.values(LANGUAGE_NAMES).join(' · ')}
      </button>
    )
  return (
    <Suspense>
      <LanguageSwitch here />
    </Suspense>
  )
}
