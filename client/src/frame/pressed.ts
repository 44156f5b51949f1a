import { addresses } from '../addresses.ts'
import { navigate } from '../navigation.ts'
import type { Screen } from '../routes.ts'
import { toast } from '../ui/toasts.tsx'
import { keyWords } from '../words/keys.ts'

/** Whoever would save learns that all is saved, and may have meant to keep a state of it. */
export function saySaved(screen: Screen): void {
  const naming = screen.name === 'page' ? `${addresses.page(screen.slug, screen.id)}/history#name` : null
  toast(
    keyWords.savesItself,
    naming === null ? null : { label: keyWords.nameVersion, run: () => void navigate(naming) },
  )
}

/** Goes to the next or last row of what is listed and can be opened, where there is one that way. */
export function stepRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main a.row-title')].filter(
    (row) => !row.closest('[hidden], details:not([open])'),
  )
  const next = rows[rows.indexOf(document.activeElement as HTMLElement) + step] ?? (step > 0 ? null : rows[0])
  next?.focus()
}
