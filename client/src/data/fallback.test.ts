import { Refusal, Unreachable } from '@commonplace/api'
import { afterEach, expect, test, vi } from 'vitest'
import { setLocalSource } from './local-source.ts'
import { createQueryClient, fetchKept, forgetRefusals, keyOf, place } from './query-client.ts'

const CALL = { name: 'readPage', params: { id: 'abcdefghijklmnop' } } as const

const OURS = { 'X-Commonplace': '1' }

function answerWith(make: () => Promise<Response>): void {
  vi.stubGlobal('fetch', make)
}

// The caller of the API holds on to fetch when it is made, so it is made anew for each story.
async function freshFetchKept() {
  vi.resetModules()
  return {
    ...(await import('./query-client.ts')),
    ...(await import('./local-source.ts')),
    ...(await import('@commonplace/api')),
  }
}

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  setLocalSource({ read: async () => null })
})

test('the server’s answer is taken when there is one', async () => {
  answerWith(async () => Response.json({ title: 'Fresh' }, { headers: OURS }))
  const fresh = await freshFetchKept()
  fresh.setLocalSource({ read: async () => ({ data: { title: 'Kept' }, keptAt: 5 }) })
  expect(await fresh.fetchKept(CALL)).toEqual({ data: { title: 'Fresh' }, keptAt: null })
})

test('without a server this device answers, and says since when it has it', async () => {
  answerWith(async () => {
    throw new TypeError('Failed to fetch')
  })
  const fresh = await freshFetchKept()
  fresh.setLocalSource({ read: async (name) => ({ data: name, keptAt: 5 }) })
  expect(await fresh.fetchKept(CALL)).toEqual({ data: 'readPage', keptAt: 5 })
})

test('what neither has is unreachable, never made up', async () => {
  answerWith(async () => new Response('<html>Sign in to this network</html>', { status: 200 }))
  const fresh = await freshFetchKept()
  await expect(fresh.fetchKept(CALL)).rejects.toBeInstanceOf(fresh.Unreachable)
})

test('a refusal is the server’s word: the device’s copy does not speak over it', async () => {
  const problem = { code: 'not-allowed', detail: 'This is not open to you.', status: 403, title: '', type: '' }
  answerWith(
    async () =>
      new Response(JSON.stringify(problem), {
        status: 403,
        headers: { ...OURS, 'Content-Type': 'application/problem+json' },
      }),
  )
  const fresh = await freshFetchKept()
  fresh.setLocalSource({ read: async () => ({ data: 'kept', keptAt: 5 }) })
  await expect(fresh.fetchKept(CALL)).rejects.toBeInstanceOf(fresh.Refusal)
})

test('[OF49] where nobody answers for seconds this device does, and the next question is not kept waiting', async () => {
  let answer: (response: Response) => void = () => undefined
  answerWith(
    () =>
      new Promise((resolve) => {
        answer = resolve
      }),
  )
  const fresh = await freshFetchKept()
  fresh.setLocalSource({ read: async () => ({ data: { title: 'Kept' }, keptAt: 5 }) })
  const client = fresh.createQueryClient()
  const key = fresh.keyOf(CALL.name, CALL)
  const ask = () => client.fetchQuery({ queryKey: key, staleTime: 0, queryFn: () => fresh.fetchKept(CALL) })
  vi.useFakeTimers()
  const first = ask()
  await vi.advanceTimersByTimeAsync(3_000)
  expect(await first).toEqual({ data: { title: 'Kept' }, keptAt: 5 })
  const second = ask()
  await vi.advanceTimersByTimeAsync(500)
  expect(await second).toEqual({ data: { title: 'Kept' }, keptAt: 5 })
  // What comes late is shown all the same.
  answer(Response.json({ title: 'Fresh' }, { headers: OURS }))
  await vi.advanceTimersByTimeAsync(0)
  expect(client.getQueryData(key)).toEqual({ data: { title: 'Fresh' }, keptAt: null })
})

test('[OF49] what this device does not keep is waited for, and not for ever', async () => {
  answerWith(() => new Promise(() => undefined))
  const fresh = await freshFetchKept()
  vi.useFakeTimers()
  const asked = expect(fresh.fetchKept(CALL)).rejects.toBeInstanceOf(fresh.Unreachable)
  await vi.advanceTimersByTimeAsync(63_000)
  await asked
})

test('what the server rendered with is in the cache, refusals as refusals until the next visit', () => {
  const client = createQueryClient()
  place(client, CALL, { title: 'Here' }, 7)
  place(client, { name: 'readMe' }, new Refusal('not-found', 'There is nothing here.'), 7)
  expect(client.getQueryData(keyOf('readPage', CALL))).toEqual({ data: { title: 'Here' }, keptAt: null })
  expect(client.getQueryState(keyOf('readMe'))?.error).toBeInstanceOf(Refusal)
  forgetRefusals(client)
  expect(client.getQueryState(keyOf('readMe'))).toBeUndefined()
  expect(fetchKept).toBeTypeOf('function')
  expect(new Unreachable('x')).not.toBeInstanceOf(Refusal)
})
