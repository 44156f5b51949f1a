import type { adoptingWords as english } from '../adopting.ts'
import type { InWords } from '../in-words.ts'

export const adoptingWords: InWords<typeof english> = {
  livesIn: 'Lebt in:',
  states: {
    current: 'aktuell',
    'answer-changed': 'die Antwort wurde seither geändert',
    'page-moved-on': 'die Seite ist seither weiter',
    detached: 'gelöst',
  },
  happened: {
    current: 'Die Seite und die Antwort sagen dasselbe.',
    'answer-changed':
      'Die Antwort dahinter wurde geändert. Das würde mit der Seite geschehen, wenn du die Änderung übernimmst.',
    'page-moved-on': 'Der Abschnitt um diese Antwort wurde neu geschrieben. Passt die Antwort dort noch?',
    detached: 'Sie ist inzwischen ein eigenes Zitat.',
  },
  hiddenTitle: 'Antwort verborgen',
  hidden: 'Die Antwort wurde zurückgezogen oder ist für dich verborgen.',
  pageHistory: 'Verlauf der Seite ansehen',
  look: 'Ansehen und entscheiden',
  decide: { update: 'Auf die neue Antwort bringen', keep: 'So lassen', detach: 'Lösen' },
  remove: 'Aus der Seite nehmen',
  done: {
    update: 'Die Seite hat die neue Antwort.',
    keep: 'So gelassen.',
    detach: 'Sie ist jetzt ein eigenes Zitat.',
  },
  removed: 'Aus der Seite genommen.',
  about: (title) => `Antwort, übernommen in „${title}“`,
}
