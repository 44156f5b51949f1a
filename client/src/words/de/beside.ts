import type { besideWords as english } from '../beside.ts'
import type { InWords } from '../in-words.ts'

export const besideWords: InWords<typeof english> = {
  toAnswer: {
    title: 'Fragen, die diese Seite beantworten sollte',
    why: { 'asked-from': 'hier gefragt', tags: 'gleiches Thema, noch ohne Antwort' },
    answers: 'Tut sie jetzt…',
    answersOf: (title) => `Tut sie jetzt: „${title}“`,
    searched: (words, times) =>
      times === 1 ? `Jemand suchte „${words}“ und kam hierher` : `${times} Suchen nach „${words}“ endeten hier`,
    dialog: 'Welcher Abschnitt beantwortet sie?',
  },
  unlinked: {
    title: 'Ohne Link genannt',
    link: 'Verlinken',
    linkOf: (from) => `Verlinken, in „${from}“`,
    linked: (from) => `„${from}“ verweist jetzt hierher.`,
  },
}
