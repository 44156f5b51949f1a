import type { InWords } from '../in-words.ts'
import type { thanksWords as english } from '../thanks.ts'

export const thanksWords: InWords<typeof english> = {
  thank: 'Danke sagen…',
  title: (what) => `Danke sagen für „${what}“`,
  to: 'An',
  words: 'In einem Satz',
  wordsHint: 'Was es dir gebracht hat. Es steht im Posteingang, und auf dem Profil für alle, die das hier sehen.',
  give: 'Danken',
  given: (name) => `${name} erfährt davon.`,
  received: 'Dafür wurde gedankt',
  for: 'für',
  takeBack: 'Zurücknehmen',
  takeBackOf: (name, what) => `Zurücknehmen: ${name}, „${what}“`,
  takeAway: 'Entfernen',
  takeAwayOf: (name, what) => `Entfernen: ${name}, „${what}“`,
  taken: 'Zurückgenommen.',
  takenAway: 'Entfernt.',
  reportOf: (name, what) => `Melden: ${name}, „${what}“`,
}
