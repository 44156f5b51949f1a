import { type EventShape, routes, urlOf } from '@commonplace/api'
import { EVENT_TYPES } from '@commonplace/domain'
import type { QueryClient } from '@tanstack/react-query'
import { refreshRoute } from './query-client.ts'

type Told = (event: EventShape) => void
const listeners = new Set<Told>()

/** Calls back for every live event of the community on screen. */
export function onLiveEvent(listener: Told): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const TEXT_EVENTS: readonly EventShape['type'][] = ['page-settled', 'version-named', 'version-restored']

/** Whether an event says that the text of a page reads differently now, by the hand of somebody else. */
export function rewrites(event: EventShape, me: string | null): boolean {
  return TEXT_EVENTS.includes(event.type) && event.subject?.kind === 'page' && event.by?.id !== me
}

/** Makes stale what an event touches. The text of a page being read is left alone: its reader is told and decides. */
export function refreshFor(client: QueryClient, slug: string, event: EventShape, me: string | null): void {
  const { subject, type } = event
  const inCommunity = { slug }
  for (const name of ['readHome', 'readCommunity'] as const) refreshRoute(client, name, inCommunity)
  if (subject === null || type.startsWith('member') || type === 'role-changed') {
    refreshRoute(client, 'listMembers', inCommunity)
    return
  }
  if (subject.kind === 'page') {
    refreshRoute(client, 'listPages', inCommunity)
    refreshRoute(client, 'listVersions', { id: subject.id })
    if (!rewrites(event, me)) refreshRoute(client, 'readPage', { id: subject.id })
    return
  }
  refreshRoute(client, 'listQuestions', inCommunity)
  refreshRoute(client, 'readQuestion')
  if (subject.kind === 'adoption' || type === 'question-asked' || type === 'answer-settled') {
    refreshRoute(client, 'readPage')
    refreshRoute(client, 'readAdoption')
  }
}

/** Follows what happens in a community until the returned function is called. The browser reconnects by itself. */
export function followLive(client: QueryClient, slug: string, me: string | null): () => void {
  const source = new EventSource(urlOf(routes.followEvents, { query: { community: slug } }))
  const hear = (message: MessageEvent<string>) => {
    const event = JSON.parse(message.data) as EventShape
    refreshFor(client, slug, event, me)
    for (const listener of listeners) listener(event)
  }
  for (const type of ['message', ...EVENT_TYPES]) source.addEventListener(type, hear)
  return () => source.close()
}
