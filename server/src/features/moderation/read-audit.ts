import { routes } from '@commonplace/api'
import type { EventType, MemberId } from '@commonplace/domain'
import { useCase } from '../../ports/use-case.ts'
import { openCommunity } from '../shared/doors.ts'
import { peopleOf } from '../shared/people.ts'

/** What is written down of who did what with rights, and with what others wrote. Bodies are never in an event. */
const AUDITED: readonly EventType[] = [
  'community-founded',
  'community-changed',
  'member-joined',
  'member-left',
  'role-changed',
  'join-declined',
  'member-banned',
  'member-unbanned',
  'member-undone',
  'member-recovered',
  'invite-made',
  'webhook-made',
  'webhook-removed',
  'report-settled',
  'content-hidden',
  'content-shown',
  'content-locked',
  'content-unlocked',
  'page-narrowed',
  'page-deleted',
  'page-restored',
  'question-deleted',
  'answer-deleted',
  'comment-deleted',
  'imported',
  'exported',
]
const PIECE = 100

export const readAudit = useCase(routes.readAudit, async ({ store: { read } }, { actor, params, query }) => {
  const community = await openCommunity(read, actor, 'manage-members', params.slug)
  const before = query.before ?? Number.MAX_SAFE_INTEGER
  const events = await read.events.ofTypes(community.id, AUDITED, before, PIECE)
  const members = events.flatMap(({ by, subject }) => [
    ...(by ? [by] : []),
    ...(subject?.kind === 'member' ? [subject.id as MemberId] : []),
  ])
  const people = await peopleOf(read, members)
  const items = events.map(({ id, at, type, by, subject, data }) => ({
    ...{ id, at, type, data: { ...data } },
    by: by && people(by),
    about:
      subject?.kind === 'member'
        ? people(subject.id as MemberId).name
        : typeof data.title === 'string'
          ? data.title
          : '',
  }))
  const last = events.at(-1)
  return { items, next: events.length === PIECE && last ? String(last.seq) : null }
})
