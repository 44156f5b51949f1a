import type { EventShape } from '@commonplace/api'
import { expect, test, vi } from 'vitest'
import { followLive, knownUpTo, refreshFor, rewrites } from './live.ts'
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

test('[RH26] a dot that somebody lays has the votes looked at again, and nothing else in every window', () => {
  const client = createQueryClient()
  const which = { params: { id: 'gathering', at: '2026-01-06T18:00' } }
  const together = { name: 'readTogether', ...which } as const
  const others = [
    { name: 'readGathering', ...which },
    { name: 'readCommunity', params: { slug: 'repair' } },
    { name: 'readHome', params: { slug: 'repair' } },
  ] as const
  for (const query of [together, ...others]) place(client, query, {}, Date.now())
  const laid: EventShape = { ...event('dots-placed', 'mei'), subject: { kind: 'gathering', id: 'gathering' } }
  const stands = ({ name, params }: (typeof others)[number] | typeof together) =>
    client.getQueryState(keyOf(name, { params }))?.isInvalidated
  refreshFor(client, 'repair', laid, 'me')
  expect([stands(together), ...others.map(stands)]).toEqual([true, false, false, false])
  refreshFor(client, 'repair', { ...laid, type: 'gathering-changed' }, 'me')
  expect([stands(together), ...others.map(stands)]).toEqual([true, true, true, true])
})

test('[PG11] the first to follow hears from where the view of the server ends, later ones from now', () => {
  const asked: string[] = []
  vi.stubGlobal(
    'EventSource',
    class {
      constructor(url: string) {
        asked.push(url)
      }
      addEventListener = () => undefined
      close = () => undefined
    },
  )
  const client = createQueryClient()
  const follow = () => followLive(client, 'repair', 'me')()
  knownUpTo({ since: 41, now: Date.now() })
  follow()
  follow()
  // Out of the cache: it reads the same today, and a week of news from elsewhere is not told again.
  knownUpTo({ since: 7, now: Date.now() - 7 * 86_400_000 })
  follow()
  vi.unstubAllGlobals()
  expect(asked.map((url) => new URL(url, 'http://here').searchParams.get('since'))).toEqual(['41', null, null])
})

test('[CO156] a text that shows something of a page is asked for anew when that page settles, and no other text is', () => {
  const client = createQueryClient()
  const frame = '<figure class="shown" data-shown="p9" data-state="shown"></figure>'
  const put = (name: 'readPage' | 'readQuestion', id: string, data: object) =>
    client.setQueryData(keyOf(name, { params: { id } }), { data, keptAt: null })
  put('readPage', 'a', { html: `<p>Mine.</p>${frame}` })
  put('readPage', 'b', { html: '<p>Mine.</p>' })
  put('readQuestion', 'q', { html: '', answerList: [{ html: frame }] })
  const settled = { ...event('page-settled', 'you'), subject: { kind: 'page' as const, id: 'p9' } }
  refreshFor(client, 'repair', settled, 'me')
  const stale = (name: 'readPage' | 'readQuestion', id: string) =>
    client.getQueryState(keyOf(name, { params: { id } }))?.isInvalidated
  expect([stale('readPage', 'a'), stale('readPage', 'b'), stale('readQuestion', 'q')]).toEqual([true, false, true])
})
