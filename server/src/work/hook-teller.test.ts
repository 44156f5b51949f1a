import { routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import type { Post } from '../ports/outside.ts'
import { openHouse } from '../testing/house.ts'
import { HookTeller } from './hook-teller.ts'

const MUTE = 'https://mute.example/'
const HEARS = 'https://hears.example/'

test('[DO31] a program that never answers holds up neither the others nor the stop of the server', async () => {
  await using house = await openHouse()
  const { store, clock, random } = house.services
  const heard: string[] = []
  const told = new Map<number, () => void>()
  const until = (count: number) =>
    new Promise<void>((resolve) => (heard.length >= count ? resolve() : told.set(count, resolve)))
  const asked = Promise.withResolvers<void>()
  const post: Post = async (url, body, _, signal) => {
    if (url === MUTE) {
      asked.resolve()
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
      return { status: null, said: 'It took too long.' }
    }
    heard.push((JSON.parse(body) as { data: { title: string } }).data.title)
    told.get(heard.length)?.()
    return { status: 200, said: '' }
  }
  const failures: unknown[] = []
  const teller = new HookTeller({ store, clock, random, post, onError: (error) => failures.push(error) })
  await store.change(async (writes) => {
    await writes.hooks.setPlace(await writes.events.last())
    for (const url of [MUTE, HEARS])
      await writes.hooks.add({
        ...{ id: url, communityId: house.community.id, url, secret: 'secret', types: ['page-created'] },
        ...{ createdBy: house.idOf('host'), createdAt: clock.now(), lastUsedAt: null, failingSince: null },
      })
  })
  const write = (title: string) =>
    house.do('bo', routes.createPage, { params: { slug: house.slug }, input: { kind: 'note', title } })
  await write('One')
  await asked.promise
  await until(1)
  for (const title of ['Two', 'Three']) await write(title)
  await until(3)
  expect(heard).toEqual(['One', 'Two', 'Three'])
  await teller[Symbol.asyncDispose]()
  // What was begun when it stopped was not tried: whoever starts next tells it at once.
  const waiting = await store.read.hooks.due(MUTE, clock.now(), 9)
  expect(waiting.map(({ tries }) => tries)).toEqual([0, 0, 0])
  expect(failures).toEqual([])
}, 10_000)
