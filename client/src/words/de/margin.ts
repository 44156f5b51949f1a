import type { InWords } from '../in-words.ts'
import type { marginWords as margin, suggestWords as suggest, treeWords as tree } from '../margin.ts'

export const marginWords: InWords<typeof margin> = {
  title: 'Kommentare',
  comment: 'Kommentieren',
  on: 'Diese Worte kommentieren',
  onPage: 'Diese Seite kommentieren',
  label: 'Dein Kommentar',
  about: (title) => `Kommentar zu „${title}“`,
  reply: 'Erwidern',
  replyTo: (name) => `${name} erwidern`,
  sendReply: 'Erwiderung senden',
  resolve: 'Erledigen',
  resolveOf: (name) => `Erledigen, was ${name} begann`,
  resolved: 'Erledigt.',
  reopen: 'Wieder öffnen',
  reopened: 'Wieder offen.',
  lost: 'Die Worte, um die es ging, wurden geändert',
  settled: (n) => (n === 1 ? '1 erledigter Faden' : `${n} erledigte Fäden`),
  hideSettled: 'Erledigtes ausblenden',
  settledBy: (name) => `Erledigt von ${name}`,
  waitsForServer: 'Erledigtes wird gezeigt, sobald der Server zu erreichen ist.',
}

export const suggestWords: InWords<typeof suggest> = {
  suggest: 'Vorschlagen',
  how: 'So sollte es heißen',
  howEach: 'So sollte es heißen, eine Zeile für jeden Absatz',
  why: 'Warum (wenn es gesagt werden muss)',
  send: 'Vorschlag senden',
  about: (title) => `Vorschlag für „${title}“`,
  suggests: 'schlägt vor',
  accept: 'Übernehmen',
  acceptOf: (name) => `Übernehmen, was ${name} vorschlägt`,
  accepted: (name) => `Übernommen, als Worte von ${name}.`,
  reject: 'Ablehnen',
  rejectOf: (name) => `Ablehnen, was ${name} vorschlägt`,
  rejected: 'Beiseitegelegt.',
  outcome: { accepted: 'Übernommen', rejected: 'Abgelehnt' },
  takeBack: 'Rückgängig',
  takeBackOf: (name) => `Rückgängig machen, was über den Vorschlag von ${name} entschieden wurde`,
  takenBack: 'Zurückgenommen: Er ist wieder offen.',
  takenBackBy: (name) => `${name} hat die Entscheidung zurückgenommen`,
  all: (n) => (n === 1 ? '1 Vorschlag' : `${n} Vorschläge`),
  acceptAll: 'Alle übernehmen',
  rejectAll: 'Alle ablehnen',
  decided: (decided, left) =>
    left === 0
      ? `${decided} entschieden.`
      : `${decided} entschieden; ${left}, deren Worte seither geändert wurden, bleiben offen.`,
  same: 'So steht es schon da.',
}

export const treeWords: InWords<typeof tree> = {
  how: 'Verschieb eine Seite an ihrem Griff: Zieh ihn, oder wähl ihn und drück Alt mit einer Pfeiltaste. Was darunter steht, kommt mit.',
  move: (title) => `„${title}“ verschieben`,
  moved: (title, under) => (under ? `„${title}“ steht unter „${under}“.` : `„${title}“ steht ganz oben.`),
  nowhere: 'Dorthin lässt sie sich nicht schieben.',
}
