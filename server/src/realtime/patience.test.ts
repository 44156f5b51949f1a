import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { member, PAGE, type SmallServer, serveSmall, storeOfOne } from '../testing/small-server.ts'
import { type CapFigures, PATIENCE, type Patience } from './index.ts'

// What a socket may cost before it is let in, while it says nothing, and when it says nonsense.

const opened: WebSocket[] = []
afterEach(() => {
  for (const ws of opened.splice(0)) ws.terminate()
})

function knock(server: SmallServer, as: string, options = {}, page: string = PAGE): WebSocket {
  const ws = new WebSocket(`${server.url}/${encodeURI(page)}?as=${as}`, options)
  ws.on('error', () => undefined)
  opened.push(ws)
  return ws
}

/** Comes in and is answered: from then on it holds its places. */
async function comeIn(server: SmallServer, as: string, options = {}): Promise<WebSocket> {
  const ws = knock(server, as, options)
  ws.once('open', () => ws.send(Uint8Array.of(0, 0, 1, 0)))
  await once(ws, 'message')
  return ws
}

const codeOf = async (ws: WebSocket) => (await once(ws, 'close'))[0] as number

const small = (caps: Partial<CapFigures>, patience: Partial<Patience> = {}) =>
  serveSmall(storeOfOne(), { caps, patience })

test.each<[string, Partial<CapFigures>, string]>([
  ['member', { perMember: 2 }, 'amina'],
  ['address', { perAddress: 2 }, 'bo'],
  ['document', { perDocument: 2 }, 'bo'],
])(
  '[SA7] every %s has so many sockets; one more is told to come again, until one of them has closed',
  async (_, caps, last) => {
    await using server = await small(caps)
    const [first] = [await comeIn(server, 'amina'), await comeIn(server, 'amina')]
    expect(await codeOf(knock(server, last))).toBe(1013)
    const gone = once(first, 'close')
    first.close()
    await gone
    await comeIn(server, last)
  },
)

test('[SA7] a socket that died without a word stops counting', async () => {
  await using server = await small({ perMember: 1 })
  const first = await comeIn(server, 'amina')
  first.terminate()
  await expect.poll(() => server.sockets.size).toBe(0)
  await comeIn(server, 'amina')
})

test('[SA7] who is refused at the door takes no place at the document, also without saying goodbye', async () => {
  await using server = await small({ perDocument: 1 })
  const refused = knock(server, 'nobody-known')
  await once(refused, 'open')
  refused.pause()
  await comeIn(server, 'amina')
})

test('[SA9] who asks for signs of life without end and reads none of them is closed', async () => {
  await using server = await small({})
  const ws = await comeIn(server, 'bo')
  ws.pause()
  const ping = Buffer.alloc(125)
  let rounds = 0
  for (; server.sockets.size > 0 && rounds < 100; rounds++) {
    for (let n = 0; n < 2_000; n++) ws.ping(ping)
    await new Promise((written) => ws.ping(ping, undefined, written))
  }
  expect(rounds).toBeLessThan(100)
})

test('[SA6] a socket that answers no ping is gone within the time that is set, and one that answers stays', async () => {
  await using server = await small({}, { ping: 100, mute: 900 })
  const answering = await comeIn(server, 'bo')
  const mute = await comeIn(server, 'amina', { autoPong: false })
  await codeOf(mute)
  expect(answering.readyState).toBe(WebSocket.OPEN)
  expect(PATIENCE.mute).toBeLessThanOrEqual(75_000)
})

test('[SA10] who says nonsense again and again waits for the rest of the minute, also when leaving without goodbye', async () => {
  await using server = await small({ offencesPerMinute: 3 })
  for (let n = 0; n < 3; n++) {
    const ws = knock(server, 'bo')
    ws.once('open', () => ws.send(Uint8Array.of(0, 2, 200)))
    const told = once(ws, 'message')
    // Gone in the moment in which the server says its last word.
    ws.on('message', () => undefined)
    await Promise.race([told, once(ws, 'close')])
    ws.terminate()
  }
  await expect.poll(async () => codeOf(knock(server, 'amina'))).toBe(1013)
})

test('[SA10] a frame that breaks the protocol below ours counts as nonsense too', async () => {
  await using server = await small({ offencesPerMinute: 2 })
  for (let n = 0; n < 2; n++) {
    const ws = knock(server, 'bo')
    await once(ws, 'open')
    ;(ws as unknown as { _socket: { write(bytes: Buffer): void } })._socket.write(Buffer.from([0xff, 0xff, 0xff]))
    await once(ws, 'close')
  }
  expect(await codeOf(knock(server, 'amina'))).toBe(1013)
})

test('[SA5] nothing is deflated on a socket, whatever the other side offers', async () => {
  await using server = await small({})
  const { hostname, port } = new URL(server.url)
  const socket = connect(Number(port), hostname)
  socket.write(
    `GET /sync/${PAGE}?as=bo HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n',
  )
  const [answer] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  expect(answer.toString('latin1')).toMatch(/^HTTP\/1\.1 101 /)
  expect(answer.toString('latin1').toLowerCase()).not.toContain('sec-websocket-extensions')
})

test('[SA2] who is refused at the door makes nothing load', async () => {
  await using server = await small({})
  server.openings.set(member('bo'), 'forbidden')
  let loads = 0
  const load = server.log.load.bind(server.log)
  server.log.load = (document) => {
    loads++
    return load(document)
  }
  expect(await codeOf(knock(server, 'bo'))).toBe(4403)
  let asked = 0
  server.openings.get = () => void asked++
  for (const path of ['..%2Fpagepagepagep', 'page%00', '-'.repeat(16), "' or 1=1 --", ''])
    expect(await codeOf(knock(server, 'amina', {}, path))).toBe(4404)
  expect(asked).toBe(0)
  expect(await codeOf(knock(server, 'nobody-known'))).toBe(4401)
  expect(await codeOf(knock(server, ''))).toBe(4401)
  expect(loads).toBe(0)
  await comeIn(server, 'amina')
  expect(loads).toBe(1)
})
