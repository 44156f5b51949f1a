import type { arrangeWords as english } from '../arranging.ts'
import type { InWords } from '../in-words.ts'
import { plural } from './de.ts'

export const arrangeWords: InWords<typeof english> = {
  shownNarrower: (n) =>
    `${n === 1 ? 'Eine Stelle zeigt' : `${n} Stellen zeigen`} diese Seite oder einen Abschnitt von ihr. Wer sie hier nicht sehen darf, sieht auch dort nichts davon.`,
  shownStays: (n) =>
    `${n === 1 ? 'Eine Stelle zeigt' : `${n} Stellen zeigen`} diese Seite oder einen Abschnitt von ihr. Das bleibt so.`,
  trashAway: 'Was andere weggeworfen haben, liegt nicht auf diesem Gerät. Mit Netz ist es hier.',
  trashAbout: 'Hier bleiben Seiten dreißig Tage und lassen sich wieder herausholen.',
  trashEmpty: 'Der Papierkorb ist leer.',
  treeEmpty: 'Noch gibt es keine Seiten. Wähle oben, was die erste sein soll.',
  treeEmptyToRead: 'Noch gibt es keine Seiten.',
  months: (count) => (count === 0 ? 'Nie' : plural(count, 'Monat', 'Monate')),
  statusNow: (status) => `Gesichert. Jetzt gilt: ${status}.`,
  statusBack: (status) => `Es gilt wieder: ${status}.`,
  whyHint: 'Ein Satz; er bleibt mit Datum und deinem Namen stehen.',
  why: 'Warum',
  stewardsHint: 'Wer dafür sorgt, dass die Seite stimmt.',
  reviewEvery: 'Zu prüfen alle',
  steps: 'Wie es zum Status kam',
  atTop: 'Keiner anderen Seite (oben)',
  under: 'Einordnen unter',
  movedBack: 'Zurückgestellt.',
  moved: 'Verschoben.',
  newAbout: (title) => `Neue Seite „${title}“`,
  startsWith: 'Sie beginnt mit den Überschriften',
  create: 'Anlegen und öffnen',
  noneFiltered: 'So eine Seite gibt es nicht.',
  sortChanged: 'Zuletzt geändert',
  sortTitle: 'Titel',
  sort: 'Sortieren',
  any: 'Alle',
  reviewDueShort: 'Zu prüfen',
  writeA: 'Neu schreiben:',
  historyOf: (title) => `Verlauf von ${title}`,
  summaryHint: 'Ein oder zwei Sätze unter dem Titel.',
  summary: 'Zusammenfassung',
}
