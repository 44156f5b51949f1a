import type { InWords } from '../in-words.ts'
import type { mailWords as english } from '../mails.ts'

export const mailWords: InWords<typeof english> = {
  title: 'Mails',
  about:
    'Was für dich bestimmt ist, kommt nach ein paar Minuten, wenn du es nicht vorher liest; die Wochenschau montags früh.',
  unproven:
    'Mails gehen nur an eine Adresse, von der feststeht, dass sie deine ist. Melde dich einmal mit einem Link aus einer Mail an, dann kommen sie.',
  immediate: 'Was für mich bestimmt ist',
  digest: 'Wochenschau',
  saved: 'Gespeichert.',
  leave: {
    title: 'Keine Mails mehr',
    immediate: (community) =>
      `Mails mit dem, was in ${community} für dich bestimmt ist, beenden? Dein Posteingang zeigt es trotzdem.`,
    digest: (community) => `Die Wochenschau von ${community} beenden?`,
    ended: 'Erledigt. Von diesen Mails kommt keine mehr.',
    action: 'Keine mehr davon',
  },
  draft: {
    title: 'Wochenschau',
    before: 'Geht hinaus am',
    after: 'an Mitglieder, die sie möchten, mit dem, was jede Person sehen darf. Bisher steht darin:',
    shown: 'Steht auf ihrer Seite ab',
    holds: 'zu lesen. Bisher steht darin:',
    quiet: 'Noch nichts Neues. Ohne Neues und ohne Worte von dir geht keine Mail hinaus.',
    write: 'Gemeinsam darüber schreiben',
    writeAbout:
      'Eine Seite, in der Gastgeber gemeinsam schreiben. Was dort steht, wenn die Wochenschau hinausgeht, geht mit hinaus.',
    open: 'Ihre Seite öffnen',
    asked: 'Die Seite über der Wochenschau',
    skip: 'Diese Woche auslassen',
    skipped: 'Diese Woche fällt sie aus.',
    unskip: 'Doch senden',
  },
  week: {
    title: 'Die Woche',
    of: (day) => `Wochenschau vom ${day}`,
    quiet: 'In dieser Woche ist nichts geschehen, das du sehen darfst.',
    skipped: 'Gastgeber haben diese ausgelassen: es ging keine Mail hinaus.',
    others: 'Andere Wochen',
    words: 'Von den Gastgebern',
    thoughts: 'Gedanke der Woche',
    pages: 'Neue Seiten',
    stories: 'Neue Geschichten',
    changed: 'Seiten, in denen geschrieben wurde',
    unanswered: 'Fragen, die auf eine Antwort warten',
    accepted: 'Antworten, die angenommen wurden',
    joined: 'Wer dazugekommen ist',
    challenges: 'Herausforderungen zum Mitmachen',
    next: 'Als Nächstes',
  },
}
