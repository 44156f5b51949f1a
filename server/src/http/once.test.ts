import type { MemberId } from '@commonplace/domain'
import { FakeClock, systemRandom } from '@commonplace/kit'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type House, openHouse } from '../testing/house.ts'
import { Once } from './once.ts'

let house: House
let clock: FakeClock
beforeEach(async () => {
  house = await openHouse()
  clock = new FakeClock()
})
afterEach(() => house[Symbol.asyncDispose]())

const ASKED = { member: 'amina' as MemberId, key: 'act-1', what: 'createPage abc' }
const answered = (body: string) => async () => ({ status: 201, body })

/** What a process of its own would have: the same store, and nothing else in common. */
const process = () => new Once({ store: house.services.store, clock, random: systemRandom })

/** Lets time pass until this is over. */
async function passing<T>(work: Promise<T>): Promise<T> {
  let over = false
  const done = work.finally(() => {
    over = true
  })
  done.catch(() => undefined)
  while (!over) {
    clock.advance(500)
    await new Promise(setImmediate)
  }
  return done
}

test('[HT7] the same write sent to two processes at once is done by one of them and answered by both', async () => {
  let done = 0
  const write = async () => ({ status: 201, body: `page ${++done}` })
  const all = await passing(Promise.all([process(), process(), process()].map((once) => once.do(ASKED, write))))
  expect(done).toBe(1)
  expect(all.map(({ body }) => body)).toEqual(['page 1', 'page 1', 'page 1'])
  expect(all.filter(({ again }) => again)).toHaveLength(2)
})

test('[HT7] who asks a second process while the first takes long is told to come again, and then gets its answer', async () => {
  const { promise, resolve } = Promise.withResolvers<{ status: number; body: string }>()
  const first = process().do(ASKED, () => promise)
  await expect(passing(process().do(ASKED, answered('twice')))).rejects.toMatchObject({
    code: 'too-many',
    retryAfter: 15,
  })
  // However long it takes, as long as it says that it is still at it.
  for (let n = 0; n < 120; n++) {
    clock.advance(1_000)
    await new Promise(setImmediate)
  }
  await expect(passing(process().do(ASKED, answered('twice')))).rejects.toMatchObject({ code: 'too-many' })
  resolve({ status: 201, body: 'once' })
  expect(await first).toMatchObject({ body: 'once', again: false })
  expect(await process().do(ASKED, answered('twice'))).toMatchObject({ body: 'once', again: true })
  const other = process().do({ ...ASKED, what: 'createPage other' }, answered('other'))
  await expect(other).rejects.toMatchObject({ code: 'conflict' })
})

test('[HT7] the key of a process that died in the midst of a write is free again after half a minute', async () => {
  const claim = {
    memberId: ASKED.member,
    key: ASKED.key,
    what: ASKED.what,
    holder: 'dead',
    until: clock.now() + 30_000,
  }
  await house.services.store.change((writes) => writes.keys.claim(claim, clock.now()))
  await expect(passing(process().do(ASKED, answered('too soon')))).rejects.toMatchObject({ code: 'too-many' })
  expect(await passing(process().do(ASKED, answered('at last')))).toMatchObject({ body: 'at last', again: false })
})

test('[HT8] a write that was refused lets go of its key in every process', async () => {
  const refused = process().do(ASKED, () => Promise.reject(new Error('Say it in fewer words.')))
  await expect(refused).rejects.toThrow('fewer words')
  expect(await process().do(ASKED, answered('shorter'))).toMatchObject({ body: 'shorter', again: false })
})
