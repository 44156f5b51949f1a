import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { routes } from '@commonplace/api'
import { FakeClock } from '@commonplace/kit'
import { isPublic } from '@commonplace/server/outside/addresses'
import { post } from '@commonplace/server/outside/post'
import { expect, test } from 'vitest'
import { openCommunity } from '../harness/index.ts'

const params = { slug: 'fixers' }

interface Heard {
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: string
}

/** A program that is told; it answers with the statuses it is given, and then with 200. */
async function listener(...answers: number[]) {
  const heard: Heard[] = []
  const waiting: (() => void)[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => {
      body += piece
    })
    request.on('end', () => {
      heard.push({ headers: request.headers, body })
      const status = answers.shift() ?? 200
      response.writeHead(status, status === 302 ? { Location: 'http://127.0.0.1:9/' } : {}).end()
      for (const look of waiting.splice(0)) look()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    heard,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    async until(count: number) {
      while (heard.length < count) await new Promise<void>((resolve) => waiting.push(resolve))
    },
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** Looks again and again until it holds; each look asks the server. */
async function until<T>(look: () => Promise<T>, holds: (seen: T) => boolean): Promise<T> {
  for (;;) {
    const seen = await look()
    if (holds(seen)) return seen
  }
}

test('[DO30] a webhook is told what happened, signed, and its log says how that went', async () => {
  await using program = await listener()
  await using place = await openCommunity({ env: { WEBHOOKS: 'anywhere' } })
  const made = await place.bo.api(routes.createWebhook, {
    params,
    input: { url: program.url, types: ['page-created'] },
  })
  const page = await place.chioma.api(routes.createPage, { params, input: { kind: 'note', title: 'Told of' } })
  await program.until(1)
  const [told] = program.heard
  expect(JSON.parse(told?.body ?? '')).toMatchObject({
    type: 'page-created',
    community: 'fixers',
    by: { name: 'Chioma Eze' },
    subject: { kind: 'page', id: page.id },
    data: { title: 'Told of' },
  })
  const [, at, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(told?.headers['commonplace-signature'])) ?? []
  expect(createHmac('sha256', made.secret).update(`${at}.${told?.body}`).digest('hex')).toBe(signature)
  const log = () => place.bo.api(routes.listDeliveries, { params: { ...params, id: made.id } })
  const [delivery] = (await until(log, ({ items }) => items[0]?.doneAt != null)).items
  expect(delivery).toMatchObject({ type: 'page-created', tries: 1, status: 200, said: '', nextAt: null })
  expect((await place.bo.api(routes.listWebhooks, { params })).items).toMatchObject([{ failingSince: null }])
  // Once more by hand, with the same words and a number of its own.
  await place.bo.api(routes.replayDelivery, { params: { ...params, id: delivery?.id ?? '' } })
  await program.until(2)
  expect(program.heard[1]?.body).toBe(told?.body)
  expect(program.heard[1]?.headers['commonplace-delivery']).not.toBe(told?.headers['commonplace-delivery'])
  // What is ended is told nothing.
  await place.bo.api(routes.removeWebhook, { params: { ...params, id: made.id } })
  await place.chioma.api(routes.createPage, { params, input: { kind: 'note', title: 'Untold' } })
  expect(program.heard).toHaveLength(2)
})

test('[DO31] what is not heard is told again, later each time, and given up after a day and a half', async () => {
  const clock = new FakeClock(Date.now())
  await using program = await listener(500, 302)
  await using place = await openCommunity({ env: { WEBHOOKS: 'anywhere' }, overrides: { clock } })
  const { id } = await place.bo.api(routes.createWebhook, {
    params,
    input: { url: program.url, types: ['page-created'] },
  })
  await place.chioma.api(routes.createPage, { params, input: { kind: 'note', title: 'Again' } })
  const log = async () => (await place.bo.api(routes.listDeliveries, { params: { ...params, id } })).items[0]
  const first = await until(log, (seen) => seen?.tries === 1)
  expect(first).toMatchObject({ status: 500, said: 'It answered with 500.', doneAt: null })
  expect((first?.nextAt ?? 0) - clock.now()).toBe(10_000)
  clock.advance(10_000)
  const second = await until(log, (seen) => seen?.tries === 2)
  expect(second).toMatchObject({ status: 302, said: 'It answered with another address; those are not followed.' })
  expect((second?.nextAt ?? 0) - clock.now()).toBe(60_000)
  clock.advance(60_000)
  expect(await until(log, (seen) => seen?.tries === 3)).toMatchObject({ status: 200, nextAt: null, said: '' })
})

test('[DO32] addresses of the network that the server stands in are known as such, however they are written', () => {
  const inside = [
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '224.0.0.1'],
    ...['::1', '::', 'fe80::1', 'fc00::1', 'fd12::3', '::ffff:127.0.0.1', '::ffff:a00:1', '::127.0.0.1', 'ff02::1'],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', 'fe80::1%eth0', 'localhost', ''],
  ]
  expect(inside.filter(isPublic)).toEqual([])
  expect(
    ['93.184.216.34', '2606:2800:220:1::1', '::ffff:93.184.216.34', '2002:5db8:d822::'].filter(isPublic),
  ).toHaveLength(4)
})

test('[DO32] nothing is sent into a private network: by address, by name, by a redirect, nor by a name that changes', async () => {
  await using program = await listener()
  const port = Number(new URL(program.url).port)
  const send = (url: string, more: object = {}) => post(url, '{}', {}, { to: 'public', ...more })
  const private_ = { status: null, said: 'It leads into a private network, where nothing is sent.' }
  for (const host of ['127.0.0.1', '[::1]', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]', '169.254.169.254'])
    expect([host, await send(`https://${host}:${port}/`)]).toEqual([host, private_])
  expect(await send('http://example.org/')).toMatchObject({ said: 'Only https is used.' })
  expect(await send('file:///etc/passwd')).toMatchObject({ said: 'This is no web address.' })
  // One of several addresses is inside.
  const both = async () => [
    { address: '93.184.216.34', family: 4 },
    { address: '10.0.0.1', family: 4 },
  ]
  expect(await send('https://mixed.example/', { resolve: both })).toEqual(private_)
  // A name that is public when it is looked at and private when it is connected to: it is asked once.
  let asked = 0
  const changing = async () => [{ address: ++asked === 1 ? '192.0.2.1' : '127.0.0.1', family: 4 }]
  const isAllowed = (address: string) => address === '192.0.2.1'
  await post(`http://changes.example:${port}/`, '{}', {}, { to: 'anywhere', resolve: changing, isAllowed })
  expect(asked).toBe(1)
  expect(program.heard).toHaveLength(0)
  // A redirect is an answer, not a way on.
  await using elsewhere = await listener()
  await using redirecting = await listener(302)
  expect(await post(redirecting.url, '{}', {}, { to: 'anywhere' })).toMatchObject({ status: 302 })
  expect(elsewhere.heard).toHaveLength(0)
}, 20_000)
