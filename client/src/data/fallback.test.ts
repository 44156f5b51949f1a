import { Refusal, Unreachable } from '@commonplace/api'
import { afterEach, expect, test, vi } from 'vitest'
import { setLocalSource } from './local-source.ts'
import { createQueryClient, fetchKept, forgetRefusals, keyOf, place } from './query-client.ts'

const CALL = { name: 'readPage', params: { id: 'abcdefghijklmnop' } } as const

const OURS = { 'X-Commonplace': '1' }

/** A server in place of the real one; whoever gives up hears no more of it. */
function answerWith(make: () => Promise<Response>): void {
  vi.stubGlobal('fetch', (_: unknown, { signal }: RequestInit = {}) => {
    const givenUp = new Promise<never>((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason))
    })
    return Promise.race([make(), givenUp])
  })
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

/** A server that answers when it is told to, each question by its own. */
async function slowServer() {
  const answers: ((response: Response) => void)[] = []
  answerWith(() => new Promise((resolve) => void answers.push(resolve)))
  const fresh = await freshFetchKept()
  fresh.setLocalSource({ read: async () => ({ data: { title: 'Kept' }, keptAt: 5 }) })
  const client = fresh.createQueryClient()
  const ask = (id: string = CALL.params.id) => {
    const call = { ...CALL, params: { id } }
    const queryKey = fresh.keyOf(call.name, call)
    return client.fetchQuery({ queryKey, staleTime: 0, queryFn: (asker) => fresh.fetchKept(call, asker) })
  }
  const shown = () => client.getQueryData(fresh.keyOf(CALL.name, CALL))
  vi.useFakeTimers()
  return { ...fresh, client, ask, shown, answers }
}
const MEANWHILE = { data: { title: 'Kept' }, keptAt: 5, awaited: true }
const anAnswer = (title: string) => Response.json({ title }, { headers: OURS })

test('[OF49] where nobody answers for seconds this device does, and the next question is not kept waiting', async () => {
  const { ask, shown, answers } = await slowServer()
  const first = ask()
  await vi.advanceTimersByTimeAsync(3_000)
  expect(await first).toEqual(MEANWHILE)
  const second = ask('another0another0')
  await vi.advanceTimersByTimeAsync(500)
  expect(await second).toEqual(MEANWHILE)
  // What comes late is shown all the same.
  answers[0]?.(anAnswer('Fresh'))
  await vi.advanceTimersByTimeAsync(0)
  expect(shown()).toEqual({ data: { title: 'Fresh' }, keptAt: null })
})

test('[OF49] what is shown already is not replaced by an older copy because the server is slow, nor by an answer to an older question', async () => {
  const { ask, shown, answers, client, keyOf } = await slowServer()
  const first = ask()
  await vi.advanceTimersByTimeAsync(3_000)
  await first
  client.setQueryData(keyOf(CALL.name, CALL), { data: { title: 'Newer' }, keptAt: null })
  answers[0]?.(anAnswer('Older'))
  await vi.advanceTimersByTimeAsync(0)
  expect(shown()).toEqual({ data: { title: 'Newer' }, keptAt: null })
  const again = ask()
  await vi.advanceTimersByTimeAsync(20_000)
  expect(shown()).toEqual({ data: { title: 'Newer' }, keptAt: null })
  answers[1]?.(anAnswer('Newest'))
  await vi.advanceTimersByTimeAsync(0)
  expect(await again).toEqual({ data: { title: 'Newest' }, keptAt: null })
})

test('[OF49] where still nobody answers the question is given up, and it is as without a network', async () => {
  const { ask, shown } = await slowServer()
  const first = ask()
  await vi.advanceTimersByTimeAsync(3_000)
  await first
  expect(shown()).toEqual(MEANWHILE)
  await vi.advanceTimersByTimeAsync(12_000)
  expect(shown()).toEqual({ data: { title: 'Kept' }, keptAt: 5 })
})

test('[OF49] a refusal that comes late is heard by asking once more', async () => {
  const { ask, shown, answers, client, keyOf } = await slowServer()
  const first = ask()
  await vi.advanceTimersByTimeAsync(3_000)
  await first
  expect(shown()).toEqual(MEANWHILE)
  const problem = { code: 'not-allowed', detail: 'This is not open to you.', status: 403, title: '', type: '' }
  const type = { ...OURS, 'Content-Type': 'application/problem+json' }
  answers[0]?.(new Response(JSON.stringify(problem), { status: 403, headers: type }))
  await vi.advanceTimersByTimeAsync(0)
  expect(client.getQueryState(keyOf(CALL.name, CALL))?.isInvalidated).toBe(true)
})

test('[OF49] what this device does not keep is waited for, and not for ever', async () => {
  answerWith(() => new Promise(() => undefined))
  const fresh = await freshFetchKept()
  vi.useFakeTimers()
  const asked = expect(fresh.fetchKept(CALL)).rejects.toBeInstanceOf(fresh.Unreachable)
  await vi.advanceTimersByTimeAsync(60_000)
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
