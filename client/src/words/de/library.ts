import type { InWords } from '../in-words.ts'
import type { libraryWords as english } from '../library.ts'
import { changes, many } from './offline.ts'

const pagesOf = (n: number): string => many(n, 'Seite', 'Seiten')
const questionsOf = (n: number): string => many(n, 'Frage', 'Fragen')

export const libraryWords: InWords<typeof english> = {
  title: 'Offline-Bibliothek',
  files: {
    notSentSince: (when) => `Nicht gesendet seit ${when}.`,
    notAccepted: (sentence) => `Nicht angenommen: ${sentence}`,
  },
  needsScript:
    'Ein Browser behält Seiten durch sein JavaScript, und das ist ausgeschaltet. Zu lesen sind alle unter ihren eigenen Adressen.',
  nothing: 'Auf diesem Gerät ist nichts aufbewahrt.',
  nothingMore: 'Behalte diese Gemeinschaft hier, und jede Seite und Frage öffnet sich ohne Netz.',
  sentence: (pages, questions, when) =>
    `${pagesOf(pages)} und ${questionsOf(questions)} sind auf diesem Gerät, Stand ${when}.`,
  half: (pages, questions) =>
    `Noch ist nicht alles hier: bisher ${pagesOf(pages)} und ${questionsOf(questions)}. Der Rest kommt, wenn der Server zu erreichen ist.`,
  opened: (pages) => `${pagesOf(pages)}, die du geöffnet hast, ${pages === 1 ? 'ist' : 'sind'} auf diesem Gerät.`,
  keep: 'Diese Gemeinschaft offline behalten',
  keepMore: 'Jede Seite mit ihren letzten Fassungen, jede Frage, ihre Suche und ihre Bilder.',
  pictures: 'Mit Bildern',
  getting: (done, all, size) => `${done} von ${all} · ${size}`,
  howMuch: (n, pages, questions, pictures) =>
    `${n} Seiten und Fragen: etwa ${pages} Seiten, ${questions} Fragen und Antworten, ${pictures} Bilder.`,
  news: (came, went, first) => {
    const fresh =
      came > 0
        ? first
          ? `${came} ${came === 1 ? 'kam' : 'kamen'} auf dieses Gerät.`
          : `${came} ${came === 1 ? 'ist' : 'sind'} neu oder geändert.`
        : ''
    const gone =
      went > 0 ? `${went} ${went === 1 ? 'wurde' : 'wurden'} entfernt: gelöscht, oder für dich geschlossen.` : ''
    return [fresh, gone].filter(Boolean).join(' ')
  },
  letGo: (went) =>
    went > 0
      ? `${many(went, 'Seite oder Frage hat', 'Seiten und Fragen haben')} dieses Gerät verlassen. Was aus einem eigenen Grund hier ist, bleibt.`
      : 'Nichts musste gehen: Alles ist aus einem eigenen Grund hier.',
  keepOpened: 'Was ich öffne, 30 Tage behalten',
  keepTag: 'Alles mit diesem Schlagwort behalten',
  chooseTag: 'Wähl ein Schlagwort',
  keepIt: 'Behalten',
  tag: (tag) => `Alles mit dem Schlagwort ${tag}`,
  dropPart: 'Nicht mehr behalten',
  keepPage: 'Diese Seite offline behalten',
  keepQuestion: 'Diese Frage offline behalten',
  keepStars: 'Offline behalten, was einen Stern hat',
  keepList: {
    all: 'Alle Fragen offline behalten',
    open: 'Offene Fragen offline behalten',
    unanswered: 'Fragen ohne Antwort offline behalten',
    resolved: 'Geklärte Fragen offline behalten',
    obsolete: 'Diese Fragen offline behalten',
    mine: 'Meine Fragen offline behalten',
  },
  stars: 'Was einen Stern hat',
  lists: {
    all: 'Alle Fragen',
    open: 'Offene Fragen',
    unanswered: 'Fragen ohne Antwort',
    resolved: 'Geklärte Fragen',
    obsolete: 'Fragen mit einer Antwort, die nicht mehr gilt',
    mine: 'Meine Fragen',
  },
  keepTagged: (tag) => `Alles mit dem Schlagwort ${tag} offline behalten`,
  isKept: (words) => `✓ ${words}`,
  keptPart: 'Auf diesem Gerät aufbewahrt, und immer aktuell.',
  keptLater: 'Es kommt auf dieses Gerät, sobald der Server zu erreichen ist.',
  droppedPart: 'Wird nicht mehr eigens behalten.',
  counting: 'Es wird gezählt, was auf diesem Gerät ist …',
  soFar: (n) => `bisher ${n}`,
  later: 'nach den Texten',
  coming: (done, all) => `Kommt auf dieses Gerät: ${done} von ${all} Seiten und Fragen.`,
  gettingLabel: 'Seiten und Fragen werden geholt',
  stop: 'Anhalten',
  now: 'Jetzt abgleichen',
  remove: 'Von diesem Gerät entfernen',
  removed: 'Von diesem Gerät entfernt. Änderungen, die nicht gesendet wurden, sind noch hier.',
  removeAsk: (n) =>
    `${changes(n)} hier ${n === 1 ? 'wurde' : 'wurden'} nicht gesendet. Sie bleiben auf diesem Gerät; der Rest geht. Die Kopien entfernen?`,
  waiting: 'Wartet aufs Senden',
  waitingNone: 'Nichts wartet. Alles, was du getan hast, ist bei allen.',
  edit: 'Bearbeiten',
  withdraw: 'Zurückziehen',
  save: 'Speichern',
  again: 'Noch einmal senden',
  refusedBecause: (sentence) => `Nicht angenommen: ${sentence}`,
  nearly: (by) => `Während du weg warst, hat ${by} fast dasselbe gefragt:`,
  join: 'Stattdessen dieser folgen',
  joining: (title) => `„${title}“ folgen`,
  askAllTheSame: 'Meine trotzdem stellen',
  saveWaiting: 'Was wartet, als Dateien speichern',
  unsentEdits: 'Seiten mit Änderungen von dir, die nicht gesendet sind',
  unsent: (n, when) => `${changes(n)} seit ${when}`,
  draft: 'Diese Seite wurde inzwischen gelöscht. Deine Worte sind hier ein Entwurf.',
  restore: 'Eine neue Seite daraus machen',
  restored: (title) => `„${title}“, neu angelegt`,
  meanwhileTitle: 'Von anderen geändert, während du weg warst',
  meanwhileSeen: 'Gesehen',
  here: 'Auf diesem Gerät',
  kinds: { pages: 'Seiten', versions: 'Fassungen von Seiten', questions: 'Fragen', pictures: 'Bilder' },
  size: (used, quota) => `${used} von ${quota} benutzt, die dieser Browser erlaubt`,
  sizeOnly: (used) => `${used} benutzt`,
  safe: 'Dieser Browser räumt es nicht von selbst weg.',
  unsafe: 'Dieser Browser räumt es vielleicht weg, wenn dem Gerät der Platz ausgeht.',
  failed: 'Der Server ist nicht zu erreichen. Was hier ist, bleibt; es geht weiter, wenn das Netz zurück ist.',
  stopped: (sentence) => `Das Aufbewahren hat angehalten: ${sentence}`,
  lost: 'Diese Gemeinschaft ist jetzt für dich geschlossen; ihre Kopien haben dieses Gerät verlassen.',
  shared: 'Andere benutzen diesen Computer auch: nichts auf ihm behalten',
  sharedAsk:
    'Änderungen hier wurden nicht gesendet. Sie gehen für immer, wenn auf diesem Computer nichts behalten wird. Weitermachen?',
  nobody: 'Melde dich an, um eine Gemeinschaft auf diesem Gerät zu behalten.',
  outdated: 'Was auf diesem Gerät ist, verwaltet eine neuere Version dieses Programms. Lade neu, und alles ist da.',
  refusedStorage: 'Dieser Browser will auf dem Gerät nichts aufbewahren, deshalb lässt sich hier nichts offline lesen.',
  keeping: {
    full: 'Der Speicher dieses Geräts ist voll. Was vorher kam, ist hier; schaff etwas Platz und gleich noch einmal ab.',
    refused: 'Dieser Browser behält nichts auf dem Gerät (vielleicht ein privates Fenster).',
    failed:
      'Auf dieses Gerät zu schreiben ist nicht gelungen. Was vorher kam, ist hier; gleich noch einmal ab, um weiterzumachen.',
  },
  leaving: {
    title: 'Nicht alles wurde gesendet',
    ask: (n) =>
      `${changes(n)} von dir ${n === 1 ? 'wurde' : 'wurden'} nicht gesendet und ${n === 1 ? 'wäre' : 'wären'} für immer weg. Du kannst sie vorher als Dateien speichern: einen Ordner mit Markdown.`,
    save: 'Als Dateien speichern',
    saved: 'Gespeichert. Sie liegen bei deinen Downloads.',
    notSaved: (sentence) => `Speichern hat nicht geklappt: ${sentence}`,
    stay: 'Angemeldet bleiben',
    leave: 'Abmelden und sie gehen lassen',
  },
}
