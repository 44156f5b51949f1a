import 'fake-indexeddb/auto'
import { SCHEMA_VERSION } from '@commonplace/document'
import { FakeClock } from '@commonplace/kit'
import { isPen } from '@commonplace/sync'
import { PAGE } from '@commonplace/sync/testing'
import { IDBFactory } from 'fake-indexeddb'
import { openDB } from 'idb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket as Socket } from 'ws'
import * as Y from 'yjs'
import { databaseName, openDevice } from '../device/open-device.ts'
import { LittleServer } from '../testing/little-server.ts'
import { until } from '../testing/until.ts'
import { type DocumentSession, type OpenOptions, openDocument, SessionEnded } from './index.ts'

const AMINA = { memberId: 'amina', name: 'Amina', hue: 3, canEdit: true }
const opened: DocumentSession[] = []

function open(url: string, more: Partial<OpenOptions> = {}): DocumentSession {
  const session = openDocument({
    ...AMINA,
    documentId: 'mugs',
    url,
    socket: Socket as unknown as typeof WebSocket,
    ...more,
  })
  opened.push(session)
  return session
}

const text = (session: DocumentSession) => session.doc.getText('t')
const said = (session: DocumentSession) => text(session).toString()

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})
afterEach(async () => {
  await Promise.all(opened.splice(0).map((session) => session.close()))
})

test('[OF1] a change is kept on the device first, and for everyone once the server has acknowledged it', async () => {
  await using server = await LittleServer.open()
  server.acknowledging = false
  const session = open(server.url)
  await session.whenReady
  text(session).insert(0, 'Wedge the clay')
  expect(session.state.get()).toMatchObject({ queue: 1, kept: 'not' })
  await until(session.state, (state) => state.kept === 'device')
  expect(session.state.get()).toMatchObject({ queue: 1, socket: 'open' })
  server.acknowledge()
  await until(session.state, (state) => state.kept === 'everyone')
  expect(session.state.get().queue).toBe(0)
  expect(server.doc.getText('t').toString()).toBe('Wedge the clay')
})

test('[OF2] an empty document is never shown as the truth: without a kept copy it waits for the server', async () => {
  await using server = await LittleServer.open()
  server.doc.getText('t').insert(0, 'Centre it first')
  const session = open(server.url)
  await session.whenReady
  expect(said(session)).toBe('Centre it first')
})

test('[OF3] text and the count of unsent changes survive a reload while the server is away, and are sent when it is back', async () => {
  let port: number
  {
    await using server = await LittleServer.open()
    port = server.port
    const first = open(server.url)
    await first.whenReady
    text(first).insert(0, 'Throw slowly')
    await until(first.state, (state) => state.queue === 0 && state.upToDateAt !== null)
    await first.close()
  }
  const url = `ws://127.0.0.1:${port}/sync`
  const away = open(url)
  await away.whenReady
  text(away).insert(0, 'Please: ')
  // A change that only takes away has no clock of its own and must be counted all the same.
  text(away).delete(0, 1)
  await until(away.state, (state) => state.queue === 1 && state.kept === 'device')
  await away.close()

  const again = open(url)
  await again.whenReady
  expect(said(again)).toBe('lease: Throw slowly')
  expect(again.state.get()).toMatchObject({ queue: 1, kept: 'device' })

  await using server = await LittleServer.open(port)
  again.retry()
  await until(again.state, (state) => state.kept === 'everyone' && state.socket === 'open')
  expect(server.doc.getText('t').toString()).toBe('lease: Throw slowly')
  await again.close()
  expect(await (await openDevice('amina')).count('marks')).toBe(0)
})

test('[OF4] two tabs see each other’s changes without a server, and count them once', async () => {
  const nowhere = 'ws://127.0.0.1:9/sync'
  const one = open(nowhere, { isNew: true })
  const two = open(nowhere, { isNew: true })
  await Promise.all([one.whenReady, two.whenReady])
  const heard = new Promise((resolve) => two.doc.once('update', resolve))
  text(one).insert(0, 'Slip')
  await heard
  expect(said(two)).toBe('Slip')
  await until(two.state, (state) => state.kept === 'device')
  expect([one.state.get().queue, two.state.get().queue]).toEqual([1, 1])
})

test('[OF5] a write that fails is told, with what failed', async () => {
  await using server = await LittleServer.open()
  server.acknowledging = false
  const device = await openDevice('amina')
  const session = open(server.url, { device: Promise.resolve(device) })
  await session.whenReady
  device.transaction = () => {
    throw new DOMException('No room', 'QuotaExceededError')
  }
  text(session).insert(0, 'x')
  await until(session.state, (state) => state.trouble === 'full')
  expect(session.state.get()).toMatchObject({ kept: 'not', queue: 1 })
  const leaving = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(leaving)
  expect(leaving.defaultPrevented).toBe(true)
  server.acknowledge()
  await until(session.state, (state) => state.kept === 'everyone')
})

test('[OF5] where the browser refuses its database, the page still opens from the server and says that nothing is kept', async () => {
  await using server = await LittleServer.open()
  const session = open(server.url, { device: Promise.reject(new DOMException('no', 'SecurityError')) })
  await session.whenReady
  expect(session.state.get().trouble).toBe('refused')
  text(session).insert(0, 'x')
  await until(session.state, (state) => state.kept === 'everyone')
})

test('[OF6] an access taken away is final and told; a restart is tried again', async () => {
  await using server = await LittleServer.open()
  const session = open(server.url)
  await session.whenReady
  server.drop(1012)
  await until(session.state, (state) => state.socket !== 'open')
  expect(session.state.get()).toMatchObject({ ended: null, socket: 'retrying' })
  await until(session.state, (state) => state.socket === 'open')
  server.drop(4403)
  await until(session.state, (state) => state.ended === 'not-allowed')
  expect(session.state.get()).toMatchObject({ socket: 'closed', retryAt: null })
})

test('[OF6] a document that is refused before it was loaded says so to whoever waits', async () => {
  await using server = await LittleServer.open()
  const session = open(server.url, { documentId: 'other', device: new Promise(() => undefined) })
  void session.close()
  const refused = open(server.url)
  await until(refused.state, (state) => state.socket === 'open')
  server.drop(4404)
  await until(refused.state, (state) => state.ended === 'gone')
  await refused.whenReady.catch((error: unknown) => expect(error).toBeInstanceOf(SessionEnded))
})

test('[OF7] who may only read is told in the server’s words, and unsent changes stay counted', async () => {
  await using server = await LittleServer.open()
  server.readOnly = { reason: 'access', sentence: 'Only members write here.' }
  const session = open(server.url)
  await session.whenReady
  text(session).insert(0, 'mine')
  await until(session.state, (state) => state.kept === 'device')
  await until(session.state, (state) => state.readOnly !== null)
  expect(session.state.get()).toMatchObject({ queue: 1, readOnly: 'Only members write here.' })
  expect(server.doc.getText('t').toString()).toBe('')
})

test('[OF36] a window says at the door which schema it was built with', async () => {
  await using server = await LittleServer.open()
  await open(server.url).whenReady
  expect(server.asked[0]?.get('schema')).toBe(String(SCHEMA_VERSION))
})

/** Another tab, of a newer build, that opens the database of this member. */
const newerTab = () => openDB(databaseName('amina'), 1_000)

test('[OF36] where a newer build takes over, this window says so and reads; every word until then is there, online or not', async () => {
  const away = open('ws://127.0.0.1:9/sync', { isNew: true })
  await away.whenReady
  text(away).insert(0, 'One.')
  const taking = newerTab()
  // Typed before the editor has heard of it.
  text(away).insert(4, ' Two.')
  const newer = await taking
  expect(away.state.get()).toMatchObject({ ended: 'update-needed', kept: 'device', queue: 1, trouble: null })
  expect(away.state.get().readOnly).toContain('Reload')
  const doc = new Y.Doc()
  for (const { update } of await newer.getAll('updates')) Y.applyUpdate(doc, update)
  expect(doc.getText('t').toString()).toBe('One. Two.')
  expect((await newer.getAll('marks')).length).toBeGreaterThan(0)
  // What slips in later is nowhere but here, and that is said.
  text(away).insert(9, ' Three.')
  await until(away.state, ({ kept, trouble }) => kept === 'not' && trouble !== null)
  newer.close()
})

test('[OF36] a window that was taken over stays read-only however often it connects, and its words reach the server', async () => {
  await using server = await LittleServer.open()
  server.acknowledging = false
  const session = open(server.url)
  await session.whenReady
  text(session).insert(0, 'mine')
  const newer = await newerTab()
  newer.close()
  server.drop(1012)
  session.retry()
  server.acknowledge()
  await until(session.state, ({ queue, socket }) => queue === 0 && socket === 'open')
  expect(session.state.get()).toMatchObject({ ended: 'update-needed', trouble: null })
  expect(session.state.get().readOnly).toContain('Reload')
  expect(server.doc.getText('t').toString()).toBe('mine')
})

test('[OF36] an old build that meets a newer server reads on, keeps its words here, and is to be loaded anew', async () => {
  await using server = await LittleServer.open()
  server.readOnly = { reason: 'schema', sentence: 'This page is newer than your window. Reload to edit.' }
  const before = open(server.url)
  await before.whenReady
  text(before).insert(0, 'mine')
  await until(before.state, (state) => state.kept === 'device' && state.readOnly !== null)
  expect(before.state.get()).toMatchObject({ queue: 1, ended: 'update-needed' })
  expect(server.doc.getText('t').toString()).toBe('')
  await before.close()
  // The new build sends what the old one kept.
  server.readOnly = null
  const after = open(server.url)
  await after.whenReady
  expect(text(after).toString()).toBe('mine')
  await until(after.state, (state) => state.queue === 0 && state.savedAt !== null)
  expect(server.doc.getText('t').toString()).toBe('mine')
})

test('[OF7] while the server cannot keep anything, writing goes on here, is said to be kept here alone, and is sent once it can', async () => {
  await using server = await LittleServer.open()
  server.readOnly = { reason: 'store', sentence: 'The server cannot keep anything right now.' }
  const session = open(server.url)
  await session.whenReady
  text(session).insert(0, 'mine')
  await until(session.state, (state) => state.kept === 'device' && state.serverTrouble !== null)
  expect(session.state.get()).toMatchObject({ queue: 1, readOnly: null })
  server.recover()
  await until(session.state, (state) => state.queue === 0)
  expect(session.state.get()).toMatchObject({ kept: 'everyone', serverTrouble: null })
  expect(server.doc.getText('t').toString()).toBe('mine')
})

test('many updates fold into one and read the same', async () => {
  const { DocumentLog } = await import('./document-log.ts')
  const log = new DocumentLog(await openDevice('amina'), 'long')
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < 50; i++) doc.getText('t').insert(0, `${i} `)
  await log.append(updates.map((update) => ({ update, mark: null })))
  await log.fold(10)
  const loaded = await log.load()
  expect(loaded.updates).toHaveLength(1)
  const copy = new Y.Doc()
  for (const update of loaded.updates) Y.applyUpdate(copy, update)
  expect(copy.getText('t').toString()).toBe(doc.getText('t').toString())
})

test('[OF2] a kept page that was never opened is ready without a server', async () => {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, 'Kept with the community')
  const device = await openDevice('amina')
  await device.put('states', { document: 'mugs', state: Y.encodeStateAsUpdate(doc), at: 5 })
  const session = open('ws://127.0.0.1:9/sync')
  await session.whenReady
  expect(said(session)).toBe('Kept with the community')
  expect(session.state.get()).toMatchObject({ upToDateAt: 5, queue: 0 })
})

/** Resolves once this window writes under a pen, where its presence goes along. */
function hasPen({ awareness }: DocumentSession): Promise<void> {
  return new Promise((taken) => {
    const look = () => isPen(awareness.clientID) && taken()
    awareness.on('update', look)
    look()
  })
}

test('[OF15] ten sittings leave one client id behind, every word is there, and nothing is left to give back', async () => {
  await using server = await LittleServer.open()
  for (let sitting = 0; sitting < 10; sitting++) {
    const session = open(server.url)
    await hasPen(session)
    text(session).insert(0, 'word ')
    await until(session.state, (state) => state.queue === 0)
    await session.close()
  }
  expect(server.doc.store.clients.size).toBe(1)
  expect(server.doc.getText('t').toString()).toBe('word '.repeat(10))
})

function see(state: 'visible' | 'hidden'): void {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true })
  document.dispatchEvent(new Event('visibilitychange'))
}

test('[OF15] a window that is looked away from for a moment keeps its pen; one that is left for long or closed gives it back', async () => {
  await using server = await LittleServer.open()
  const clock = new FakeClock()
  const session = open(server.url, { clock })
  const hasNone = () =>
    new Promise<void>((given) => {
      const look = () => !isPen(session.awareness.clientID) && given()
      session.awareness.on('update', look)
      look()
    })
  await hasPen(session)
  see('hidden')
  clock.advance(20_000)
  see('visible')
  clock.advance(60_000)
  expect(isPen(session.doc.clientID)).toBe(true)
  see('hidden')
  clock.advance(30_000)
  await hasNone()
  see('visible')
  await hasPen(session)
  window.dispatchEvent(new Event('pagehide'))
  await hasNone()
  expect(isPen(session.doc.clientID)).toBe(false)
  await session.close()
})

test('[OF15] a pen is given back once all that was written under it is acknowledged, and not before', async () => {
  await using server = await LittleServer.open()
  const session = open(server.url)
  await hasPen(session)
  const out = () => [...(server.pens.documents.get(PAGE)?.owners.values() ?? [])].filter((by) => by !== null).length
  server.acknowledging = false
  text(session).insert(0, 'on its way ')
  await until(session.state, ({ kept }) => kept === 'device')
  window.dispatchEvent(new Event('pagehide'))
  // Whatever was said before this has arrived once this has.
  const received = server.received
  text(session).insert(0, 'and more ')
  await new Promise<void>((heard) => server.doc.on('update', () => heard()))
  expect([server.received > received, out()]).toEqual([true, 1])
  const given = new Promise<void>((back) => {
    server.pens.handed = (_, to) => to === null && back()
  })
  server.acknowledge()
  await given
  expect(out()).toBe(0)
})

test('[OF15] a pen laid down while the server was away is given back by whoever sends what waits', async () => {
  const { sendEdits } = await import('./send-edits.ts')
  const device = await openDevice('amina')
  const server = await LittleServer.open()
  const session = open(server.url)
  await hasPen(session)
  const { port, doc, pens } = server
  await server[Symbol.asyncDispose]()
  text(session).insert(0, 'away ')
  await until(session.state, (state) => state.kept === 'device' && state.socket !== 'open')
  await session.close()
  expect(await device.getAll('pens')).toMatchObject([{ sitting: null, clock: 5 }])

  await using back = await LittleServer.open(port, doc, pens)
  const served = { url: back.url, socket: Socket as unknown as typeof WebSocket }
  await sendEdits(device, { id: 'amina', name: 'Amina', hue: 3 }, new Set(), served)
  expect(await device.getAll('pens')).toEqual([])
  expect(doc.getText('t').toString()).toBe('away ')
})

test('[SY79] what is larger than a message may be arrives in parts, written now or brought from the device', async () => {
  let port: number
  const words = 'Wedge the clay. '.repeat(400_000)
  {
    await using server = await LittleServer.open()
    port = server.port
    const session = open(server.url)
    await session.whenReady
    text(session).insert(0, words)
    await until(session.state, (state) => state.kept === 'everyone')
    expect(server.doc.getText('t').length).toBe(words.length)
    expect(server.received).toBeGreaterThan(1)
    await server.drop(1012)
    await session.close()
  }
  const url = `ws://127.0.0.1:${port}/sync`
  const away = open(url)
  await away.whenReady
  text(away).insert(0, words)
  await until(away.state, (state) => state.kept === 'device')
  await using server = await LittleServer.open(port)
  away.retry()
  await until(away.state, (state) => state.kept === 'everyone')
  expect(server.doc.getText('t').length).toBe(2 * words.length)
})
