import type { HtmlWords } from './options.ts'

/** Was in einer Seite selbst steht. */
export const GERMAN: HtmlWords = {
  table: 'Tabelle',
  code: 'Code',
  embed: (site) => `Von ${site} zeigen`,
  adopted: {
    byline: (answeredBy, adoptedBy) => `Beantwortet von ${answeredBy} · übernommen von ${adoptedBy}`,
    hidden: 'Antwort verborgen',
    altered: (answeredBy) => `Hier geändert: nicht mehr die Worte von ${answeredBy}`,
    moved: {
      'answer-changed': 'Die Antwort wurde seither geändert.',
      'page-moved-on': 'Der Text um diese Antwort wurde seither geändert.',
      hidden: 'Die Antwort wurde zurückgezogen.',
      altered: 'Die Worte dieser Antwort wurden hier geändert.',
    },
    look: 'Ansehen, was sich geändert hat',
    decide: { update: 'Aktualisieren', keep: 'So lassen', detach: 'Lösen', remove: 'Herausnehmen' },
  },
  card: {
    answers: (count) => (count === 0 ? 'Noch keine Antwort' : count === 1 ? '1 Antwort' : `${count} Antworten`),
    accepted: (answers) => `${answers}, eine angenommen`,
    bySection: 'Von einem Abschnitt einer Seite beantwortet',
  },
  shown: {
    from: 'Aus',
    now: 'wie es heute dort steht',
    said: {
      shown: '',
      absent:
        'Hierher gehört ein Abschnitt einer anderen Seite. Es gibt ihn nicht mehr, oder du kannst ihn nicht sehen.',
      gone: 'Der Abschnitt, der hier gezeigt wurde, steht nicht mehr auf jener Seite.',
      trashed: 'Die Seite, die hier gezeigt wurde, liegt im Papierkorb.',
      cycle: 'Hier gezeigt würde dies sich selbst zeigen: Es führt zu der Seite zurück, in der es steht. Lies es dort.',
      deep: 'Tiefer als ein Abschnitt in einem Abschnitt in einem Abschnitt wird hier nichts gezeigt. Lies diesen dort.',
      many: 'Mehr von anderen Seiten kann hier nicht gezeigt werden. Dies hier fehlt.',
      apart:
        'Hierher gehört ein Abschnitt einer anderen Seite. Er steht hier, wo auch jene Seite auf diesem Gerät liegt.',
    },
  },
  callouts: { note: 'Hinweis', tip: 'Tipp', warning: 'Warnung', danger: 'Gefahr' },
}
