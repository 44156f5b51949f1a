import { type EventShape, routes, urlOf } from '@commonplace/api'
import type { QueryClient } from '@tanstack/react-query'
import { refreshRoute } from './query-client.ts'
import type { State } from './state.ts'

type Told = (event: EventShape) => void
const listeners = new Set<Told>()

/** Calls back for every live event of the community on screen. */
export function onLiveEvent(listener: Told): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const onAccess = new Set<() => void>()

/** Calls back when what the person may see may have changed: a role, an audience, a session that was ended elsewhere. */
export function onAccessChanged(listener: () => void): () => void {
  onAccess.add(listener)
  return () => onAccess.delete(listener)
}

const TEXT_EVENTS: readonly EventShape['type'][] = ['page-settled', 'version-named', 'version-restored']

const ACTS_ON_PAGES: readonly EventShape['type'][] = ['page-changed', 'page-deleted', 'page-restored']

/** What pages show of questions and answers: in their margin, and in the answers woven into them. */
const SHOWN_IN_PAGES: readonly EventShape['type'][] = [
  'question-asked',
  'question-changed',
  'question-deleted',
  'answer-given',
  'answer-settled',
  'answer-accepted',
  'answer-unaccepted',
  'answer-deleted',
  'section-confirmed',
  'section-declined',
  'question-merged',
  'question-unmerged',
]

/** Whether an event says that the text of a page reads differently now, by the hand of somebody else. */
export function rewrites(event: EventShape, me: string | null): boolean {
  return TEXT_EVENTS.includes(event.type) && event.subject?.kind === 'page' && event.by?.id !== me
}

/** Makes stale every text on screen that shows something of this page, and nothing else of it. */
function refreshShowing(client: QueryClient, pageId: string): void {
  void client.invalidateQueries({
    predicate: ({ queryKey: [route], state: { data } }) =>
      (route === 'readPage' || route === 'readQuestion') &&
      JSON.stringify(data ?? '').includes(`data-shown=\\"${pageId}`),
  })
}

/** What people do while they are together, many of them at once. It is shown there and nowhere else. */
const WHILE_TOGETHER: readonly EventShape['type'][] = [
  'item-started',
  'item-stopped',
  'vote-opened',
  'vote-closed',
  'dots-placed',
]

/** Makes stale what an event touches. The text of a page being read is left alone: its reader is told and decides. */
export function refreshFor(client: QueryClient, slug: string, event: EventShape, me: string | null): void {
  const { subject, type } = event
  const inCommunity = { slug }
  if (WHILE_TOGETHER.includes(type)) {
    refreshRoute(client, 'readTogether')
    return
  }
  for (const name of ['readHome', 'readThoughts', 'readCommunity', 'readStart', 'readGaps', 'listBrokenLinks'] as const)
    refreshRoute(client, name, inCommunity)
  if (subject === null || type.startsWith('member') || type === 'role-changed' || type === 'rota-changed') {
    refreshRoute(client, 'listMembers', inCommunity)
    if (type === 'rota-changed') refreshRoute(client, 'readRota', inCommunity)
    return
  }
  if (subject.kind === 'gathering') {
    refreshRoute(client, 'readProgramme', inCommunity)
    refreshRoute(client, 'readRota', inCommunity)
    refreshRoute(client, 'readGathering')
    refreshRoute(client, 'readTogether')
    return
  }
  if (subject.kind === 'challenge') {
    refreshRoute(client, 'listChallenges', inCommunity)
    refreshRoute(client, 'readChallenge', { id: subject.id })
    return
  }
  if (subject.kind === 'page') {
    refreshRoute(client, 'listPages', inCommunity)
    refreshRoute(client, 'listVersions', { id: subject.id })
    // Its name and whether it is there stand wherever something leads to it.
    if (ACTS_ON_PAGES.includes(type))
      for (const name of ['readPage', 'readQuestion'] as const) refreshRoute(client, name)
    refreshRoute(client, 'readUnlinked')
    refreshRoute(client, 'listThreads', { id: subject.id })
    refreshRoute(client, 'listToAnswer', { id: subject.id })
    refreshRoute(client, 'readSectionAnswer')
    refreshShowing(client, subject.id)
    if (!rewrites(event, me)) refreshRoute(client, 'readPage', { id: subject.id })
    return
  }
  refreshRoute(client, 'listQuestions', inCommunity)
  refreshRoute(client, 'readQuestion')
  // A gathering tells what was asked on its run-sheet.
  refreshRoute(client, 'readGathering')
  refreshRoute(client, 'listTextVersions')
  refreshRoute(client, 'listToAnswer')
  refreshRoute(client, 'readSectionAnswer')
  if (subject.kind === 'adoption') refreshRoute(client, 'readPage', { id: String(event.data.page) })
  else if (SHOWN_IN_PAGES.includes(type)) refreshRoute(client, 'readPage')
  refreshRoute(client, 'readAdoption')
}

let known: number | null = null

/** A view older than this came out of the browser's cache. The server said that it reads the same today, whatever else happened since. */
const FRESH = 60_000

/** The view that the server made then holds what happened up to this event: the first to follow hears everything after it. */
export function knownUpTo({ since, now }: Pick<State, 'since' | 'now'>): void {
  known = Math.abs(Date.now() - now) < FRESH ? since : null
}

/** Follows what happens in a community, or without one in all of one's own, until the returned function is called. The browser reconnects by itself. */
export function followLive(client: QueryClient, slug: string, me: string | null): () => void {
  const since = known === null ? {} : { since: String(known) }
  known = null
  const source = new EventSource(
    urlOf(routes.followEvents, { query: { ...(slug ? { community: slug } : {}), ...since, plain: 'yes' } }),
  )
  const hear = (message: MessageEvent<string>) => {
    const event = JSON.parse(message.data) as EventShape
    refreshFor(client, slug, event, me)
    for (const listener of listeners) listener(event)
  }
  source.addEventListener('message', hear)
  source.addEventListener('notices', () => {
    refreshRoute(client, 'countInbox')
    refreshRoute(client, 'readInbox')
  })
  source.addEventListener('access-changed', () => {
    void client.invalidateQueries()
    for (const listener of onAccess) listener()
  })
  return () => source.close()
}
