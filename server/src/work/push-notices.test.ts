import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import type { Pushed, PushTarget } from '../ports/push.ts'
import { openHouse } from '../testing/house.ts'
import { PushTeller } from './push-notices.ts'
import { takeNotice } from './take-notice.ts'

test('[NT31] a browser is told at once of what is meant for its owner, without its words, while its session lives', async () => {
  await using house = await openHouse({ visibility: 'gated' })
  const { store } = house.services
  await takeNotice(house.services)
  const memberId = house.idOf('amina')
  const now = house.clock.now()
  const session = (hash: string) =>
    store.change((writes) =>
      writes.keys.addSession({
        hash,
        memberId,
        createdAt: now,
        seenAt: now,
        expiresAt: now + 1e9,
        device: '',
        wipedAt: null,
      }),
    )
  const listen = (endpoint: string, sessionHash: string) =>
    store.change((writes) => writes.push.put({ endpoint, p256dh: 'p', auth: 'a', memberId, sessionHash, at: now }))
  for (const hash of ['one', 'two', 'ended']) await session(hash)
  await listen('https://push.example/1', 'one')
  await listen('https://push.example/2', 'two')
  await listen('https://push.example/3', 'ended')
  await listen('https://push.example/4', 'never')
  await store.change((writes) => writes.keys.endSession('ended'))
  const told: [string, Pushed][] = []
  const state = { fails: false }
  const push = async ({ endpoint }: PushTarget, one: Pushed) => {
    told.push([endpoint, one])
    if (state.fails) return { failed: 'It answered with 403.' }
    return endpoint.endsWith('2') ? ('gone' as const) : ('told' as const)
  }
  const failures: unknown[] = []
  const onError = (error: unknown) => void failures.push(error)
  await using teller = new PushTeller({ store, settings: house.services.settings, push: { key: 'k', push }, onError })
  const look = async () => {
    const { notices } = await takeNotice(house.services)
    teller.tell(notices)
    await teller.drain()
  }
  const params = { slug: house.slug }
  const asked = await house.do('amina', routes.askQuestion, { params, input: { title: 'Secret glue?', markdown: '' } })
  const given = await house.do('bo', routes.answerQuestion, { params: { id: asked.id }, input: { markdown: 'Brown.' } })
  await look()
  const sentence = { text: 'Bo answered your question', url: `/repair/q/${asked.id}#a-${given.id}` }
  expect(told).toEqual([
    ['https://push.example/1', sentence],
    ['https://push.example/2', sentence],
  ])
  // The second listens no more; what is only watched, and what one may not see, is not told.
  await house.do('bo', routes.changeAnswer, { params: { id: given.id }, input: { markdown: 'White.' } })
  await look()
  await house.do('host', routes.commentQuestion, { params: { id: asked.id }, input: { markdown: 'Hm.' } })
  await house.do('host', routes.deleteQuestion, { params: { id: asked.id } })
  await look()
  expect(told).toHaveLength(2)
  const page = await house.do('bo', routes.createPage, { params, input: { kind: 'note', title: 'Glue' } })
  const named = { markdown: `[@Amina](member:${memberId})` }
  await house.do('bo', routes.commentPage, { params: { id: page.id }, input: named })
  await look()
  expect(told.slice(2).map(([endpoint, { text }]) => [endpoint, text])).toEqual([
    ['https://push.example/1', 'Bo named you'],
  ])
  expect(failures).toEqual([])
  state.fails = true
  await house.do('bo', routes.commentPage, { params: { id: page.id }, input: named })
  await look()
  expect(failures.map(String)).toEqual(['Error: push.example: It answered with 403.'])
})
