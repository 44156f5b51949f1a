import { once } from 'node:events'
import { connect } from 'node:net'
import { routes, urlOf } from '@commonplace/api'
import { FakeClock } from '@commonplace/kit'
import { expect, test } from 'vitest'
import { openCommunity } from '../harness/index.ts'

test('[SA6] who connects and says nothing, or half of something, is gone soon after ten seconds', async () => {
  await using place = await openCommunity()
  const { hostname, port } = new URL(place.url)
  const began = performance.now()
  const gone = ['', 'GET / HTTP/1.1\r\nHost: here\r\nX-Slow: ', 'GET /sync/'].map(async (words) => {
    const socket = connect(Number(port), hostname)
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    if (words) socket.write(words)
    socket.resume()
    await once(socket, 'close')
    return performance.now() - began
  })
  for (const ms of await Promise.all(gone)) expect(ms).toBeGreaterThan(9_000)
}, 60_000)

test('[SA7] a member has so many streams of news; one more is refused in words until one has ended', async () => {
  await using place = await openCommunity({ visibility: 'public' })
  const open: AbortController[] = []
  // Held, because fetch ends what nobody holds any more.
  const followed: Response[] = []
  const follow = async (who: 'bo' | 'chioma') => {
    const stop = new AbortController()
    open.push(stop)
    const url = place.url + urlOf(routes.followEvents, { query: {} })
    const response = await fetch(url, { headers: { Cookie: place[who].cookie }, signal: stop.signal })
    followed.push(response)
    return response
  }
  for (let n = 0; n < 50; n++) expect((await follow('bo')).status).toBe(200)
  const refused = await follow('bo')
  expect([refused.status, refused.headers.get('Retry-After')]).toEqual([429, '30'])
  expect(((await refused.json()) as { detail: string }).detail).toMatch(/^Too many streams of news/)
  expect((await follow('chioma')).status).toBe(200)
  open[0]?.abort()
  await expect.poll(async () => (await follow('bo')).status).toBe(200)
  for (const stop of open) stop.abort()
}, 60_000)

test('[SA3] a ticket lives for thirty seconds, and a token in an address opens nothing', async () => {
  const clock = new FakeClock(Date.now())
  await using place = await openCommunity({ overrides: { clock } })
  const { documentId } = await place.chioma.api(routes.createPage, {
    params: { slug: place.slug },
    input: { kind: 'note', title: 'By ticket' },
  })
  const code = async (query: string) => {
    const { WebSocket } = await import('ws')
    const ws = new WebSocket(`${place.url.replace('http', 'ws')}/sync/${documentId}?${query}`)
    ws.once('open', () => ws.send(Uint8Array.of(0, 0, 1, 0)))
    const first = await Promise.race([
      once(ws, 'message').then(() => 'in' as const),
      once(ws, 'close').then(([code]) => code as number),
    ])
    ws.terminate()
    return first
  }
  const ticket = async () => (await place.chioma.api(routes.createTicket)).ticket
  const late = await ticket()
  clock.advance(30_001)
  expect(await code(`ticket=${late}`)).toBe(4401)
  expect(await code(`ticket=${await ticket()}`)).toBe('in')
  const { token } = await place.chioma.api(routes.createToken, { input: { label: 'script', scopes: ['read'] } })
  for (const name of ['token', 'access_token', 'authorization'])
    expect(await code(`${name}=${encodeURIComponent(token)}`)).toBe(4404)
}, 30_000)
