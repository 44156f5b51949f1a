import type { kindWords as english } from '../en-kinds.ts'
import type { InWords } from '../in-words.ts'

export const kindWords: InWords<typeof english> = {
  practice: {
    one: 'Praxis',
    many: 'Praktiken',
    about: 'Wie wir etwas machen, aktuell gehalten von denen, die es tun.',
    titleHint: 'Nenn, was getan wird: „Einen toten Toaster untersuchen“.',
    none: 'Noch ist nichts aufgeschrieben. Was fragt jemand Neues in der ersten Woche? Schreib das.',
  },
  story: {
    one: 'Geschichte',
    many: 'Geschichten',
    about: 'Was geschah, als es jemand probiert hat.',
    titleHint: 'So, wie du zu erzählen anfangen würdest.',
    none: 'Noch ist keine Geschichte erzählt. Was lief anders als geplant?',
  },
  method: {
    one: 'Methode',
    many: 'Methoden',
    about: 'Formate, mit denen eine Gruppe arbeiten kann.',
    titleHint: 'Der Name, unter dem man sie kennt.',
    none: 'Noch ist keine Methode beschrieben. Wie macht ihr eure Treffen?',
  },
  tool: {
    one: 'Werkzeug',
    many: 'Werkzeuge',
    about: 'Was wir benutzen, und wo es aufhört.',
    titleHint: 'Der Name des Werkzeugs.',
    none: 'Noch steht kein Werkzeug da. Wonach greift ihr zuerst?',
  },
  note: {
    one: 'Notiz',
    many: 'Notizen',
    about: 'Was es wert ist, behalten zu werden, und noch nichts anderes ist.',
    titleHint: 'Ein paar Worte, um sie zu finden.',
    none: 'Noch ist keine Notiz geschrieben.',
  },
  charter: {
    one: 'Charta',
    many: 'Chartas',
    about: 'Was uns wichtig ist, wer wir sind und was wir voneinander erwarten.',
    titleHint: 'Der Name der Charta.',
    none: 'Noch gibt es keine Charta.',
  },
  question: {
    one: 'Frage',
    many: 'Fragen',
    about: 'Was wir einander fragen, und was dabei herauskam.',
    titleHint: 'So, dass jemand mit derselben Frage sie findet.',
    none: 'Noch hat niemand etwas gefragt.',
  },
}
