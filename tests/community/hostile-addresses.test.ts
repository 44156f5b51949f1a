import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenedCommunity, openCommunity } from '../harness/index.ts'
import { send } from './raw.ts'

let place: OpenedCommunity
beforeAll(async () => {
  place = await openCommunity({ visibility: 'public' })
})
afterAll(() => place[Symbol.asyncDispose]())

/** An address exactly as it is written, which no client library would send. */
function ask(line: string, headers = ''): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const socket = connect(place.port, '127.0.0.1', () =>
    socket.write(`${line} HTTP/1.1\r\nHost: 127.0.0.1:${place.port}\r\nConnection: close\r\n${headers}\r\n`),
  )
  let text = ''
  socket.on('data', (piece) => {
    text += piece
  })
  socket.on('error', reject)
  socket.on('close', () => resolve(text))
  return promise
}

test('[SA40] no address leads out of the folders that are served', async () => {
  const up = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '..\\', '..%5c', '....//', '..;/', '%252e%252e%252f', '..%c0%af']
  for (const step of up)
    for (const before of ['/', '/assets/', '/icons/', '/fixers/', '/api/v1/attachments/'])
      for (const file of ['etc/passwd', 'package.json', 'server/src/config.ts']) {
        const answer = await ask(`GET ${before}${step.repeat(8)}${file}`)
        expect([before + step, /root:x:|"workspaces"|VARIABLES/.test(answer)]).toEqual([before + step, false])
      }
  const absolute = await ask('GET file:///etc/passwd')
  expect(absolute).not.toContain('root:x:')
}, 30_000)

test('[SA34] signing in by a form leads to a path of this site, and nothing of an address becomes a header', async () => {
  const { email, password } = place.bo
  const away = [
    ...['https://evil.example/', '//evil.example', '/\\evil.example', '/\t/evil.example', '\\\\evil.example'],
    ...[
      '/%09/evil.example',
      'javascript:alert(1)',
      '/x\r\nSet-Cookie: planted=1',
      '/.//evil.example',
      'http:evil.example',
    ],
  ]
  for (const next of away) {
    const answer = await send(place.url, `/sign-in?next=${encodeURIComponent(next)}`, {
      method: 'POST',
      body: new URLSearchParams({ email, password }).toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Origin: place.url },
    })
    const to = new URL(answer.headers.get('Location') ?? '/', place.url)
    expect([next, answer.status, to.origin]).toEqual([next, 303, place.url])
    expect(answer.headers.getSetCookie().every((cookie) => !cookie.startsWith('planted'))).toBe(true)
  }
})

test('[SA37] every answer says how it is to be treated: pages, data, files, feeds, refusals and redirects', async () => {
  const paths = [
    ...[
      '/',
      '/fixers',
      '/nowhere',
      '/api/v1/me',
      '/api/v1/nothing',
      '/api/docs',
      '/healthz',
      '/readyz',
      '/fixers/feed.atom',
    ],
    ...[
      '/icons/commonplace.svg',
      '/sw.js',
      '/favicon.ico',
      '/robots.txt',
      '/%',
      '/sign-in/oidc',
      '/api/v1/attachments/absentabsentabse',
    ],
  ]
  for (const path of paths) {
    const { headers } = await send(place.url, path)
    const policy = headers.get('Content-Security-Policy') ?? ''
    expect([path, policy]).toEqual([path, expect.stringContaining("frame-ancestors 'none'")])
    expect([path, /unsafe-inline|unsafe-eval/.test(policy)]).toEqual([path, false])
    expect([path, policy.includes("object-src 'none'"), policy.includes("base-uri 'none'")]).toEqual([path, true, true])
    const said = Object.fromEntries(
      ['x-content-type-options', 'cross-origin-opener-policy', 'cross-origin-resource-policy', 'referrer-policy'].map(
        (name) => [name, headers.get(name)],
      ),
    )
    expect([path, said]).toEqual([
      path,
      {
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'strict-origin-when-cross-origin',
      },
    ])
    expect([path, headers.get('permissions-policy')]).toEqual([path, expect.stringContaining('camera=()')])
    expect([path, headers.get('x-powered-by')]).toEqual([path, null])
  }
})
