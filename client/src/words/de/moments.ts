import type { InWords } from '../in-words.ts'
import type { moments as english } from '../moments.ts'

/** Wie Zeiten gesagt werden. */
export const moments: InWords<typeof english> = {
  locale: 'de-DE',
  justNow: 'gerade eben',
  earlierToday: 'heute',
  yesterday: 'gestern',
  on: (day) => `am ${day}`,
}
