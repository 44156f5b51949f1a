import type { kindWords as english } from '../en-kinds.ts'
import type { InWords } from '../in-words.ts'

export const kindWords: InWords<typeof english> = {
  practice: {
    one: 'Praxis',
    many: 'Praktiken',
    about: 'Wie wir etwas machen, aktuell gehalten von denen, die es tun.',
  },
  story: {
    one: 'Geschichte',
    many: 'Geschichten',
    about: 'Was geschah, als es jemand probiert hat.',
  },
  method: {
    one: 'Methode',
    many: 'Methoden',
    about: 'Formate, mit denen eine Gruppe arbeiten kann.',
  },
  tool: {
    one: 'Werkzeug',
    many: 'Werkzeuge',
    about: 'Was wir benutzen, und wo es aufhört.',
  },
  note: {
    one: 'Notiz',
    many: 'Notizen',
    about: 'Was es wert ist, behalten zu werden, und noch nichts anderes ist.',
  },
  charter: {
    one: 'Charta',
    many: 'Chartas',
    about: 'Was uns wichtig ist, wer wir sind und was wir voneinander erwarten.',
  },
  question: {
    one: 'Frage',
    many: 'Fragen',
    about: 'Was wir einander fragen, und was dabei herauskam.',
  },
}
