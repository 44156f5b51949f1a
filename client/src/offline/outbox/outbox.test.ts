import 'fake-indexeddb/auto'
import { type Api, Refusal, Unreachable } from '@commonplace/api'
import { FakeClock, seededRandom } from '@commonplace/kit'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import { type Device, openDevice } from '../device/open-device.ts'
import { ActStore } from './act-store.ts'
import { Outbox } from './outbox.ts'

/** A server that does each key once and remembers what it did, in order. */
class LittleApi {
  up = true
  /** Answers get lost after the act was done. */
  deaf = false
  me = 'amina'
  refuse: ((input: unknown) => Refusal | null) | null = null
  /** The network fails under this act. */
  fail: ((input: unknown) => Unreachable | null) | null = null
  readonly done: string[] = []
  readonly #keys = new Map<string, unknown>()

  readonly call: Api = async (route, call = {}) => {
    if (!this.up) throw new Unreachable('away')
    if (route.name === 'readMe') return { member: { id: this.me } } as never
    const input = call.input as { markdown?: string } | undefined
    const trouble = this.refuse?.(input) ?? this.fail?.(input)
    if (trouble) throw trouble
    const key = call.key ?? 'none'
    if (!this.#keys.has(key)) {
      this.#keys.set(key, { id: this.done.length })
      this.done.push(`${route.name} ${input?.markdown ?? ''}`.trim())
    }
    if (this.deaf) throw new Unreachable('lost')
    return this.#keys.get(key) as never
  }
}

const random = seededRandom(7)
let device: Device
let server: LittleApi

async function open(): Promise<Outbox> {
  const options = { memberId: 'amina', api: server.call, clock: new FakeClock(), random }
  const outbox = new Outbox({ ...options, store: new ActStore(device) })
  await outbox.open()
  return outbox
}

const about = { what: 'Answer', where: '/pots/q/1' }
const answer = (outbox: Outbox, markdown: string) =>
  outbox.send('answerQuestion', { params: { id: 'q1' }, input: { markdown } }, about)

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  device = await openDevice('amina')
  server = new LittleApi()
})

test('with a network an act is done at once and nothing waits', async () => {
  const outbox = await open()
  expect(await answer(outbox, 'a')).toEqual({ queued: false, output: { id: 0 } })
  expect(outbox.acts.get()).toEqual([])
})

test('[OF11] without a network acts wait through a restart of the browser, and are sent in order', async () => {
  server.up = false
  const before = await open()
  for (const word of ['a', 'b', 'c']) expect(await answer(before, word)).toEqual({ queued: true })
  const outbox = await open()
  expect(outbox.acts.get().map((act) => (act.input as { markdown: string }).markdown)).toEqual(['a', 'b', 'c'])
  server.up = true
  await outbox.flush()
  expect(server.done).toEqual(['answerQuestion a', 'answerQuestion b', 'answerQuestion c'])
  expect(outbox.acts.get()).toEqual([])
})

test('[OF10] an act whose answer was lost is sent again and done once', async () => {
  const outbox = await open()
  server.deaf = true
  expect(await answer(outbox, 'a')).toEqual({ queued: true })
  server.deaf = false
  await Promise.all([outbox.flush(), outbox.flush(), (await open()).flush()])
  expect(server.done).toEqual(['answerQuestion a'])
})

test('[OF11] where the network fails at one act, those behind it wait too', async () => {
  server.up = false
  const outbox = await open()
  for (const word of ['a', 'b', 'c']) await answer(outbox, word)
  server.up = true
  const away = new Unreachable('away')
  server.fail = (input) => ((input as { markdown: string }).markdown === 'b' ? away : null)
  await outbox.flush()
  expect(server.done).toEqual(['answerQuestion a'])
  server.fail = null
  await outbox.flush()
  expect(server.done).toEqual(['answerQuestion a', 'answerQuestion b', 'answerQuestion c'])
})

test('[OF11] a new act does not overtake those that wait', async () => {
  const outbox = await open()
  server.up = false
  await answer(outbox, 'first')
  server.up = true
  expect(await answer(outbox, 'second')).toMatchObject({ queued: false, output: { id: 1 } })
  expect(server.done).toEqual(['answerQuestion first', 'answerQuestion second'])
})

test('[OF12] a refusal at once goes back to the form; one that comes later keeps the text, and the rest goes on', async () => {
  server.refuse = () => new Refusal('not-allowed', 'Only members answer.')
  const outbox = await open()
  await expect(answer(outbox, 'a')).rejects.toThrow('Only members answer.')
  expect(outbox.acts.get()).toEqual([])

  server.up = false
  await answer(outbox, 'bad')
  await answer(outbox, 'good')
  server.up = true
  server.refuse = (input) =>
    (input as { markdown: string }).markdown === 'bad' ? new Refusal('gone', 'The question was deleted.') : null
  await outbox.flush()
  expect(server.done).toEqual(['answerQuestion good'])
  expect(outbox.acts.get()).toMatchObject([
    { input: { markdown: 'bad' }, refusal: { code: 'gone', sentence: 'The question was deleted.' } },
  ])
  const [refused] = outbox.acts.get()
  await outbox.change(refused?.key ?? '', { markdown: 'better' })
  await outbox.flush()
  expect(server.done).toEqual(['answerQuestion good', 'answerQuestion better'])
})

test('[OF13] what waits can be changed and withdrawn', async () => {
  server.up = false
  const outbox = await open()
  await answer(outbox, 'a')
  await answer(outbox, 'b')
  const [first, second] = outbox.acts.get()
  await outbox.withdraw(first?.key ?? '')
  await outbox.change(second?.key ?? '', { markdown: 'b, with more care' })
  server.up = true
  await outbox.flush()
  expect(server.done).toEqual(['answerQuestion b, with more care'])
})

test('[OF14] acts are never sent under another account', async () => {
  server.up = false
  const outbox = await open()
  await answer(outbox, 'a')
  server.up = true
  server.me = 'bo'
  await outbox.flush()
  expect(server.done).toEqual([])
  expect(outbox.acts.get()).toHaveLength(1)
})

test('an expired session and a server that is too busy keep acts waiting', async () => {
  const outbox = await open()
  for (const code of ['not-signed-in', 'too-many', 'read-only'] as const) {
    server.refuse = () => new Refusal(code, 'Later.')
    expect(await answer(outbox, code)).toEqual({ queued: true })
  }
  server.refuse = null
  await outbox.flush()
  expect(server.done).toHaveLength(3)
})

test('what makes no sense later is never queued', async () => {
  server.up = false
  const outbox = await open()
  await expect(
    outbox.send('createInvite', { params: { slug: 'pots' }, input: { role: 'member' } }, about),
  ).rejects.toThrow(Unreachable)
})

test.each(Array.from({ length: 40 }, (_, seed) => seed))(
  '[OF10] walk %i: whatever the network does, each act is done once',
  async (seed) => {
    const chance = seededRandom(seed)
    let outbox = await open()
    const expected: string[] = []
    for (let step = 0; step < 30; step++) {
      const roll = chance.int(6)
      if (roll === 0) server.up = !server.up
      else if (roll === 1) server.deaf = !server.deaf
      else if (roll === 2) outbox = await open()
      else if (roll === 3) await outbox.flush()
      else {
        expected.push(`answerQuestion ${step}`)
        await answer(outbox, String(step))
      }
    }
    server.up = true
    server.deaf = false
    await outbox.open()
    await outbox.flush()
    expect(server.done).toEqual(expected)
  },
)

const near = { id: 'q7', title: 'Why does it crack?', url: '/pots/q/q7', by: 'Bo', at: 1 }
/** An outbox with a question that waits, an answer to it and one to another, where somebody asked nearly the same meanwhile. */
async function askedMeanwhile(): Promise<Outbox> {
  const options = { memberId: 'amina', api: server.call, clock: new FakeClock(), random }
  const meanwhile = async ({ name }: { name: string }) => (name === 'askQuestion' ? near : null)
  const outbox = new Outbox({ ...options, store: new ActStore(device), meanwhile })
  await outbox.open()
  server.up = false
  const input = { id: 'mine', title: 'Why does it crack?', markdown: 'ask' }
  await outbox.send('askQuestion', { params: { slug: 'pots' }, input }, { what: 'Ask', where: '/pots/q/mine' })
  await outbox.send('answerQuestion', { params: { id: 'mine' }, input: { markdown: 'own' } }, about)
  await outbox.send('deleteQuestion', { params: { id: 'mine' } }, about)
  await answer(outbox, 'other')
  server.up = true
  await outbox.flush()
  return outbox
}

test('[OF34] a question that somebody asked nearly alike meanwhile waits for a choice, and what is under it with it', async () => {
  const outbox = await askedMeanwhile()
  expect(server.done).toEqual(['answerQuestion other'])
  expect(outbox.acts.get().map(({ name, nearly }) => [name, nearly?.id])).toEqual([
    ['askQuestion', 'q7'],
    ['answerQuestion', undefined],
    ['deleteQuestion', undefined],
  ])
})

test('[OF34] joining follows the other question, and answers go there', async () => {
  const outbox = await askedMeanwhile()
  const [ask] = outbox.acts.get()
  await outbox.join(ask?.key ?? '', (title) => `Follow ${title}`)
  expect(outbox.acts.get()).toMatchObject([
    { name: 'followQuestion', params: { id: 'q7' }, about: { what: 'Follow Why does it crack?' } },
    { name: 'answerQuestion', params: { id: 'q7' } },
  ])
  await outbox.flush()
  expect(server.done.slice(1)).toEqual(['followQuestion', 'answerQuestion own'])
  expect(outbox.acts.get()).toEqual([])
})

test('[OF34] asking all the same sends everything, and does not ask again', async () => {
  const outbox = await askedMeanwhile()
  await outbox.sendAllTheSame(outbox.acts.get()[0]?.key ?? '')
  await outbox.flush()
  expect(server.done.slice(1)).toEqual(['askQuestion ask', 'answerQuestion own', 'deleteQuestion'])
  expect(outbox.acts.get()).toEqual([])
})
