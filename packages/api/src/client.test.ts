import { expect, test } from 'vitest'
import { createApi, Unreachable } from './client.ts'
import { Refusal } from './refusal.ts'
import { routes } from './routes/index.ts'

const problem = { type: 'about:blank', title: 'No', status: 403, detail: 'No.', code: 'not-allowed' }
const json = { 'Content-Type': 'application/json' }
const answers: [string, Response][] = [
  ['JSON', new Response('{"welcome":"Please accept."}', { headers: json })],
  ['nothing', new Response(null, { status: 204 })],
  ['a refusal', Response.json(problem, { status: 403, headers: { 'Content-Type': 'application/problem+json' } })],
]

test.each(answers)('[OF25] what does not carry our mark is no answer of ours: %s', async (_what, answer) => {
  const api = createApi({ fetch: async () => answer })
  await expect(api(routes.takeVote, { params: { id: 'a1' } })).rejects.toThrow(Unreachable)
})

test('[OF25] with it, the same are answers', async () => {
  const ours = (body: string | null, init: ResponseInit & { type?: string }) => {
    const headers = { 'X-Commonplace': '1', 'Content-Type': init.type ?? 'application/json' }
    return createApi({ fetch: async () => new Response(body, { ...init, headers }) })(routes.readMe)
  }
  expect(await ours('{"member":null,"memberships":[]}', {})).toEqual({ member: null, memberships: [] })
  expect(await ours(null, { status: 204 })).toEqual({})
  const refused = ours(JSON.stringify(problem), { status: 403, type: 'application/problem+json' })
  await expect(refused).rejects.toThrow(Refusal)
})

test('[OF25] an answer that breaks off is none', async () => {
  const body = new ReadableStream({
    start(stream) {
      stream.enqueue(new TextEncoder().encode('{"member":'))
      stream.error(new TypeError('network error'))
    },
  })
  const headers = { 'X-Commonplace': '1', 'Content-Type': 'application/json' }
  await expect(createApi({ fetch: async () => new Response(body, { headers }) })(routes.readMe)).rejects.toThrow(
    Unreachable,
  )
})
