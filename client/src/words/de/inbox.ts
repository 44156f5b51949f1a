import type { Reason } from '@commonplace/domain'
import { beginning } from '../dates.ts'
import type { InWords } from '../in-words.ts'
import type { happened as english, inboxWords as inbox } from '../inbox.ts'

type Told = Parameters<typeof english>[0][number]

/** Mit dem Hilfsverb für einen und für mehrere: „hat kommentiert“, „haben kommentiert“. */
type Did = readonly [one: string, more: string]
const has = (rest: string): Did => [`hat ${rest}`, `haben ${rest}`]

const DIRECT: Partial<Record<Reason, Did>> = {
  mention: has('dich genannt'),
  reported: has('die Gastgeber hierher gerufen, und warum, steht unter „Ordnung halten“'),
  asked: has('dich um eine Antwort gebeten'),
  answer: has('deine Frage beantwortet'),
  accepted: has('deine Antwort angenommen'),
  adopted: has('deine Antwort in diese Seite eingewoben'),
  changed: has('deine Antwort geändert'),
  suggestion: has('andere Worte vorgeschlagen'),
  decided: has('über deinen Vorschlag entschieden'),
  comment: has('kommentiert'),
  doubted: has('erzählt, wie das nicht oder nicht ganz geklappt hat'),
  earned: has('bestätigt, was du eingereicht hast: du hast das Abzeichen'),
  thanked: has('dir gedankt'),
  sign: has('geändert, was du unterschrieben hast: Lies es, und unterschreib neu'),
}

const HOSTING: Partial<Record<Told['type'], string>> = {
  'turn-given': 'Du bist an der Reihe einzuladen',
  'turn-asked': 'Jemand wird gesucht, der dazu einlädt',
  'turn-taken': 'Jemand anderes lädt an deiner Stelle ein',
}

/** Was aus einem Treffen wurde, zu dem man kommt oder einlädt. */
function gathers({ type, reason, begins }: Told): string | null {
  const when = begins == null ? '' : beginning(begins)
  if (reason === 'hosting') return `${HOSTING[type] ?? 'Du lädst dazu ein'}: ${when}`
  if (reason === 'reminder') return `Bald ist es so weit: ${when}`
  if (reason !== 'altered') return null
  if (type === 'gathering-cancelled') return when ? `Es findet nicht statt: ${when}` : 'Alles davon wurde abgesagt'
  return when ? `Es ist jetzt: ${when}` : 'Es ist jetzt zu anderen Zeiten'
}

/** Was jemand mit einer Sache tat; null für eine Bearbeitung, die gezählt wird. */
function didOf({ type, reason }: Told): Did | null {
  if (reason === 'answer' && type === 'section-proposed') return has('einen Abschnitt als Antwort vorgeschlagen')
  if (reason === 'changed' && type === 'answer-obsoleted') return has('gesagt, dass deine Antwort nicht mehr gilt')
  const direct = DIRECT[reason]
  if (direct !== undefined) return direct
  switch (type) {
    case 'page-created':
      return has('diese Seite geschrieben')
    case 'question-asked':
      return has('das gefragt')
    case 'answer-given':
      return has('geantwortet')
    case 'answer-accepted':
      return has('eine Antwort angenommen')
    case 'answer-obsoleted':
      return has('gesagt, dass eine Antwort nicht mehr gilt')
    case 'answer-adopted':
      return has('eine Antwort eingewoben')
    case 'practice-doubted':
      return has('erzählt, wie das nicht oder nicht ganz geklappt hat')
    case 'badge-earned':
      return has('bestätigt, was hier eingereicht war: dafür gab es ein Abzeichen')
    case 'comment-given':
      return has('kommentiert')
    case 'suggestion-accepted':
      return has('einen Vorschlag übernommen')
    case 'suggestion-rejected':
      return has('einen Vorschlag beiseitegelegt')
    case 'suggestion-reconsidered':
      return has('zurückgenommen, was über einen Vorschlag entschieden war')
    case 'version-named':
      return has('eine Fassung benannt')
    case 'question-merged':
      return has('diese Frage vereint')
    default:
      return null
  }
}

/** „Bo hat geantwortet, Amina und Chioma haben kommentiert, 3 Bearbeitungen“. */
export const happened: typeof english = (notices) => {
  const did = new Map<string, { what: Did; names: string[] }>()
  const said = new Set<string>()
  let edits = 0
  const due = notices.some(({ type }) => type === 'charter-due')
  const last = notices.some(({ type }) => type === 'thought-published')
  for (const notice of notices) {
    if (notice.type === 'charter-due' || notice.type === 'thought-published') continue
    const gathering = gathers(notice)
    if (gathering !== null) {
      said.add(gathering)
      continue
    }
    const what = didOf(notice)
    if (what === null) {
      edits++
      continue
    }
    const one = did.get(what[0]) ?? { what, names: [] }
    did.set(what[0], one)
    const name = notice.by?.name ?? 'Jemand'
    if (!one.names.includes(name)) one.names.push(name)
  }
  const parts = [...said]
  for (const { what, names } of did.values()) parts.push(`${named(names)} ${what[names.length === 1 ? 0 : 1]}`)
  if (last) parts.unshift('reihe einen weiteren Gedanken ein, dieser war der letzte, der wartete')
  if (due) parts.unshift('es ist Zeit, das zu erneuern')
  if (edits > 0) parts.push(edits === 1 ? '1 Bearbeitung' : `${edits} Bearbeitungen`)
  return parts.map((part, at) => (at > 0 ? part.replace(/^Jemand\b/, 'jemand') : part)).join(', ')
}

function named(names: readonly string[]): string {
  const [first = '', second = ''] = names
  if (names.length < 3) return names.length === 2 ? `${first} und ${second}` : first
  return `${first}, ${second} und ${names.length - 2} weitere`
}

export const inboxWords: InWords<typeof inbox> = {
  title: 'Posteingang',
  about: 'Was geschah und für dich bestimmt ist, oder was du beobachtest. 90 Tage aufbewahrt.',
  show: { all: 'Alles', direct: 'Für mich', following: 'Wo ich folge' },
  views: 'Was gezeigt wird',
  look: 'Sehen, was es Neues gibt',
  none: {
    all: 'Noch nichts. Was du beobachtest, und was für dich bestimmt ist, kommt hierher.',
    direct: 'Noch ist nichts für dich bestimmt: keine Antworten, keine Kommentare, und niemand hat dich genannt.',
    following:
      'Noch nichts. Folg einer Seite, einer Frage oder einem Schlagwort, und was dort geschieht, kommt hierher.',
  },
  read: 'Als gelesen',
  unread: 'Als ungelesen',
  allRead: 'Alles als gelesen',
  allReadDone: 'Alles ist als gelesen gekennzeichnet.',
  mute: 'Stumm schalten',
  unmute: 'Stumm',
  fresh: 'Ungelesen',
}
