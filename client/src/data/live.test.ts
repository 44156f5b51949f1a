import type { EventShape } from '@commonplace/api'
import { expect, test } from 'vitest'
import { refreshFor, rewrites } from './live.ts'
import { createQueryClient, keyOf, place } from './query-client.ts'

const PAGE = { name: 'readPage', params: { id: 'abcdefghijklmnop' } } as const
const LIST = { name: 'listPages', params: { slug: 'repair' }, query: { kind: 'practice' } } as const
const OTHER = { name: 'listPages', params: { slug: 'elsewhere' } } as const

const event = (type: EventShape['type'], by: string): EventShape => ({
  id: 'e1',
  seq: 1,
  type,
  at: 0,
  by: { id: by, name: 'Mei', hue: 1 },
  subject: { kind: 'page', id: PAGE.params.id },
  data: {},
})

function stale(type: EventShape['type'], by: string) {
  const client = createQueryClient()
  for (const query of [PAGE, LIST, OTHER]) place(client, query, {}, Date.now())
  refreshFor(client, 'repair', event(type, by), 'me')
  return [PAGE, LIST, OTHER].map((query) => client.getQueryState(keyOf(query.name, query))?.isInvalidated)
}

test('what somebody else wrote does not move the text under a reader; lists look again', () => {
  expect(stale('page-settled', 'mei')).toEqual([false, true, false])
  expect(stale('version-named', 'mei')).toEqual([false, true, false])
  expect(rewrites(event('page-settled', 'mei'), 'me')).toBe(true)
})

test('one’s own writing, and changes around the text, are shown at once', () => {
  expect(stale('page-settled', 'me')).toEqual([true, true, false])
  expect(stale('page-changed', 'mei')).toEqual([true, true, false])
})
