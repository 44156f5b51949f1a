import type { InboxItem, RouteName } from '@commonplace/api'
import type { Reason } from '@commonplace/domain'
import { expect, test } from 'vitest'
import type { ActRow } from '../device/open-device.ts'
import { followsAsWaiting } from './follows.ts'
import { inboxAsWaiting } from './inbox.ts'

const told = (reason: Reason, read = false): InboxItem['notices'][number] => ({
  ...{ type: 'answer-given', reason, by: null, at: 1, url: '/pots/q/q1', begins: null, words: null, read },
})
const item = (id: string, ...notices: InboxItem['notices']): InboxItem => ({
  ...{ community: { slug: 'pots', name: 'Pots' }, kind: 'question', id, title: id, url: `/pots/q/${id}` },
  ...{ pageKind: null, at: 1, unread: notices.filter(({ read }) => !read).length, level: 'normal', latest: 5, notices },
})
let place = 0
const act = (name: RouteName, params: Record<string, string>, input: object, refused = false): ActRow => ({
  ...{ key: `k${++place}`, place, name, params, input, about: { what: name, where: '/pots' }, madeAt: 1, tries: 0 },
  refusal: refused ? { code: 'not-allowed', sentence: 'No.' } : null,
})
const kept = { items: [item('q1', told('answer'), told('watching')), item('q2', told('watching'))], next: null }
const shown = (show: string, ...acts: ActRow[]) =>
  inboxAsWaiting(kept, show, acts).items.map(({ id, unread, level }) => [id, unread, level])

test('[NT17] the kept inbox is cut to what is asked for, and what waits to be sent is in it', () => {
  expect(shown('all')).toEqual([
    ['q1', 2, 'normal'],
    ['q2', 1, 'normal'],
  ])
  expect(shown('direct')).toEqual([['q1', 1, 'normal']])
  const one = act('markInbox', {}, { read: true, things: [{ kind: 'question', id: 'q1' }], upTo: 5 })
  const early = act('markInbox', {}, { read: true, upTo: 4 })
  const muted = act('setQuestionLevel', { id: 'q2' }, { level: 'muted' })
  const refused = act('markInbox', {}, { read: true }, true)
  expect(shown('all', one, early, muted, refused)).toEqual([
    ['q1', 0, 'normal'],
    ['q2', 1, 'muted'],
  ])
  expect(shown('following', act('markInbox', {}, { read: true }))).toEqual([
    ['q1', 0, 'normal'],
    ['q2', 0, 'normal'],
  ])
})

test('[NT17] levels of tags and of the community that wait are as they will be', () => {
  const follows = { tags: ['glue'], muted: [], community: 'normal' as const }
  const mute = act('setTagLevel', { slug: 'pots', tag: 'Glue' }, { level: 'muted' })
  const other = act('setTagLevel', { slug: 'pans', tag: 'glue' }, { level: 'normal' })
  const all = act('setCommunityLevel', { slug: 'pots' }, { level: 'watching' })
  expect(followsAsWaiting(follows, 'pots', [mute, other, all])).toEqual({
    tags: [],
    muted: ['glue'],
    community: 'watching',
  })
  const back = [
    act('followTag', { slug: 'pots', tag: 'clay' }, {}),
    act('unfollowTag', { slug: 'pots', tag: 'glue' }, {}),
  ]
  expect(followsAsWaiting(follows, 'pots', back)).toEqual({ tags: ['clay'], muted: [], community: 'normal' })
})
