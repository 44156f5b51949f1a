import type { InWords } from '../in-words.ts'
import type * as english from '../people.ts'
import { plural, roles, spoken, visibilities } from './de.ts'

export const peopleWords: InWords<typeof english.peopleWords> = {
  alone: 'Noch bist du hier allein. Eine Gemeinschaft beginnt mit einer Handvoll: Wer weiß noch etwas darüber?',
  titleOf: 'Wie ihr sie hier nennt',
  titleHint: 'Steht neben dem Namen: die mit den Radios, Hüter des Tees. Bleibt es leer, steht nichts da.',
  titled: 'Steht neben dem Namen.',
  untitled: 'Zurückgenommen.',
  name: 'Dein Name',
  email: 'Mailadresse',
  passphrase: 'Passphrase',
  passphraseHint: 'Mindestens 12 Zeichen. Am besten ein paar Wörter, die nur du so zusammenstellen würdest.',
  roles,
  since: 'hier seit',
  did: (pages, answers) => `${plural(pages, 'Seite', 'Seiten')}, ${plural(answers, 'Antwort', 'Antworten')}`,
  invite: 'Leute einladen',
  invites: 'Leute einladen',
  invitesAbout:
    'Wer einen Einladungslink öffnet, darf beitreten. Jeder Link wird einmal gezeigt, wenn er gemacht wird.',
  inviteMade: 'Das ist der Link. Schick ihn denen, die du hier haben möchtest.',
  makeInvite: 'Link machen',
  as: 'Sie treten bei als',
  uses: 'Für wie viele Menschen',
  days: 'Wie viele Tage er gilt',
  usesLeft: (count) => `noch für ${spoken(count, 'einen Menschen', 'Menschen')}`,
  until: 'bis',
  revoke: 'Beenden',
  roleOf: (name) => `Rolle von ${name}`,
  roleChanged: (name, role) => `${name} ist jetzt ${role}.`,
  remove: 'Herausnehmen',
  removeSure: (name) => `${name} aus der Gemeinschaft nehmen?`,
  removed: (name) => `${name} ist nicht mehr in der Gemeinschaft.`,
  join: 'Beitreten',
  joinTitle: (name) => `${name} beitreten`,
  joinAs: (role) => `Du bist als ${role} eingeladen.`,
  joinSignedIn: (name) => `Du trittst als ${name} bei.`,
  knownAlready: 'Hast du hier schon ein Konto?',
}

export const accountWords: InWords<typeof english.accountWords> = {
  badgesAbout: 'Sie gehören dir, auch wenn du die Gemeinschaft verlässt, aus der sie sind. Alle können sie prüfen.',
  devices: {
    title: 'Wo du angemeldet bist',
    about:
      'Hast du ein Gerät verloren? Melde es ab und lass es vergessen, was es aufbewahrt hat; das tut es, sobald es uns wieder erreicht.',
    unnamed: 'Ein Gerät ohne Namen',
    here: 'Dieses Gerät',
    seen: 'Zuletzt gesehen',
    toldToForget: 'Abgemeldet, und alles soll vergessen werden',
    end: 'Abmelden',
    wipe: 'Abmelden und löschen',
    wipeSure:
      'Was dieses Gerät aufbewahrt hat, geht beim nächsten Kontakt für immer, auch Worte, die nie gesendet wurden. Weitermachen?',
    ended: 'Dort abgemeldet.',
    wiped: 'Dort abgemeldet. Es vergisst alles, sobald es uns wieder erreicht.',
  },
  title: 'Dein Konto',
  passphrase: 'Passphrase ändern',
  passphraseChanged: 'Deine Passphrase ist geändert.',
  now: 'Jetzige Passphrase',
  next: 'Neue Passphrase',
  change: 'Passphrase ändern',
  tokens: 'Tokens für Programme',
  tokensAbout: 'Ein Programm mit einem Token handelt als du, in den Grenzen, die du ankreuzt.',
  tokenMade: 'Das ist das Token. Es wird nur jetzt gezeigt.',
  tokenLabel: 'Wofür ist es?',
  makeToken: 'Token machen',
  scopes: 'Es darf',
  scope: { read: 'lesen', write: 'schreiben', admin: 'verwalten' },
  neverUsed: 'nie benutzt',
  lastUsed: 'zuletzt benutzt',
}

export const setUpWords: InWords<typeof english.setUpWords> = {
  title: 'Eine Gemeinschaft beginnen',
  about: 'Zwei Angaben, dann gehört sie dir.',
  you: 'Du',
  community: 'Die Gemeinschaft',
  name: 'Ihr Name',
  sentence: 'Was euch wichtig ist, in einem Satz',
  sentenceHint: 'Er steht überall, wo die Gemeinschaft genannt wird. Du kannst ihn später ändern.',
  action: 'Beginnen',
  usedTitle: 'Dieser Link wurde benutzt',
  used: 'Ein Einrichtungslink geht einmal. Melde dich an, oder bitte die, die diesen Server betreiben, um einen neuen.',
}

export const communitiesWords: InWords<typeof english.communitiesWords> = {
  title: 'Gemeinschaften',
  none: 'Hier gibt es keine Gemeinschaft, die du sehen kannst.',
}

export const settingsWords: InWords<typeof english.settingsWords> = {
  keptPart: 'Einstellungen werden mit Netz gespeichert.',
  visibility: 'Wer lesen darf',
  visibilities,
  guests: 'Gäste',
  guestsAsk: 'Ein Gast darf einmal fragen; ein Gastgeber sieht sich die Frage vorher an',
  openMeasures: 'Wer hier lesen darf, sieht auch die Kennzahlen',
  forWhom: 'Für wen es ist',
  start: 'Die erste Stunde: womit eine Gemeinschaft beginnt',
  topics: 'Themen',
  accent: 'Farbe',
  accents: { spruce: 'Fichte', madder: 'Krapp', blue: 'Blau', ochre: 'Ocker', plum: 'Pflaume', slate: 'Schiefer' },
  notYours: 'Die Einstellungen einer Gemeinschaft ändern nur Gastgeber.',
  language: 'Sprache',
  languageHint: 'In ihr spricht das Programm mit allen, die nichts anderes gewählt haben.',
  languageOfReaders: 'Wie der Browser derer, die lesen',
}

export const templateWords: InWords<typeof english.templateWords> = {
  title: 'Womit neue Seiten beginnen',
  about:
    'Überschriften, und was denen hilft, die zum ersten Mal eine Seite dieser Art schreiben. Seiten, die es gibt, bleiben, wie sie sind.',
  kind: 'Art der Seite',
  text: 'Beginnt mit',
  hint: 'Markdown: ## macht eine Überschrift.',
  asBefore: 'Wie am Anfang',
  reset: 'Neue Seiten dieser Art beginnen wieder wie am Anfang.',
}
