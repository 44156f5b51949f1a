import { routes } from '@commonplace/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity, sitDown } from '../harness/index.ts'
import { send } from './raw.ts'

// Secrets, and what they opened, in the hands of somebody who means harm.

let place: OpenedCommunity
beforeAll(async () => {
  place = await openCommunity()
})
afterAll(() => place[Symbol.asyncDispose]())

const pages = '/api/v1/communities/fixers/pages'

test('[SA32] secrets are not kept under an Idempotency-Key: neither tokens that are answered nor passphrases that are sent', async () => {
  const { bo } = place
  const ask = (path: string, method: string, json: unknown, key: string) =>
    send(place.url, path, { method, json, headers: { Cookie: bo.cookie, 'Idempotency-Key': key } })
  await ask('/api/v1/me/tokens', 'POST', { label: 't', scopes: ['read'] }, 'token')
  await ask('/api/v1/communities/fixers/invites', 'POST', { role: 'guest' }, 'invite')
  await ask('/api/v1/tickets', 'POST', {}, 'ticket')
  await ask('/api/v1/me', 'PATCH', { password: { now: bo.password, next: bo.password } }, 'me')
  const kept = (key: string) => place.running.services.store.read.keys.done(bo.id, key)
  expect(await Promise.all(['token', 'invite', 'ticket', 'me'].map(kept))).toEqual([null, null, null, null])
})

test('[SA35] a token that may only read is not given the answer of a write again', async () => {
  const { chioma } = place
  const json = { kind: 'note', title: 'Written once' }
  const { token } = await chioma.api(routes.createToken, { input: { label: 'reads', scopes: ['read'] } })
  const write = (headers: Record<string, string>) =>
    send(place.url, pages, { method: 'POST', json, headers: { ...headers, 'Idempotency-Key': 'once' } })
  expect((await write({ Cookie: chioma.cookie })).status).toBe(201)
  expect((await write({ Authorization: `Bearer ${token}` })).status).toBe(403)
})

const cookieOf = (headers: Headers) => headers.getSetCookie()[0]?.split(';')[0] ?? ''

test('[SA33] a socket that a ticket opened closes when the session or token behind the ticket ends', async () => {
  const { chioma } = place
  const { documentId } = await chioma.api(routes.createPage, {
    params: { slug: 'fixers' },
    input: { kind: 'note', title: 'Open by ticket' },
  })
  const json = { email: chioma.email, password: chioma.password }
  const signedIn = await send(place.url, '/api/v1/sessions', { method: 'POST', json })
  const session = { Cookie: cookieOf(signedIn.headers) }
  const made = await chioma.api(routes.createToken, { input: { label: 'sockets', scopes: ['read', 'write'] } })
  const ticketOf = async (headers: Record<string, string>) => {
    const { text } = await send(place.url, '/api/v1/tickets', { method: 'POST', headers })
    return (JSON.parse(text) as { ticket: string }).ticket
  }
  const bearer = { Authorization: `Bearer ${made.token}` }
  using screen = sitDown(place.url, documentId, {}, { ticket: await ticketOf(session) })
  using script = sitDown(place.url, documentId, {}, { ticket: await ticketOf(bearer) })
  await Promise.all([screen.synced(), script.synced()])
  const unused = await ticketOf(session)

  const screenClosed = screen.closed()
  await send(place.url, '/api/v1/sessions', { method: 'DELETE', headers: session })
  expect(await screenClosed).toBe(4401)
  using late = sitDown(place.url, documentId, {}, { ticket: unused })
  expect(await late.closed()).toBe(4401)
  expect(script.provider.wsconnected).toBe(true)

  const scriptClosed = script.closed()
  await chioma.api(routes.revokeToken, { params: { id: made.id } })
  expect(await scriptClosed).toBe(4401)
})
