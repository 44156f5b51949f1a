import type { InWords } from '../in-words.ts'
import type * as english from '../measures.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const rounded = (n: number): string =>
  (n >= 10 ? String(Math.round(n)) : String(Math.round(n * 10) / 10)).replace('.', ',')
const counted = (n: string, one: string, many: string): string => `${n} ${n === '1' ? one : many}`

export const tookWords: typeof english.tookWords = (took) => {
  if (took === null) return '–'
  if (took >= DAY) return counted(rounded(took / DAY), 'Tag', 'Tage')
  if (took >= HOUR) return counted(rounded(took / HOUR), 'Stunde', 'Stunden')
  return counted(String(Math.max(1, Math.round(took / MINUTE))), 'Minute', 'Minuten')
}

export const shareWords: typeof english.shareWords = (part, all) =>
  all === 0 ? '–' : `${Math.round((part / all) * 100)} %`

const IN = {
  '12w': 'In diesen zwölf Wochen',
  year: 'In diesem Jahr',
  all: 'Seit dem Anfang',
} as const

const people = (n: number): string => (n === 0 ? 'niemand' : n === 1 ? 'ein Mensch' : `${n} Menschen`)

const resolvedOf = ({ count, of }: { count: number; of: number }): string => {
  if (of === 1) return 'die eine gestellte Frage wurde geklärt,'
  return count === 1 ? `von ${of} Fragen ist eine geklärt,` : `von ${of} Fragen sind ${count} geklärt, die Hälfte davon`
}

export const measuresSentence: typeof english.measuresSentence = ({ range, whole, before, unanswered, trust }) => {
  const { resolved } = whole
  const was = before?.resolved.median ?? null
  const faster = resolved.median !== null && was !== null && resolved.median < was * 0.9
  const slower = resolved.median !== null && was !== null && resolved.median > was * 1.1
  const pace = faster ? ', schneller als davor' : slower ? ', langsamer als davor' : ''
  const wrote = whole.writers > 1 ? 'haben' : 'hat'
  const answered =
    resolved.of === 0
      ? 'es wurde keine Frage gestellt'
      : resolved.median === null
        ? resolved.of === 1
          ? 'die eine gestellte Frage ist noch nicht geklärt'
          : `von ${resolved.of} Fragen ist noch keine geklärt`
        : `${resolvedOf(resolved)} binnen ${tookWords(resolved.median).replace('Tage', 'Tagen')}${pace}`
  const due = trust.trusted - trust.fresh
  const care = [
    ...(unanswered.count > 0
      ? [
          unanswered.count === 1
            ? 'Eine Frage wartet auf die erste Antwort'
            : `${unanswered.count} Fragen warten auf die erste Antwort`,
        ]
      : []),
    ...(due > 0
      ? [due === 1 ? 'eine verlässliche Seite ist wieder dran' : `${due} verlässliche Seiten sind wieder dran`]
      : []),
  ]
  const text = care.join(', und ')
  const needs = care.length > 0 ? ` ${text.charAt(0).toUpperCase()}${text.slice(1)}.` : ' Nichts wartet.'
  return `${IN[range]} ${wrote} ${people(whole.writers)} etwas geschrieben, und ${answered}.${needs}`
}

export const chartSentence: typeof english.chartSentence = (name, values) => {
  const told = values.filter((one) => one !== null)
  if (told.length === 0) return `${name}: noch nichts zu zeigen.`
  return `${name}: von ${told[0]} bis ${told.at(-1)}, ${told.length} Punkte. Die Tabelle darunter nennt jeden.`
}

const STEPS: Readonly<Record<number, string>> = { 1: 'Kaum', 2: 'Eher nicht', 3: 'Halb', 4: 'Eher', 5: 'Sehr' }
export const stepWords: typeof english.stepWords = (agreement) => (agreement === null ? '–' : (STEPS[agreement] ?? '–'))

export const pulseSentence: typeof english.pulseSentence = (points) => {
  const told = points.flatMap(({ agreement }) => agreement ?? [])
  const [first] = told
  const last = told.at(-1)
  if (first === undefined || last === undefined) return 'Jedes Mal weniger als fünf Antworten: Es wird nichts gezeigt.'
  const now = stepWords(last).toLowerCase()
  if (told.length === 1) return `Einmal gefragt, stimmen sie ${now} zu.`
  const moved = last > first ? 'mehr als zuerst' : last < first ? 'weniger als zuerst' : 'so sehr wie zuerst'
  return `${told.length}-mal gefragt, stimmen sie jetzt ${now} zu, ${moved} (${stepWords(first).toLowerCase()}).`
}

export const measureWords: InWords<typeof english.measureWords> = {
  title: 'Kennzahlen',
  csv: 'Als CSV laden',
  report: 'Bericht zum Drucken',
  asTable: 'Als Tabelle',
  rangeLabel: 'Wie weit zurück',
  ranges: { '12w': '12 Wochen', year: '1 Jahr', all: 'Von Anfang an' },
  each: (weeks) => (weeks === 1 ? 'Woche vom' : `${weeks} Wochen ab`),
  was: (text) => `davor ${text}`,
  before: 'Davor',
  median: 'im Median',
  none: 'Noch keine',
  ninth: (took) => `neun von zehn binnen ${took.replace('Tage', 'Tagen')}`,
  ofAsked: (n, of) => `${n} von ${of} gestellten`,
  openTo: { true: 'Wer hier lesen darf, sieht das.', false: 'Nur Mitglieder sehen das.' },
  change: 'Ändern',
  resolved: {
    name: 'Zeit bis zur geklärten Frage',
    is: 'Vom Fragen bis zur Antwort, die angenommen wurde, bei Fragen, die im gezeigten Zeitraum gestellt wurden.',
    lately: 'Geklärte Fragen',
  },
  first: {
    name: 'Zeit bis zur ersten Antwort',
    is: 'Vom Fragen bis zur ersten Antwort, die noch steht, von wem sie auch kam, bei Fragen, die im gezeigten Zeitraum gestellt wurden.',
  },
  members: {
    name: 'Mitglieder',
    is: 'Alle, die dazugehören, auch Gäste. Die Vergangenheit ist von heute zurückgerechnet: wer kam und wer ging.',
    change: (joined, left) => `${joined} gekommen, ${left} gegangen`,
  },
  writers: {
    name: 'Haben etwas geschrieben',
    is: 'Verschiedene Menschen, die gefragt, geantwortet, kommentiert oder an einer Seite geschrieben haben.',
  },
  posts: {
    name: 'Beiträge und Antworten je Woche',
    is: 'Beiträge sind Fragen und Seiten, Antworten sind Antworten und Kommentare. Was im Papierkorb liegt oder nicht alle lesen dürfen, zählt nicht.',
    split: (posts, replies) => `${posts} Beiträge, ${replies} Antworten insgesamt`,
    posts: 'Beiträge',
    replies: 'Antworten',
  },
  inTime: {
    name: 'Binnen 48 Stunden beantwortet',
    is: 'Von den gestellten Fragen die, deren erste Antwort binnen 48 Stunden kam.',
  },
  unanswered: {
    name: 'Seit 48 Stunden unbeantwortet',
    is: 'Unbeantwortet sind Fragen ohne Antwort, die vor mehr als 48 Stunden gestellt wurden, Stand jetzt.',
  },
  parts: {
    name: 'Wer mitmacht',
    is: 'In den letzten zwölf Wochen: der Kern schrieb in sechs davon oder mehr, Aktive in zwei bis fünf, Gelegentliche in einer.',
    core: 'Kern',
    active: 'Aktive',
    occasional: 'Gelegentliche',
    inTurn: 'Kern, Aktive, Gelegentliche',
  },
  trust: {
    name: 'Seiten, auf die Verlass ist',
    is: 'Praktiken, Methoden und Werkzeuge, die nicht überholt sind. Frisch sind die mit dem Status „Verlässlich“, bei denen keine Durchsicht ansteht.',
    share: (fresh, pages) => `${fresh} von ${pages} verlässlich und frisch`,
    fresh: 'Verlässlich und frisch',
    due: 'Verlässlich, Durchsicht steht an',
    other: 'Anderer Status',
    needy: 'Seiten, die Hilfe brauchen',
  },
  evidence: {
    name: 'Geschichten hinter den Praktiken',
    is: 'Praktiken, die mindestens eine Geschichte probiert hat, und wie viele auf jeder Stufe stehen. Gezählt aus den Geschichten, die du lesen darfst.',
    told: (told, practices) => `${told} von ${practices} Praktiken haben eine Geschichte`,
    most: 'Am meisten erzählt',
    stories: (n) => `${n} ${n === 1 ? 'Geschichte' : 'Geschichten'} im gezeigten Zeitraum erzählt`,
  },
  marks: {
    title: 'Was stattfand',
    all: (count) => `Was derweil stattfand (${count})`,
    is: 'Striche unter einem Bild stehen für Treffen, Quadrate für Herausforderungen, die begannen.',
    gathering: 'Treffen',
    challenge: 'Herausforderung',
  },
  pulse: {
    title: 'Wie es uns geht, sagen Mitglieder',
    is: 'Von kaum bis sehr, als die Umfrage jeweils schloss. Wozu weniger als fünf etwas sagten, wird nicht gezeigt.',
    closed: 'Umfrage geschlossen',
    agreed: 'Sie stimmen zu',
    few: 'Zu wenige Antworten',
  },
  cycles: {
    choose: 'Nach fünf Arten von Wert ordnen (Wenger-Trayner)',
    immediate: { name: 'Unmittelbarer Wert', is: 'Was wir miteinander getan haben' },
    potential: { name: 'Möglicher Wert', is: 'Was wir jetzt wissen und wiederfinden' },
    applied: { name: 'Angewandter Wert', is: 'Was in der Praxis ausprobiert wurde' },
    realized: { name: 'Verwirklichter Wert', is: 'Was dadurch besser wurde' },
    transformative: { name: 'Verwandelnder Wert', is: 'Was wir jetzt anders sehen' },
    together: (gatherings, posts, replies) => `${gatherings} Treffen, ${posts} Beiträge, ${replies} Antworten darauf`,
    stories: (n) => (n === 1 ? '1 Geschichte erzählt' : `${n} Geschichten erzählt`),
    badges: (n) => (n === 1 ? '1 Herausforderung begonnen' : `${n} Herausforderungen begonnen`),
    proven: (proven, retired) => `${proven} bewährt, ${retired} aufgegeben`,
    rungs: 'Praktiken, die sich bewährt haben, und die aufgegeben wurden',
  },
  reportTitle: (name) => `Was ${name} getan hat`,
  chosen: 'Geschichten neben den Zahlen',
  choose: 'So zeigen',
  worked: (n) => (n === 1 ? 'hat einmal geklappt' : `hat ${n}-mal geklappt`),
  print: 'Drucken',
  back: 'Zurück zu den Kennzahlen',
  asOf: 'Stand',
}
