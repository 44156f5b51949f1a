import 'fake-indexeddb/auto'
import { Unreachable } from '@commonplace/api'
import { readBody, readMeta } from '@commonplace/document'
import { FakeClock, seededRandom } from '@commonplace/kit'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, expect, test } from 'vitest'
import { WebSocket as Socket } from 'ws'
import * as Y from 'yjs'
import { type Device, openDevice } from '../device/open-device.ts'
import { answerKey } from '../library/answers.ts'
import { ActStore } from '../outbox/act-store.ts'
import { Outbox } from '../outbox/outbox.ts'
import { openDocument } from '../session/index.ts'
import { LittleServer } from '../testing/little-server.ts'
import { until } from '../testing/until.ts'
import { beginPage, type PageInput } from './begin-page.ts'

const ids = { id: 'p9', documentId: 'd9' }
let device: Device

beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  device = await openDevice('bo')
})

const docOf = (state: string | undefined): Y.Doc => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Buffer.from(state ?? '', 'base64'))
  return doc
}

test('[OF31] a page begins with the headings of its kind, and a title that is changed while it waits is its own', async () => {
  const begun = await beginPage(device, { ...ids, kind: 'practice', title: 'Mugs' })
  const doc = docOf(begun.state)
  expect(JSON.stringify(readBody(doc))).toContain('Signs it worked')
  expect(readMeta(doc)).toMatchObject({ title: 'Mugs', status: 'draft' })
  const renamed = docOf((await beginPage(device, { ...begun, title: 'Cups' })).state)
  expect(readMeta(renamed).title).toBe('Cups')
  expect(readBody(renamed)).toEqual(readBody(doc))
  // One writer from beginning to end: what the server is sent is one client's.
  expect(Y.decodeStateVector(Y.encodeStateVector(renamed)).size).toBe(1)
})

test('[OF31] the headings of a kind in the language of the place have a line to write on each', async () => {
  const items = [{ kind: 'practice', markdown: '## Schritte\n\n## Fallen\n', own: false }]
  await device.put('answers', {
    key: answerKey('readTemplates', { slug: 'pots' }),
    answer: { items },
    keptAt: 1,
  } as never)
  const begun = await beginPage(device, { ...ids, kind: 'practice', title: 'Krug' }, 'pots')
  const kinds = (readBody(docOf(begun.state)).content ?? []).map(({ type }) => type)
  expect(kinds).toEqual(['heading', 'paragraph', 'heading', 'paragraph'])
})

test('[OF31] a page made here is written in at once; the server that does not know it yet is not the last word', async () => {
  await using server = await LittleServer.open()
  const clock = new FakeClock()
  const options = { memberId: 'bo', store: new ActStore(device), clock, random: seededRandom(3) }
  let up = false
  const outbox = new Outbox({
    ...options,
    api: async (route, call) => {
      if (!up) throw new Unreachable('away')
      if (route.name === 'readMe') return { member: { id: 'bo' } } as never
      const { state = '' } = (call?.input ?? {}) as unknown as PageInput
      Y.applyUpdate(server.doc, Buffer.from(state, 'base64'))
      server.known = true
      return {} as never
    },
    prepare: (_name, input) => beginPage(device, input as PageInput),
  })
  await outbox.open()
  const about = { what: 'A new page', where: '/pots/p/p9' }
  const call = { params: { slug: 'pots' }, input: { ...ids, kind: 'note', title: 'Kilns' } }
  expect(await outbox.send('createPage', call, about)).toEqual({ queued: true })

  server.known = false
  const who = { memberId: 'bo', name: 'Bo', hue: 1, canEdit: true, url: server.url, device: Promise.resolve(device) }
  const session = openDocument({ ...who, documentId: 'd9', socket: Socket as unknown as typeof WebSocket })
  await session.whenReady
  expect(readMeta(session.doc).title).toBe('Kilns')
  session.doc.getText('t').insert(0, 'Written at once.')
  await until(session.state, ({ kept, socket }) => kept === 'device' && socket === 'retrying')
  await server.refused
  expect(session.state.get().ended).toBeNull()

  up = true
  await outbox.flush()
  session.retry()
  await until(session.state, ({ queue, socket }) => queue === 0 && socket === 'open')
  expect(server.doc.getText('t').toString()).toBe('Written at once.')
  expect(readMeta(server.doc).title).toBe('Kilns')
  await session.close()
})
