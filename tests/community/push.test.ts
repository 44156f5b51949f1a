import { createECDH, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { routes } from '@commonplace/api'
import { openPusher } from '@commonplace/server/outside/push'
import { expect, test } from 'vitest'
import { openCommunity } from '../harness/index.ts'

/** A pair of keys as both sides of push have them, base64url. */
function aPair() {
  const ecdh = createECDH('prime256v1')
  const publicKey = ecdh.generateKeys().toString('base64url')
  return { publicKey, privateKey: ecdh.getPrivateKey().toString('base64url').padStart(43, 'A') }
}
const keys = { ...aPair(), subject: 'mailto:host@example.org' }
const browser = () => ({ p256dh: aPair().publicKey, auth: randomBytes(16).toString('base64url') })

/** The service of a browser: keeps what it is given and answers with these statuses. */
async function openService(...answers: number[]) {
  const heard: { headers: Record<string, unknown>; body: string }[] = []
  const waiting: (() => void)[] = []
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      heard.push({ headers: request.headers, body: Buffer.concat(pieces).toString('latin1') })
      response.writeHead(answers.shift() ?? 201).end()
      for (const look of waiting.splice(0)) look()
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    heard,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/browser`,
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

test('[NT32] what browsers are told is sealed for them alone, goes to the public internet, and ends with them', async () => {
  await using service = await openService(201, 410, 500)
  const pusher = await openPusher(keys, { to: 'anywhere' })
  const { signal } = new AbortController()
  const target = { endpoint: service.url, ...browser(), memberId: 'a' as never, sessionHash: '', at: 0 }
  const told = { text: 'Bo answered your question', url: '/fixers/q/1' }
  const outcomes = []
  for (let i = 0; i < 3; i++) outcomes.push(await pusher.push(target, told, signal))
  expect(outcomes).toEqual(['told', 'gone', { failed: 'It answered with 500.' }])
  const [first] = service.heard
  expect(first?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '86400' })
  expect(String(first?.headers.authorization)).toMatch(/^vapid t=/)
  expect(first?.body).not.toContain('Bo')
  const shy = await openPusher(keys, { to: 'public' })
  expect(await shy.push({ ...target, endpoint: 'https://127.0.0.1/x' }, told, signal)).toEqual({
    failed: 'It leads into a private network, where nothing is sent.',
  })
  expect(service.heard).toHaveLength(3)
})

test('[NT31] a browser asks to be told, is told, and is not once its owner signed out', async () => {
  await using service = await openService()
  const env = { VAPID_PUBLIC_KEY: keys.publicKey, VAPID_PRIVATE_KEY: keys.privateKey, WEBHOOKS: 'anywhere' }
  await using place = await openCommunity({ env })
  const { amina, bo } = place
  const params = { slug: place.slug }
  const endpoint = service.url
  expect(await amina.api(routes.readPush)).toEqual({ key: keys.publicKey, endpoints: [] })
  const wrong = { input: { endpoint, ...browser(), auth: 'none' } }
  await expect(amina.api(routes.addPush, wrong)).rejects.toMatchObject({ code: 'bad-input' })
  await amina.api(routes.addPush, { input: { endpoint, ...browser() } })
  expect(await amina.api(routes.readPush)).toMatchObject({ endpoints: [endpoint] })
  expect(await bo.api(routes.readPush)).toMatchObject({ endpoints: [] })
  await bo.api(routes.removePush, { query: { endpoint } })
  const asked = await amina.api(routes.askQuestion, { params, input: { title: 'Which glue?', markdown: '' } })
  await bo.api(routes.answerQuestion, { params: { id: asked.id }, input: { markdown: 'Brown.' } })
  await service.until(1)
  await amina.api(routes.removePush, { query: { endpoint } })
  expect(await amina.api(routes.readPush)).toMatchObject({ endpoints: [] })
  await amina.api(routes.addPush, { input: { endpoint, ...browser() } })
  await amina.api(routes.signOut)
  expect(await place.running.services.store.read.push.of(amina.id as never)).toEqual([])
})

test('[NT31] without keys nobody is asked', async () => {
  await using place = await openCommunity()
  expect(await place.amina.api(routes.readPush)).toEqual({ key: null, endpoints: [] })
  const input = { endpoint: 'https://push.example/1', ...browser() }
  await expect(place.amina.api(routes.addPush, { input })).rejects.toMatchObject({ code: 'not-found' })
})
