import type { InboxItem } from '@commonplace/api'
import type { Reason, Show } from '@commonplace/domain'
import { beginning } from './dates.ts'

// What people read in their inbox, and in the mails that tell of it.

type Notice = InboxItem['notices'][number]
type Told = Pick<Notice, 'type' | 'reason'> & {
  readonly by: { readonly name: string } | null
  readonly begins?: number | null
}

const DIRECT: Partial<Record<Reason, string>> = {
  mention: 'named you',
  reported: 'called the hosts to this: “Keeping the place” says why',
  asked: 'asked you to answer',
  answer: 'answered your question',
  accepted: 'accepted your answer',
  adopted: 'wove your answer into this page',
  changed: 'changed your answer',
  suggestion: 'suggested other words',
  decided: 'decided what you suggested',
  comment: 'commented',
  doubted: 'told a story in which this did not, or not quite, work',
  earned: 'confirmed what you entered: you have the badge',
  thanked: 'thanked you',
  sign: 'changed what you signed: read it, and sign again',
}

const HOSTING: Partial<Record<Told['type'], string>> = {
  'turn-given': 'It is your turn to host',
  'turn-asked': 'Somebody is looked for who hosts this',
  'turn-taken': 'Somebody else hosts in your place',
}

/** What became of a gathering that one comes to, or hosts. */
function gathers({ type, reason, begins }: Told): string | null {
  const when = begins == null ? '' : beginning(begins)
  if (reason === 'hosting') return `${HOSTING[type] ?? 'You host this'}: ${when}`
  if (reason === 'reminder') return `It is near: ${when}`
  if (reason !== 'altered') return null
  if (type === 'gathering-cancelled') return when ? `It does not take place: ${when}` : 'All of it was called off'
  return when ? `It is now: ${when}` : 'It is at other times now'
}

/** What somebody did with a thing; null for an edit, which is counted. */
function didOf({ type, reason }: Told): string | null {
  if (reason === 'answer' && type === 'section-proposed') return 'proposed a section as the answer'
  if (reason === 'changed' && type === 'answer-obsoleted') return 'said that your answer no longer holds'
  if (reason === 'decided' && type === 'suggestion-reconsidered') return 'opened again what you suggested'
  const direct = DIRECT[reason]
  if (direct !== undefined) return direct
  switch (type) {
    case 'page-created':
      return 'wrote this page'
    case 'question-asked':
      return 'asked this'
    case 'answer-given':
      return 'answered'
    case 'answer-accepted':
      return 'accepted an answer'
    case 'answer-obsoleted':
      return 'said that an answer no longer holds'
    case 'answer-adopted':
      return 'wove an answer in'
    case 'practice-doubted':
      return 'told a story in which this did not, or not quite, work'
    case 'badge-earned':
      return 'confirmed what was entered here: it earned a badge'
    case 'comment-given':
      return 'commented'
    case 'suggestion-accepted':
      return 'took a suggestion in'
    case 'suggestion-rejected':
      return 'laid a suggestion aside'
    case 'suggestion-reconsidered':
      return 'took back what was decided about a suggestion'
    case 'version-named':
      return 'named a version'
    case 'question-merged':
      return 'merged this question'
    default:
      return null
  }
}

/** "Bo answered, Amina and Chioma commented, 3 edits": each thing that was done once, the latest first. */
export function happened(notices: readonly Told[]): string {
  const did = new Map<string, string[]>()
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
    if (what === null) edits++
    else {
      const names = did.get(what) ?? []
      did.set(what, names)
      const name = notice.by?.name ?? 'Somebody'
      if (!names.includes(name)) names.push(name)
    }
  }
  const parts = [...said, ...[...did].map(([what, names]) => `${named(names)} ${what}`)]
  if (last) parts.unshift('put in another thought, this was the last that waited')
  if (due) parts.unshift('it is time to renew this')
  if (edits > 0) parts.push(edits === 1 ? '1 edit' : `${edits} edits`)
  // Within the sentence nobody's name begins it.
  return parts.map((part, at) => (at > 0 ? part.replace(/^Somebody\b/, 'somebody') : part)).join(', ')
}

function named(names: readonly string[]): string {
  const [first = '', second = ''] = names
  if (names.length < 3) return names.length === 2 ? `${first} and ${second}` : first
  return `${first}, ${second} and ${names.length - 2} more`
}

export const inboxWords = {
  title: 'Inbox',
  about: 'What happened that is meant for you, or that you watch. Kept for 90 days.',
  show: { all: 'All', direct: 'Direct', following: 'Following' } satisfies Record<Show, string>,
  views: 'What is shown',
  look: 'See what is new',
  none: {
    all: 'Nothing yet. What you watch, and what is meant for you, comes here.',
    direct: 'Nothing is meant for you yet: no answers, no comments, and nobody named you.',
    following: 'Nothing yet. Follow a page, a question or a tag, and what happens there comes here.',
  } satisfies Record<Show, string>,
  read: 'Mark as read',
  unread: 'Mark as unread',
  allRead: 'Mark all as read',
  allReadDone: 'All is marked as read.',
  mute: 'Mute',
  unmute: 'Muted',
  fresh: 'Unread',
}
