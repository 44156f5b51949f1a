import { routes } from '@commonplace/api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity } from '../harness/index.ts'
import { send } from './raw.ts'

let place: OpenedCommunity
beforeAll(async () => {
  place = await openCommunity()
})
afterAll(() => place[Symbol.asyncDispose]())

const asChioma = () => ({ Cookie: place.chioma.cookie })
const pages = '/api/v1/communities/fixers/pages'

test('[HT1] a refusal is problem+json with a sentence, the field it is about and the id of the request', async () => {
  const { status, headers, problem } = await send(place.url, pages, {
    method: 'POST',
    json: { kind: 'practice' },
    headers: asChioma(),
  })
  expect(status).toBe(400)
  expect(headers.get('Content-Type')).toBe('application/problem+json; charset=utf-8')
  expect(problem).toMatchObject({ code: 'bad-input', field: 'title', detail: '“title” is missing.' })
  expect(problem.requestId).toBe(headers.get('X-Request-Id'))
})

test('[HT2] bad input is refused with a sentence that says what to do', async () => {
  const refused = async (json: unknown) => {
    const { status, problem } = await send(place.url, pages, { method: 'POST', json, headers: asChioma() })
    expect(status).toBe(400)
    return problem.detail
  }
  expect(await refused({ kind: 'recipe', title: 'T' })).toBe(
    '“kind” has to be one of practice, story, method, tool, charter, note.',
  )
  expect(await refused({ kind: 'note', title: '   ' })).toBe('“title” cannot be empty.')
  expect(await refused({ kind: 'note', title: 'x'.repeat(201) })).toBe('“title” is too long: at most 200 characters.')
  expect(await refused({ kind: 'note', title: 'T', titel: 'T' })).toMatch(
    /^“titel” is not known here\. What can be given: /,
  )
  expect(await refused([])).toBe('The request has to be an object.')
})

test('[HT3] names that objects inherit, deep nests, and what is no JSON are refused', async () => {
  const refused = (body: string) =>
    send(place.url, pages, { method: 'POST', body, headers: { ...asChioma(), 'Content-Type': 'application/json' } })
  for (const body of [
    '{"__proto__": {"admin": true}, "kind": "note", "title": "T"}',
    '{"kind": "note", "title": "T", "tags": [{"constructor": 1}]}',
    `{"kind": "note", "title": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    '{"kind": "note", ',
    'kind=note',
  ]) {
    const { status, problem } = await refused(body)
    expect([status, problem.code]).toEqual([400, 'bad-input'])
  }
  expect((await send(place.url, `${pages}?__proto__=1`, { headers: asChioma() })).status).toBe(400)
  expect((await send(place.url, `${pages}?limit=0`, { headers: asChioma() })).problem.detail).toBe(
    '“limit” has to be at least 1.',
  )
  expect((await send(place.url, '/api/v1/pages/%ff', { headers: asChioma() })).status).toBe(400)
})

test('[HT4] a request of another site is refused, whatever cookie came along; our own pages and scripts pass', async () => {
  const json = { kind: 'note', title: 'From elsewhere' }
  const post = (headers: Record<string, string>) =>
    send(place.url, pages, { method: 'POST', json, headers: { ...asChioma(), ...headers } })
  for (const headers of [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: place.url.replace('127.0.0.1', 'localhost') },
    { Origin: `${place.url}.evil.example` },
    // Without an origin the browser still says whose page it was.
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
  ]) {
    expect((await post(headers)).status).toBe(403)
  }
  expect((await post({ Origin: place.url })).status).toBe(201)
  expect((await post({})).status).toBe(201)
})

test('[HT5] only JSON is read: what a form of any site can send is not', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    const body = JSON.stringify({ kind: 'note', title: 'T' })
    expect(
      (await send(place.url, pages, { method: 'POST', body, headers: { ...asChioma(), 'Content-Type': type } })).status,
    ).toBe(415)
  }
})

test('[HT6] a body above the limit is refused and the connection still answers', async () => {
  const body = JSON.stringify({ kind: 'note', title: 'T', markdown: 'x'.repeat(6_000_000) })
  const { status, problem } = await send(place.url, pages, {
    method: 'POST',
    body,
    headers: { ...asChioma(), 'Content-Type': 'application/json' },
  })
  expect([status, problem.detail]).toEqual([413, 'That is more than 5 MB, which is the most that is taken here.'])
})

test('[HT7] a write sent again under its key is done once and answered twice; for something else the key is refused', async () => {
  const call = { params: { slug: 'fixers' }, input: { kind: 'note', title: 'Once' }, key: 'device-1:act-1' } as const
  const [first, second] = await Promise.all([
    place.chioma.api(routes.createPage, call),
    place.chioma.api(routes.createPage, call),
  ])
  expect(second).toEqual(first)
  const again = await send(place.url, pages, {
    method: 'POST',
    json: call.input,
    headers: { ...asChioma(), 'Idempotency-Key': call.key },
  })
  expect(again.headers.get('Idempotency-Replayed')).toBe('true')
  const { items } = await place.chioma.api(routes.listPages, { params: { slug: 'fixers' } })
  expect(items.filter(({ title }) => title === 'Once')).toHaveLength(1)
  const other = { ...call, input: { kind: 'note', title: 'Something else' } } as const
  await expect(place.chioma.api(routes.createPage, other)).rejects.toMatchObject({ code: 'conflict' })
  // The key is Chioma's own: the same one of somebody else is another key.
  expect((await place.bo.api(routes.createPage, other)).title).toBe('Something else')
})

test('[HT8] a refused write is not kept under its key: it can be put right and sent again', async () => {
  const call = (title: string) =>
    place.chioma.api(routes.createPage, { params: { slug: 'fixers' }, input: { kind: 'note', title }, key: 'act-2' })
  await expect(call('')).rejects.toMatchObject({ code: 'bad-input' })
  expect((await call('Now with a title')).title).toBe('Now with a title')
})

test('[HT9] every answer says it is ours and is shut tight', async () => {
  for (const path of [
    '/healthz',
    '/api/v1/me',
    '/api/v1/nowhere',
    '/api/docs',
    '/robots.txt',
    '/no/such/page/at/all',
  ]) {
    const { headers } = await send(place.url, path)
    expect(headers.get('x-commonplace')).toBe('1')
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
    const policy = headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe-(inline|eval)/)
    for (const name of [
      'Cross-Origin-Opener-Policy',
      'Cross-Origin-Resource-Policy',
      'Referrer-Policy',
      'Permissions-Policy',
    ]) {
      expect(headers.get(name)).toBeTruthy()
    }
  }
})

test('[HT10] an answer that is known already comes as 304, and long ones come compressed', async () => {
  const first = await send(place.url, '/api/v1/openapi.json', { headers: { 'Accept-Encoding': 'gzip' } })
  expect(first.headers.get('Content-Encoding')).toBe('gzip')
  expect(JSON.parse(first.text).paths['/api/v1/pages/{id}'].get.operationId).toBe('readPage')
  const again = await send(place.url, '/api/v1/openapi.json', {
    headers: { 'If-None-Match': first.headers.get('ETag') ?? '' },
  })
  expect(again.status).toBe(304)
})

test('[HT11] a token does what its scopes say, and needs no page of ours around it', async () => {
  const make = async (scopes: ('read' | 'write' | 'admin')[]) =>
    (await place.chioma.api(routes.createToken, { input: { label: scopes.join(' '), scopes } })).token
  const [reader, writer] = [await make(['read']), await make(['read', 'write'])]
  const create = (token: string) =>
    send(place.url, pages, {
      method: 'POST',
      json: { kind: 'note', title: 'By token' },
      headers: { Authorization: `Bearer ${token}`, Origin: 'https://other.example' },
    })
  expect((await send(place.url, pages, { headers: { Authorization: `Bearer ${reader}` } })).status).toBe(200)
  expect((await create(reader)).problem).toMatchObject({
    code: 'not-allowed',
    detail: 'This token may not do that: it needs the scope “write”.',
  })
  expect((await create(writer)).status).toBe(201)
  expect((await send(place.url, '/api/v1/me/tokens', { headers: { Authorization: `Bearer ${writer}` } })).status).toBe(
    403,
  )
  expect((await create('nonsense')).status).toBe(401)
  const { items } = await place.chioma.api(routes.listTokens)
  await place.chioma.api(routes.revokeToken, {
    params: { id: items.find(({ label }) => label === 'read write')?.id ?? '' },
  })
  expect((await create(writer)).status).toBe(401)
})

test('[HT12] numbers are for this machine or for who administers', async () => {
  const direct = await send(place.url, '/metrics')
  for (const name of [
    'commonplace_sockets',
    'commonplace_open_documents',
    'commonplace_updates_total',
    'commonplace_append_seconds',
    'process_cpu_seconds_total',
  ]) {
    expect(direct.text).toContain(name)
  }
  const throughProxy = (headers: Record<string, string>) =>
    send(place.url, '/metrics', { headers: { 'X-Forwarded-For': '203.0.113.9', ...headers } })
  expect((await throughProxy({})).text).not.toContain('commonplace_sockets')
  expect((await throughProxy({ Cookie: place.chioma.cookie })).text).not.toContain('commonplace_sockets')
  expect((await throughProxy({ Cookie: place.bo.cookie })).text).toContain('commonplace_sockets')
})

test('[HT13] too much at once is refused with when to try again', async () => {
  const create = () => place.bo.api(routes.createInvite, { params: { slug: 'fixers' }, input: { role: 'guest' } })
  const results = await Promise.allSettled(Array.from({ length: 61 }, create))
  const refused = results.filter((result) => result.status === 'rejected')
  expect(refused).toHaveLength(1)
  expect(refused[0]?.reason).toMatchObject({ code: 'too-many' })
  expect(refused[0]?.reason.retryAfter).toBeGreaterThan(0)
  expect(refused[0]?.reason.message).toMatch(/^That was too much at once\. Try again in \d+ seconds\.$/)
})

test('[HT14] files come with nothing that a browser could run, and only pictures in place', async () => {
  const page = await place.chioma.api(routes.createPage, {
    params: { slug: 'fixers' },
    input: { kind: 'note', title: 'With files' },
  })
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const attach = (name: string, bytes: Buffer) =>
    place.chioma.api(routes.attachFile, { params: { id: page.id }, query: { name }, bytes: new Uint8Array(bytes) })
  const picture = await attach('Übersicht "1".png', Buffer.from(png, 'base64'))
  const shown = await send(place.url, picture.url, { headers: asChioma() })
  expect(shown.headers.get('Content-Type')).toMatch(/^image\//)
  expect(shown.headers.get('Content-Disposition')).toMatch(
    /^inline; filename="_bersicht [^"]+"; filename\*=UTF-8''%C3%9Cbersicht%20/,
  )
  expect(shown.headers.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox")
  expect(shown.headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect((await send(place.url, picture.url)).status).toBe(404)
  for (const name of ['page.html', 'drawing.svg']) {
    const file = await attach(
      name,
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    )
    const { headers } = await send(place.url, file.url, { headers: asChioma() })
    expect(headers.get('Content-Type')).toBe('application/octet-stream')
    expect(headers.get('Content-Disposition')).toMatch(new RegExp(`^attachment; filename="${name}"`))
    expect(headers.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox")
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  }
  const liar = attach('page.png', Buffer.from('<script>alert(1)</script>'))
  await expect(liar).rejects.toMatchObject({ code: 'unsupported-type' })
})

test('[SA46] strangers are read a little, members a page; neither holds the server up', async () => {
  const many = (path: string, headers: Record<string, string> = {}) =>
    send(place.url, path, { method: 'POST', json: { x: Array.from({ length: 1_000_000 }, () => 0) }, headers })
  const before = process.cpuUsage()
  expect((await many('/api/v1/sessions')).status).toBe(413)
  expect((await many('/api/v1/communities')).status).toBe(401)
  expect((await many(pages, asChioma())).status).toBe(400)
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(3000)
  const hidden = '{"kind":"note","title":"T","\\u005f_proto__":{}}'
  const headers = { ...asChioma(), 'Content-Type': 'application/json' }
  expect((await send(place.url, pages, { method: 'POST', body: hidden, headers })).problem.detail).toMatch('__proto__')
})
