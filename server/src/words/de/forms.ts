import type { Words } from '../index.ts'
import type { Noun, WhyNot } from '../nouns.ts'

/** Mit dem Fürwort, das für sie steht. */
const NOUNS: Readonly<Record<Noun, readonly [noun: string, it: string]>> = {
  community: ['Diese Gemeinschaft', 'sie'],
  page: ['Diese Seite', 'sie'],
  question: ['Diese Frage', 'sie'],
  answer: ['Diese Antwort', 'sie'],
  adoption: ['Diese Übernahme', 'sie'],
  file: ['Diese Datei', 'sie'],
  version: ['Diese Fassung', 'sie'],
  document: ['Dieses Dokument', 'es'],
  comment: ['Diesen Kommentar', 'ihn'],
  credit: ['Diesen Dank', 'ihn'],
  section: ['Diesen Abschnitt', 'ihn'],
  pulse: ['Diese Umfrage', 'sie'],
  gathering: ['Dieses Treffen', 'es'],
  showing: ['Diesen Beitrag', 'ihn'],
  calendar: ['Diesen Kalender', 'ihn'],
  challenge: ['Diese Herausforderung', 'sie'],
  prompt: ['Diesen Gedanken', 'ihn'],
  entry: ['Diesen Eintrag', 'ihn'],
  badge: ['Dieses Abzeichen', 'es'],
  charter: ['Diese Charta', 'sie'],
  thanks: ['Diesen Dank', 'ihn'],
  vote: ['Diese Abstimmung', 'sie'],
}
const IN_TRASH: Partial<Record<Noun, string>> = {
  comment: 'Dieser Kommentar',
  credit: 'Dieser Dank',
  section: 'Dieser Abschnitt',
  showing: 'Dieser Beitrag',
  calendar: 'Dieser Kalender',
  entry: 'Dieser Eintrag',
  prompt: 'Dieser Gedanke',
  charter: 'Diese Charta',
  thanks: 'Dieser Dank',
}

const WHY_NOT: Readonly<Record<WhyNot, string>> = {
  read: 'Das lesen nur Mitglieder dieser Gemeinschaft. Bitte einen Gastgeber um eine Einladung.',
  accept: 'Eine Antwort nimmt nur an, wer gefragt hat, oder ein Gastgeber.',
  vote: 'Mitglieder stimmen ab, aber niemand für die eigene Antwort.',
  ask: 'Hier fragen Mitglieder. Gäste dürfen es, wo die Gemeinschaft sie lässt.',
  answer: 'Hier antworten Mitglieder.',
  comment: 'Hier kommentieren Mitglieder.',
  confirm: 'Ob eine Antwort noch gilt, sagen hier Mitglieder.',
  invite: 'Andere um eine Antwort bitten nur Mitglieder.',
  'open-answer': 'Diese Antwort öffnet nur, wer sie geschrieben hat, oder ein Gastgeber.',
  merge: 'Eine Frage lässt nur in einer anderen aufgehen, wer gefragt hat, oder ein Gastgeber.',
  moderate: 'Das entscheidet nur ein Gastgeber.',
  'see-measures': 'Mitglieder sehen die Kennzahlen dieser Gemeinschaft; ihre Gastgeber können sie für alle öffnen.',
  narrow: 'Wer diese Seite sieht, sagt nur, wer sie angelegt hat, oder ein Gastgeber.',
  plan: 'Treffen planen Gastgeber; wer eines geplant hat, ändert es.',
  host: 'Das ändert nur, wer hier einlädt oder das Treffen geplant hat, oder ein Gastgeber.',
  thank: 'Einander danken hier Mitglieder.',
  sign: 'Die Charta unterschreiben Mitglieder. Gäste lesen sie.',
  attend: 'Ob sie kommen, sagen hier Mitglieder. Gäste schauen zu.',
  challenge: 'Herausforderungen stellen Gastgeber.',
  prompt: 'Die Gedanken der Woche sammeln Gastgeber.',
  enter: 'Hier machen Mitglieder mit. Gäste schauen zu.',
  vouch: 'Mitglieder bestätigen, was andere eingereicht haben, und niemand das Eigene.',
  report: 'Die Gastgeber ruft, wer hier dazugehört. Tritt erst bei.',
  'take-pulse': 'Auf eine Umfrage antworten Mitglieder.',
  'see-pulse': 'Was bei einer Umfrage herauskam, sehen Mitglieder.',
  export: 'Was eine Gemeinschaft schrieb, nehmen nur Mitglieder mit.',
  locked: 'Ein Gastgeber hat das gesperrt: Es lässt sich lesen, und nur Gastgeber ändern es.',
  members: 'Das dürfen nur Mitglieder dieser Gemeinschaft.',
  writer: 'Das ändert nur, wer es geschrieben hat, oder ein Gastgeber.',
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'Text',
  array: 'eine Liste',
  object: 'ein Objekt',
  number: 'eine Zahl',
  int: 'eine ganze Zahl',
  boolean: 'wahr oder falsch',
}

const SHAPES: Readonly<Record<string, string>> = {
  'This is not an id.': 'Das ist keine ID.',
  'That does not look like a mail address.': 'Das sieht nicht wie eine Mailadresse aus.',
  'A passphrase has at least 12 characters.': 'Eine Passphrase hat mindestens 12 Zeichen.',
  'A passphrase has at most 256 characters.': 'Eine Passphrase hat höchstens 256 Zeichen.',
  'Use 1 to 40 of a-z, 0-9 and hyphens, and not a word of the program itself.':
    'Nimm 1 bis 40 Zeichen aus a–z, 0–9 und Bindestrich, und kein Wort des Programms selbst.',
  'Say why in a sentence.': 'Sag in einem Satz, warum.',
  'Say why, in a sentence.': 'Sag in einem Satz, warum.',
  'Write a sentence first.': 'Schreib erst einen Satz.',
  'That is long for a comment. Perhaps it is an answer?':
    'Für einen Kommentar ist das lang. Vielleicht ist es eine Antwort?',
  'That is long for a comment. Say the main thing first.': 'Für einen Kommentar ist das lang. Sag erst das Wichtigste.',
  'That is a long stretch. Suggest less of it at once.': 'Das ist ein langes Stück. Schlag weniger auf einmal vor.',
  'Select some words first.': 'Markiere erst ein paar Worte.',
  'That is a long stretch. Select the sentence that it is about.':
    'Das ist ein langes Stück. Markiere den Satz, um den es geht.',
  'Give a day and a time, as 2026-01-31T18:00.': 'Gib Tag und Uhrzeit an, wie 2026-01-31T18:00.',
  'Say how many minutes it lasts.': 'Sag, wie viele Minuten es dauert.',
  'A gathering lasts at least five minutes.': 'Ein Treffen dauert mindestens fünf Minuten.',
  'A gathering lasts at most a day. Plan one for each day.':
    'Ein Treffen dauert höchstens einen Tag. Plane für jeden Tag eines.',
  'Say why, so that nobody has to ask.': 'Sag, warum, damit niemand fragen muss.',
  'Say it in one or two sentences.': 'Sag es in ein, zwei Sätzen.',
  'Give an address that begins with https://': 'Gib eine Adresse an, die mit https:// beginnt.',
  'Give it a name.': 'Gib ihm einen Namen.',
  'Write the thought.': 'Schreib den Gedanken.',
  'That is long for a thought. Say the rest below it.': 'Das ist lang für einen Gedanken. Sag das Übrige darunter.',
  'That is long for a name.': 'Für einen Namen ist das lang.',
  'That is long. Put the rest on its run-sheet.': 'Das ist lang. Schreib den Rest in den Ablauf.',
  'That is long for the beginning of a run-sheet.': 'Für den Anfang eines Ablaufs ist das lang.',
  'Say what you show.': 'Sag, was du zeigst.',
  'That is long for a title.': 'Für einen Titel ist das lang.',
  'Give a day, as 2026-01-31.': 'Gib einen Tag an, etwa 2026-01-31.',
  'Say fewer times; put together what touches.': 'Nenne weniger Zeiten; fasse zusammen, was sich berührt.',
  'Say what is on.': 'Sag, was dran ist.',
  'Say for how many minutes.': 'Sag, für wie viele Minuten.',
  'That is long for a choice.': 'Das ist lang für eine Möglichkeit.',
  'Give at least two choices.': 'Gib mindestens zwei Möglichkeiten an.',
  'Give fewer choices.': 'Gib weniger Möglichkeiten an.',
  'Say how many dots each has.': 'Sag, wie viele Punkte jede Person hat.',
  'Fewer dots say more.': 'Weniger Punkte sagen mehr.',
  'Say how many minutes you need.': 'Sag, wie viele Minuten du brauchst.',
  'At most three hours.': 'Höchstens drei Stunden.',
  'Ask for the histories of one to 50 pages, by their ids.':
    'Frag nach den Fassungen von 1 bis 50 Seiten, mit ihren IDs.',
  'Write a domain such as example.org, without an @.': 'Schreib eine Domain wie example.org, ohne @.',
}

const quoted = (names: readonly string[]): string => names.map((name) => `„${name}“`).join(', ')
const it = (field: string): string => (field ? `„${field}“` : 'Die Anfrage')
const characters = (count: number): string => `${count} Zeichen`
const wait = (seconds: number): string =>
  seconds < 90 ? (seconds === 1 ? 'einer Sekunde' : `${seconds} Sekunden`) : `${Math.ceil(seconds / 60)} Minuten`

export const forms: Words['forms'] = {
  absent: (noun) => `${NOUNS[noun][0]} gibt es nicht, oder du kannst ${NOUNS[noun][1]} nicht sehen.`,
  inTrash: (noun) => `${IN_TRASH[noun] ?? NOUNS[noun][0]} liegt im Papierkorb. Hol ${NOUNS[noun][1]} erst heraus.`,
  mayNot: (why) => WHY_NOT[why],
  tooMuch: (seconds) => `Das war zu viel auf einmal. Versuch es in ${wait(seconds)} noch einmal.`,
  attemptsHere: (seconds) =>
    `Von hier aus gingen zu viele Versuche schief. Versuch es in ${wait(seconds)} noch einmal.`,
  attempts: (seconds) => `Zu viele Versuche gingen schief. Versuch es in ${wait(seconds)} noch einmal.`,
  missing: (field) => `${it(field)} fehlt.`,
  ofType: (field, type) => `${it(field)} muss ${TYPES[type] ?? type} sein.`,
  empty: (field) => `${it(field)} kann nicht leer sein.`,
  tooShort: (field, least) => `${it(field)} braucht mindestens ${characters(least)}.`,
  tooFew: (field, least) => `${it(field)} braucht mindestens ${least}.`,
  tooLow: (field, least) => `${it(field)} muss mindestens ${least} sein.`,
  tooLong: (field, most) => `${it(field)} ist zu lang: höchstens ${characters(most)}.`,
  tooMany: (field, most) => `${it(field)} hat zu viele: höchstens ${most}.`,
  tooHigh: (field, most) => `${it(field)} darf höchstens ${most} sein.`,
  oneOf: (field, values) => `${it(field)} muss ${values.length > 1 ? 'eins von ' : ''}${values.join(', ')} sein.`,
  notGiven: (names) => `${quoted(names)} kann hier nicht angegeben werden.`,
  misformed: (field) => `${it(field)} hat nicht die richtige Form.`,
  unknownField: (name, known) =>
    `„${name}“ ist hier nicht bekannt. ${known.length > 0 ? `Angeben lässt sich: ${quoted(known)}.` : 'Hier lässt sich nichts angeben.'}`,
  ofShape: (sentence) => SHAPES[sentence] ?? sentence,
  unknownContent: (content) =>
    `Diese Seite enthält „${content}“, was diese Version nicht kennt. Nichts wurde geändert: Öffne sie mit einer neueren Version.`,
  tooDeep: 'Dieser Text ist zu tief verschachtelt. Bring ihn mit weniger Ebenen von Listen und Zitaten herein.',
  noDocumentText: (detail) => `Das ist kein Dokument, das sich aufbewahren lässt: ${detail}`,
  notKept: 'Der Server kann gerade nichts aufbewahren. Versuch es gleich noch einmal.',
  internal: (request) =>
    `Bei uns ist etwas schiefgegangen. Versuch es noch einmal; wenn es bleibt, sag es denen, die diesen Ort betreiben: Anfrage ${request}.`,
}

export const problems: Words['problems'] = {
  'bad-input': 'Etwas in der Anfrage stimmt nicht',
  'not-signed-in': 'Nicht angemeldet',
  'wrong-credentials': 'Nicht die richtigen Zugangsdaten',
  'not-allowed': 'Nicht erlaubt',
  'not-found': 'Nicht gefunden',
  conflict: 'Passt nicht zu dem, was da ist',
  gone: 'Nicht mehr da',
  'too-large': 'Zu groß',
  'unsupported-type': 'Keine Art, die hier gelesen wird',
  'too-many': 'Zu viele Anfragen',
  'read-only': 'Gerade geht nur Lesen',
  internal: 'Bei uns ist etwas schiefgegangen',
}
