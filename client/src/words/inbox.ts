import type { InboxItem } from '@commonplace/api'
import type { Reason, Show } from '@commonplace/domain'

// What people read in their inbox, and in the mails that tell of it.

type Notice = InboxItem['notices'][number]
type Told = Pick<Notice, 'type' | 'reason'> & { readonly by: { readonly name: string } | null }

const DIRECT: Partial<Record<Reason, string>> = {
  mention: 'named you',
  asked: 'asked you to answer',
  answer: 'answered your question',
  accepted: 'accepted your answer',
  adopted: 'wove your answer into this page',
  changed: 'changed your answer',
  suggestion: 'suggested other words',
  decided: 'decided what you suggested',
  comment: 'commented',
}

/** What somebody did with a thing; null for an edit, which is counted. */
function didOf({ type, reason }: Told): string | null {
  if (reason === 'answer' && type === 'section-proposed') return 'proposed a section as the answer'
  if (reason === 'changed' && type === 'answer-obsoleted') return 'said that your answer no longer holds'
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
    case 'comment-given':
      return 'commented'
    case 'suggestion-accepted':
      return 'took a suggestion in'
    case 'suggestion-rejected':
      return 'laid a suggestion aside'
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
  let edits = 0
  for (const notice of notices) {
    const what = didOf(notice)
    if (what === null) edits++
    else {
      const names = did.get(what) ?? []
      did.set(what, names)
      const name = notice.by?.name ?? 'Somebody'
      if (!names.includes(name)) names.push(name)
    }
  }
  const parts = [...did].map(([what, names]) => `${named(names)} ${what}`)
  if (edits > 0) parts.push(edits === 1 ? '1 edit' : `${edits} edits`)
  return parts.join(', ')
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
