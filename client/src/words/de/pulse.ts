import type { InWords } from '../in-words.ts'
import type { pulseWords as english } from '../pulse.ts'

export const pulseWords: InWords<typeof english> = {
  title: 'Umfrage',
  about: 'Ab und zu ein paar Aussagen, damit wir hören, wie es uns geht. Niemand erfährt, wer was gesagt hat.',
  how: 'Von dem, wozu du zustimmst, bleiben nur Summen, und dein Kommentar getrennt davon. Wer geantwortet hat, wird binnen eines Tages nach dem Ende vergessen. Erst dann gibt es Ergebnisse, und nur ab fünf Antworten.',
  closes: 'Offen bis',
  agree: { 1: 'Gar nicht', 2: 'Eher nicht', 3: 'Halb', 4: 'Eher', 5: 'Ganz' },
  none: 'Nichts dazu',
  comment: 'Sonst noch etwas, für die Gastgeber',
  commentHint:
    'Sie lesen es ohne deinen Namen. Schreib nichts, was nur du wissen kannst, wenn du nicht erkannt werden willst.',
  send: 'Antworten',
  sent: 'Gezählt. Danke.',
  before: 'Du hattest schon geantwortet; jene Antwort zählt.',
  replied: 'Du hast geantwortet. Was herauskommt, steht hier, sobald die Umfrage geschlossen ist.',
  sayOne: 'Sag wenigstens zu einer der Aussagen etwas.',
  results: 'Was herauskam',
  nothing: 'Noch ist keine Umfrage geschlossen.',
  steps: { 1: 'Kaum', 2: 'Eher nicht', 3: 'Halb', 4: 'Eher', 5: 'Sehr' },
  few: 'Weniger als fünf Antworten: Es wird nichts gezeigt.',
  replies: (count) => `${count} Antworten`,
  closed: 'Geschlossen am',
  comments: 'An die Gastgeber geschrieben',
  open: {
    title: 'Eine Umfrage öffnen',
    about:
      'Sie schließt an einem Tag, der jetzt feststeht: So richtet sich ihr Ende nicht danach, wer geantwortet hat.',
    statement: (n) => `Aussage ${n}`,
    hint: 'Etwas, dem man zustimmt oder nicht. Lass eine leer, um weniger zu fragen.',
    days: 'Offen für',
    count: (days) => `${days} Tage`,
    action: 'Öffnen',
    done: 'Die Umfrage ist offen. Mitglieder sehen sie auf ihrer Startseite.',
    first: [
      'Ich habe hier in diesem Monat etwas gelernt, das ich gebraucht habe.',
      'Wer hier fragt, dem wird geholfen.',
      'Dieser Ort würde mir fehlen.',
    ],
  },
  withdraw: {
    action: 'Zurücknehmen',
    title: 'Diese Umfrage zurücknehmen?',
    about: 'Alles, was bis jetzt geantwortet wurde, wird gelöscht und nie gezeigt.',
    done: 'Zurückgenommen.',
  },
  home: { action: 'Auf die Umfrage antworten', about: 'Wie geht es uns? Eine Minute, ohne deinen Namen.' },
}
