import { MemoryStore } from '@commonplace/sync/testing'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import {
  ABSENT,
  HOUSE,
  member,
  PAGE,
  type SmallOptions,
  type SmallServer,
  serveSmall,
  storeOfOne,
} from '../testing/small-server.ts'

const closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function serve(store: MemoryStore, options: SmallOptions = {}): Promise<SmallServer> {
  const server = await serveSmall(store, options)
  closing.push(server.close)
  return server
}

/** The stock client, signed in as somebody. */
function stock(server: SmallServer, as: string, { doc = new Y.Doc(), params = {}, page = PAGE as string } = {}) {
  const provider = new WebsocketProvider(server.url, page, doc, {
    params: { ...(as && { as }), ...params },
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 100,
  })
  const seen = new Set<number>()
  provider.on('status', () => {
    const { ws } = provider
    if (ws) ws.addEventListener('message', ({ data }) => seen.add(new Uint8Array(data as ArrayBuffer)[0] ?? -1))
  })
  closing.push(() => provider.destroy())
  const text = doc.getText('default')
  const synced = () => new Promise<void>((done) => (provider.synced ? done() : provider.once('sync', () => done())))
  const closed = () => new Promise<number>((done) => provider.once('closed', ({ code }) => done(code)))
  /** Resolves once the text satisfies this. */
  const reads = (want: (text: string) => boolean) =>
    new Promise<string>((done) => {
      const look = () => {
        if (!want(text.toString())) return
        doc.off('update', look)
        done(text.toString())
      }
      doc.on('update', look)
      look()
    })
  return { doc, provider, text, synced, closed, reads, seen }
}

test('[SY2] stock clients on a real socket write at once and agree', async () => {
  const server = await serve(storeOfOne())
  const [amina, bo] = [stock(server, 'amina'), stock(server, 'bo')]
  await Promise.all([amina.synced(), bo.synced()])
  amina.text.insert(4, ' upon')
  bo.text.insert(0, '> ')
  const whole = (text: string) => text.length === '> Once upon'.length
  expect(await amina.reads(whole)).toBe(await bo.reads(whole))
})

test('[SY3] who may only read sees what is written and changes nothing', async () => {
  const server = await serve(storeOfOne())
  server.openings.set(member('bo'), { communityId: HOUSE, mode: 'read' })
  const [amina, bo] = [stock(server, 'amina'), stock(server, 'bo')]
  await Promise.all([amina.synced(), bo.synced()])
  bo.text.insert(0, 'not mine to write ')
  amina.text.insert(4, ' upon')
  await bo.reads((text) => text.includes('Once upon'))
  expect(amina.text.toString()).toBe('Once upon')
  expect((await server.log.load(PAGE))?.seq).toBe(2)
})

test('[SY4] each refusal at the door has its code, and the stock client takes it as final', async () => {
  const server = await serve(storeOfOne())
  server.openings.set(member('bo'), 'forbidden')
  expect(await stock(server, 'nobody-known').closed()).toBe(4401)
  expect(await stock(server, '').closed()).toBe(4401)
  expect(await stock(server, 'bo').closed()).toBe(4403)
  expect(await stock(server, 'amina', { page: ABSENT }).closed()).toBe(4404)
  expect(await stock(server, 'amina', { page: 'not-an-id' }).closed()).toBe(4404)
  expect(server.log.store.documents.size).toBe(1)
})

test('[SY5] a cookie sent by somebody else’s page opens nothing', async () => {
  const server = await serve(storeOfOne())
  const codeFor = (origin: string) =>
    new Promise<number | 'open'>((done) => {
      const ws = new WebSocket(`${server.url}/${PAGE}`, { headers: { origin, cookie: 'amina' } })
      ws.on('open', () => ws.send(Uint8Array.of(0, 0, 1, 0)))
      ws.on('message', () => {
        ws.close()
        done('open')
      })
      ws.on('close', done)
    })
  expect(await codeFor('http://evil.example')).toBe(4403)
  expect(await codeFor('http://ours.example')).toBe('open')
})

test('[SY6] our own messages go only to clients that ask', async () => {
  const server = await serve(storeOfOne())
  const [asking, plain] = [stock(server, 'amina', { params: { v: '1', schema: '2', epoch: '0' } }), stock(server, 'bo')]
  const words = new Map<number, () => void>()
  const heard = [100, 101].map((type) => {
    return new Promise<void>((done) => {
      words.set(type, done)
      asking.provider.messageHandlers[type] = () => done()
    })
  })
  await Promise.all([asking.synced(), plain.synced()])
  asking.text.insert(0, 'a')
  plain.text.insert(0, 'b')
  await Promise.all([...heard, asking.reads((text) => text.length === 6), plain.reads((text) => text.length === 6)])
  expect([...plain.seen].every((type) => type < 4)).toBe(true)
})

test('[SY7] what another had seen is there after the server was killed and started again', async () => {
  const kept = storeOfOne()
  const first = await serve(kept)
  const [amina, bo] = [stock(first, 'amina'), stock(first, 'bo')]
  await Promise.all([amina.synced(), bo.synced()])
  for (let i = 0; i < 200; i++) amina.text.insert(amina.text.length, '.')
  const seen = await bo.reads((text) => text.length > 50)
  // Nothing is closed or flushed: what the disk has at this moment is all that a new process finds.
  const crashed = new MemoryStore()
  for (const [id, document] of kept.documents)
    crashed.documents.set(id, { ...document, updates: [...document.updates] })
  const second = await serve(crashed)
  const reader = stock(second, 'cy')
  await reader.synced()
  expect(reader.text.toString().startsWith(seen)).toBe(true)
})

test('[SY8] when access changes, open sockets are judged again at once', async () => {
  const server = await serve(storeOfOne())
  const [amina, bo, cy] = [stock(server, 'amina'), stock(server, 'bo'), stock(server, 'cy')]
  await Promise.all([amina.synced(), bo.synced(), cy.synced()])
  server.openings.set(member('bo'), 'forbidden')
  server.signedOut.add('cy')
  server.sockets.accessChanged({ memberId: member('bo') })
  server.sockets.accessChanged({ memberId: member('cy') })
  expect(await Promise.all([bo.closed(), cy.closed()])).toEqual([4403, 4401])
  server.openings.set(member('amina'), { communityId: HOUSE, mode: 'read' })
  const denied = new Promise<void>((done) => {
    amina.provider.messageHandlers[2] = () => done()
  })
  server.sockets.accessChanged({ communityId: HOUSE })
  await new Promise((done) => setImmediate(done))
  amina.text.insert(0, 'no longer ')
  await denied
  expect((await server.log.load(PAGE))?.seq).toBe(1)
})

test('[SY8] a judgement that took longer than a later one does not count', async () => {
  const slow: (() => void)[] = []
  let slowly = false
  const before = () => (slowly ? new Promise<void>((told) => slow.push(told)) : Promise.resolve())
  const server = await serve(storeOfOne(), { before })
  const amina = stock(server, 'amina')
  await amina.synced()
  slowly = true
  server.sockets.judgeAgain({})
  await expect.poll(() => slow.length).toBe(1)
  server.openings.set(member('amina'), { communityId: HOUSE, mode: 'read' })
  server.sockets.judgeAgain({})
  await expect.poll(() => slow.length).toBe(2)
  slow[1]?.()
  await new Promise((done) => setImmediate(done))
  slow[0]?.()
  await new Promise((done) => setImmediate(done))
  const denied = new Promise<void>((done) => {
    amina.provider.messageHandlers[2] = () => done()
  })
  amina.text.insert(0, 'no longer ')
  await denied
  expect((await server.log.load(PAGE))?.seq).toBe(1)
})

test('[SY9] a broken frame ends its own socket and nothing else', async () => {
  const server = await serve(storeOfOne())
  const amina = stock(server, 'amina')
  await amina.synced()
  const codes: number[] = []
  for (const bytes of [
    [0, 2, 200],
    [0, 9, 0],
    [0, 2, 3, 1, 1, 1],
    [1, 5, 1],
  ]) {
    const ws = new WebSocket(`${server.url}/${PAGE}?as=bo`)
    ws.on('open', () => ws.send(Uint8Array.from(bytes)))
    codes.push(await new Promise<number>((done) => ws.on('close', done)))
  }
  expect(codes).toEqual([4400, 4400, 4400, 4400])
  const raw = new WebSocket(`${server.url}/${PAGE}?as=bo`)
  raw.on('open', () =>
    (raw as unknown as { _socket: { write(bytes: Buffer): void } })._socket.write(Buffer.from([0xff, 0xff, 0xff])),
  )
  raw.on('error', () => undefined)
  await new Promise((done) => raw.on('close', done))
  const large = new WebSocket(`${server.url}/${PAGE}?as=bo`)
  large.on('open', () => large.send(Buffer.alloc(5 * 1024 * 1024)))
  large.on('error', () => undefined)
  expect(await new Promise<number>((done) => large.on('close', done))).toBe(1009)
  amina.text.insert(0, 'still ')
  await stock(server, 'bo').reads((text) => text === 'still Once')
})

test('[SY10] a clean stop keeps everything received, says 1012, and the client finds the next server by itself', async () => {
  const kept = storeOfOne()
  const first = await serve(kept)
  const port = Number(new URL(first.url).port)
  const amina = stock(first, 'amina')
  await amina.synced()
  const code = new Promise<number | undefined>((done) =>
    amina.provider.once('connection-close', (event: CloseEvent | null) => done(event?.code)),
  )
  amina.text.insert(4, ' upon')
  await first.close()
  expect(await code).toBe(1012)
  const second = await serve(kept, { port })
  const bo = stock(second, 'bo')
  await bo.reads((text) => text === 'Once upon')
  amina.text.insert(9, ' a time')
  await bo.reads((text) => text === 'Once upon a time')
})

test('[SY11] a socket that says nothing is closed', async () => {
  const server = await serve(storeOfOne(), { patience: { first: 30 } })
  const ws = new WebSocket(`${server.url}/${PAGE}?as=bo`)
  expect(await new Promise<number>((done) => ws.on('close', done))).toBe(1013)
})
