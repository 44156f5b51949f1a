import type { Kind, Role, Status, Visibility } from '@commonplace/domain'
import type { words as english } from '../en.ts'
import { formsOf } from '../forms.ts'
import type { InWords } from '../in-words.ts'
import { kindWords } from './de-kinds.ts'
import { moments } from './moments.ts'

export { moments }

// Diese Datei ist lang, because translating means reading it whole.
//
// Glossar. Wir sagen „du“, kurz und freundlich, ohne Ausrufezeichen; Anführungszeichen sind „…“.
//   practice Praxis, Praktiken · story Geschichte · method Methode · tool Werkzeug · charter Charta · note Notiz · page Seite
//   question Frage · answer Antwort · accept annehmen · comment Kommentar · thread Faden · margin Rand · suggestion Vorschlag · settle erledigen
//   community Gemeinschaft · member Mitglied · host Gastgeber · founder Gründer · guest Gast · steward wer eine Seite pflegt · buddy Patin, Pate
//   version Fassung · state Stand · adopt übernehmen · weave einweben · detach lösen · draft Entwurf · trash Papierkorb · pin anheften
//   trusted (Status) verlässlich · proven (Stufe) bewährt · resolved geklärt
//   inbox Posteingang · home Start · gap Lücke · star Stern · topic Thema · tag Schlagwort · invite Einladung · passphrase Passphrase
//   keep behalten, aufbewahren · sync abgleichen · watch beobachten, im Blick haben · follow folgen · mute stumm schalten · withdraw zurückziehen

const few: Readonly<Record<number, string>> = {
  2: 'zwei',
  3: 'drei',
  4: 'vier',
  5: 'fünf',
  6: 'sechs',
  7: 'sieben',
  8: 'acht',
  9: 'neun',
  10: 'zehn',
}
const { isOne, ...forms } = formsOf(moments.locale)
export const { listed, listParts, numberOf } = forms
/** „1 Seite“, „3 Seiten“. */
export const plural = (count: number, one: string, many: string): string =>
  `${numberOf(count)} ${isOne(count) ? one : many}`
/** „eine Seite“, „drei Seiten“, „14 Seiten“: die Einzahl mit ihrem Zahlwort. */
export const spoken = (count: number, one: string, many: string): string =>
  isOne(count) ? one : `${few[count] ?? numberOf(count)} ${many}`
const people = (count: number): string => (count === 1 ? 'einem Menschen' : `${numberOf(count)} Menschen`)

const statuses: Record<Status, string> = {
  draft: 'Entwurf',
  proposed: 'Vorgeschlagen',
  trusted: 'Verlässlich',
  'needs-review': 'Zu prüfen',
  retired: 'Überholt',
}
export const roles: Record<Role, string> = { founder: 'Gründer', host: 'Gastgeber', member: 'Mitglied', guest: 'Gast' }
export const visibilities: Record<Visibility, string> = {
  public: 'Öffentlich: Alle dürfen lesen',
  gated: 'Mit Tor: Andere sehen nur Titel und erste Zeilen',
  private: 'Privat: Nur Mitglieder wissen davon',
}
const write: Record<Kind, string> = {
  practice: 'Praxis aufschreiben',
  story: 'Geschichte erzählen',
  method: 'Methode beschreiben',
  tool: 'Werkzeug eintragen',
  note: 'Notiz schreiben',
  charter: 'Charta schreiben',
}
const fields: Readonly<Record<string, string>> = {
  level: 'Stufe',
  timeNeeded: 'Zeitaufwand',
  tools: 'Werkzeuge',
  teller: 'Erzählt von',
  when: 'Wann',
  where: 'Wo',
  purpose: 'Zweck',
  duration: 'Dauer',
  groupSize: 'Gruppengröße',
  materials: 'Material',
  url: 'Adresse',
  licence: 'Lizenz',
  cost: 'Kosten',
  renewal: 'Zu erneuern',
}

export const words: InWords<typeof english> = {
  language: 'de',
  product: 'Commonplace',
  skip: 'Zum Text springen',
  loading: 'Lädt',
  close: 'Schließen',
  dismiss: 'Verwerfen',
  keyNames: { control: 'Strg', alt: 'Alt', shift: 'Umschalt', backspace: 'Rück' },
  cancel: 'Abbrechen',
  save: 'Speichern',
  saved: 'Gespeichert.',
  undo: 'Rückgängig',
  done: 'erledigt',
  by: 'von',
  link: 'Link',
  copy: 'Kopieren',
  stars: {
    title: 'Meine Sterne',
    give: 'Stern geben',
    taken: 'Mit Stern',
  },
  levels: { watching: 'Im Blick', normal: 'Folgen', muted: 'Stumm' },
  inbox: { title: 'Posteingang', unread: (count) => `${count > 99 ? '99+' : count} ungelesen` },
  copied: 'Kopiert.',
  copyLink: 'Link kopieren',
  toCopy: 'Zum Kopieren',
  title: 'Titel',
  somebody: 'Jemand',
  showMore: 'Mehr zeigen',
  tagsHint: 'Mit Kommas getrennt.',
  markdownHint: 'Hier geht Markdown.',
  queued: 'Auf diesem Gerät aufbewahrt. Es wird gesendet, sobald der Server zu erreichen ist.',
  keptOnce: 'bei einem früheren Besuch',
  keptCopy: 'Du liest die Kopie dieses Geräts, behalten',
  kinds: kindWords,
  nav: {
    label: 'Gemeinschaft',
    short: 'Wichtigste Orte',
    where: 'Wo das ist',
    search: 'Suchen',
    searchShort: 'Suchen',
    home: 'Start',
    questions: 'Fragen',
    open: (count) => `${count} offen`,
    members: 'Mitglieder',
    programme: 'Programm',
    measures: 'Kennzahlen',
    knowledge: 'Wissen',
    tree: 'Alle Seiten',
    pulse: 'Umfrage',
    gaps: 'Lücken',
    pages: 'Seiten',
    more: 'Mehr',
    morePlaces: 'Orte der Gemeinschaft',
    offline: 'Offline-Bibliothek',
    me: 'Dein Konto',
    invites: 'Leute einladen',
    keeping: 'Ordnung halten',
    settings: 'Einstellungen',
    trash: 'Papierkorb',
    signOut: 'Abmelden',
  },
  languages: {
    label: 'Sprache',
    any: 'Automatisch',
    hint: 'Automatisch: wie die Gemeinschaft es hat, sonst dieser Browser.',
  },
  theme: { label: 'Hell oder dunkel', system: 'Auto', light: 'Hell', dark: 'Dunkel' },
  pages: {
    sheetOf: 'Der Ablauf von',
    thought: 'Ein Gedanke der Woche',
    statuses,
    write,
    fields,
    edit: 'Bearbeiten',
    actions: 'Mehr damit machen',
    editFields: 'Angaben zu dieser Seite',
    move: 'Verschieben',
    duplicate: 'Kopie anlegen',
    pin: 'Für alle anheften',
    unpin: 'Nicht mehr anheften',
    pinnedNow: 'Angeheftet: Sie steht als Erste, auch auf der Startseite.',
    unpinned: 'Nicht mehr angeheftet.',
    pinned: 'Angeheftet',
    whoSees: 'Wer sie sieht',
    seenBy: (floor, names) => {
      const first = floor === 'host' ? 'Gastgeber' : 'Mitglieder'
      if (names.length === 0) return `Zu sehen für ${first}.`
      if (names.length > 2) return `Zu sehen für ${first} und ${names.length} Menschen.`
      return `Zu sehen für ${listed([first, ...names])}.`
    },
    seenAs: 'So gilt es für alles unter',
    locked: 'Ein Gastgeber hat diese Seite gesperrt: Sie lässt sich lesen, und nur Gastgeber ändern sie.',
    delete: 'In den Papierkorb',
    thrownAway: (title, shownIn) =>
      `„${title}“ liegt im Papierkorb.${shownIn > 0 ? ` ${shownIn === 1 ? 'Eine Stelle, die sie zeigte, kann' : `${shownIn} Stellen, die sie zeigten, können`} das nicht mehr.` : ''}`,
    signed: 'Unterschrieben',
    signedBy: (signed, members) => `${signed} von ${plural(members, 'Mitglied', 'Mitgliedern')}`,
    shownIn: (n) => (n === 1 ? 'An einer Stelle gezeigt' : `An ${n} Stellen gezeigt`),
    shownUnder: (heading) => `unter „${heading}“`,
    bringBack: 'Herausholen',
    broughtBack: 'Sie ist wieder da.',
    inTrash: 'Diese Seite liegt im Papierkorb.',
    history: 'Verlauf',
    answered: (count) => `Hat ${people(count)} geantwortet, bevor sie fragten`,
    wanted: (asked) => `wollte gerade „${asked}“ fragen`,
    version: (n) => `Fassung ${n}`,
    versions: (count) => plural(count, 'Fassung', 'Fassungen'),
    byPeople: (count) => `von ${spoken(count, 'einem Menschen', 'Menschen')}`,
    lastChanged: 'zuletzt geändert',
    asMarkdown: 'Als Markdown',
    stewards: 'Gepflegt von',
    status: 'Status',
    reviewed: 'geprüft',
    reviewDue: 'Es ist Zeit nachzusehen, ob diese Seite noch gilt.',
    stillTrue: 'Sie gilt noch',
    vouched: 'Danke. Die Seite gilt als heute geprüft.',
    tags: 'Schlagwörter',
    contents: 'Inhalt',
    margin: 'Am Rand',
    askAbout: 'Zu dieser Seite fragen',
    askAboutThis: 'Dazu fragen',
    comment: 'Kommentieren',
    suggest: 'Vorschlagen',
    commentOnPage: 'Diese Seite kommentieren',
    inMargin: (n) => `${n} am Rand`,
    replies: (n) => (n === 1 ? '1 Erwiderung' : `${n} Erwiderungen`),
    selected: 'Die markierten Worte',
    below: 'Seiten unter dieser',
    linkedHere: 'Verweist hierher',
    linksTo: 'Verweist auf',
    membersOnly: 'Mitglieder lesen weiter.',
    changedSince: (added, removed) =>
      `hat das geändert, seit du es zuletzt gelesen hast: +${added} −${removed} Wörter.`,
    showChanges: 'Änderungen zeigen',
    haveRead: 'Kenne ich',
    newerText: (name) => `${name} hat diese Seite geändert, während du liest.`,
    showNewer: 'Neuen Text zeigen',
    clearFilter: 'Alle zeigen',
  },
  links: {
    mentions: 'erwähnt',
    'asked-from': 'von hier gefragt',
    'adopted-into': 'übernommen',
    'answered-by-section': 'von einem Abschnitt beantwortet',
    shows: 'zeigt einen Abschnitt',
    'duplicate-of': 'fragt dasselbe wie',
    'evidence-for': 'Beleg',
  },
  questions: {
    ask: 'Frage stellen',
    resolved: 'Geklärt',
    about: 'zu',
    open: 'Frage',
    answered: 'Frage · beantwortet',
    answers: (count) => (count === 0 ? 'Noch keine Antwort' : plural(count, 'Antwort', 'Antworten')),
    noneWaiting: 'Keine offenen Fragen. Entweder ist alles gut, oder alle sind schüchtern.',
    obsolete: 'eine Antwort, die nicht mehr gilt',
    held: { waiting: 'Wartet auf einen Gastgeber', declined: 'Nicht durchgelassen' },
  },
  signIn: {
    title: 'Anmelden',
    action: 'Anmelden',
    needed: 'Das können nur Mitglieder.',
    expired: 'Du wurdest abgemeldet. Was du geschrieben hast, ist auf diesem Gerät aufbewahrt.',
    help: 'Wenn du deine Passphrase verloren hast, kann dir ein Gastgeber deiner Gemeinschaft hereinhelfen.',
  },
  errors: {
    notSent:
      'Der Server ist nicht zu erreichen. Was du geschrieben hast, ist noch hier; versuch es gleich noch einmal.',
    noClipboard: 'Der Browser erlaubt hier kein Kopieren.',
  },
  trouble: {
    home: 'Zum Start',
    again: 'Noch einmal',
    other: 'Das hat nicht geklappt',
    notFound: 'Hier ist nichts',
    notFoundSentence: 'Vielleicht ist die Adresse vertippt, oder die Seite steht jetzt, wo du sie nicht lesen darfst.',
    unreachable: 'Der Server ist nicht zu erreichen',
    unreachableSentence: 'Dieses Gerät hat keine Kopie dieser Seite. Sie öffnet sich, sobald wieder Netz da ist.',
    titles: {
      'not-found': 'Hier ist nichts',
      gone: 'Das wurde weggenommen',
      'not-allowed': 'Das ist für dich nicht offen',
      'not-signed-in': 'Nur für Mitglieder',
      'too-many': 'Ein wenig zu schnell',
    },
  },
}
