import 'fake-indexeddb/auto'
import { type Api, type RouteName, type ThreadShape, Unreachable } from '@commonplace/api'
import { FakeClock, seededRandom } from '@commonplace/kit'
import { expect, test } from 'vitest'
import { openDevice } from '../device/open-device.ts'
import { answerAsToday } from '../library/as-today.ts'
import { keepOpened } from '../library/keep-opened.ts'
import { LocalEdits } from '../library/local-edits.ts'
import { LocalSource } from '../library/local-source.ts'
import { ActStore } from '../outbox/act-store.ts'
import { Outbox } from '../outbox/outbox.ts'
import { isQueueable } from '../outbox/queueable.ts'
import { SearchDesk } from '../search/search-desk.ts'
import { aPage } from '../testing/kept-things.ts'

test('[RH55] without a network a thought is there as it was kept, and a reply stands in it at once', async () => {
  const device = await openDevice('amina')
  const member = { id: 'amina', name: 'Amina', email: 'a@example.org', hue: 3 }
  const source = new LocalSource({
    device,
    me: { member, memberships: [] },
    finder: async () => new SearchDesk(device),
    edits: async () => new LocalEdits(device),
    history: async () => ({}) as never,
  })
  const thoughts = { current: { id: 'p1', title: 'What broke?' }, past: [], queue: [] }
  await keepOpened(device, 'readThoughts', { slug: 'pots' }, thoughts, 1)
  await keepOpened(device, 'readPage', { id: 'p1' }, aPage('p1', 'What broke?', '', { thought: true }), 1)
  const away: Api = async () => {
    throw new Unreachable('away')
  }
  const tools = { store: new ActStore(device), api: away, clock: new FakeClock(), random: seededRandom(1) }
  const call = { params: { id: 'p1' }, input: { id: 'c1', markdown: 'A kettle.' } }
  await new Outbox({ memberId: 'amina', ...tools }).send('commentPage', call, { what: '', where: '/pots/p/p1' })
  expect((await source.read('readThoughts', { params: { slug: 'pots' } }))?.data).toEqual(thoughts)
  const page = (await source.read('readPage', { params: { id: 'p1' } }))?.data as { threads: ThreadShape[] }
  const said = page.threads.flatMap(({ comments }) => comments)
  expect(said).toMatchObject([{ id: 'c1', markdown: 'A kettle.', by: { id: 'amina' } }])
})

test('[RH55] replies, questions and pages of them wait for the network; what hosts do with the queue does not', () => {
  const wait: readonly RouteName[] = ['commentPage', 'askQuestion', 'createPage']
  const need: readonly RouteName[] = [
    'addPrompt',
    'changePrompt',
    'movePrompt',
    'removePrompt',
    'publishPrompt',
    'setThoughtTime',
  ]
  expect([wait.map(isQueueable), need.map(isQueueable)]).toEqual([wait.map(() => true), need.map(() => false)])
})

test('[RH55] a digest that was kept before it told of thoughts opens, without any', () => {
  expect(answerAsToday('readWeek', { pages: [] })).toEqual({ thoughts: [], pages: [] })
  expect(answerAsToday('readWeek', { thoughts: ['one'] })).toEqual({ thoughts: ['one'] })
})
