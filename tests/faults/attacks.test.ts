import { routes } from '@commonplace/api'
import { must } from '@commonplace/kit'
import { penGivenBackMessage, penNeverMindMessage, penWantedMessage } from '@commonplace/sync/client'
import { FORGED, forgedUpdate, orphanUpdate } from '@commonplace/sync/testing'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { type OpenedCommunity, openCommunity, sitDown } from '../harness/index.ts'
import { Intruder } from './intruder.ts'
import { countOf, seeingMore, typeAtOnce, writtenBy } from './typing.ts'

const MB = 1024 * 1024

async function newPage(place: OpenedCommunity, title: string): Promise<string> {
  const input = { kind: 'note' as const, title }
  return (await place.chioma.api(routes.createPage, { params: { slug: place.slug }, input })).documentId
}

const sit = (place: OpenedCommunity, page: string, who: 'amina' | 'chioma') =>
  sitDown(place.url, page, { Cookie: place[who].cookie })

const intrude = (place: OpenedCommunity, page: string) => Intruder.comeIn(place.url, page, place.bo.cookie)

test('[FA12] who forges another’s words gets none of them in, and the other goes on writing as if alone', async () => {
  await using place = await openCommunity()
  const page = await newPage(place, 'Forged')
  using amina = sit(place, page, 'amina')
  using chioma = sit(place, page, 'chioma')
  await Promise.all([amina.synced(), chioma.synced()])
  using bo = await intrude(place, page)
  bo.ask()
  let forged = 0
  // Whatever Amina writes, Bo continues under her name in the moment he hears it, where her next word will be.
  bo.doc.on('update', () => {
    if (!bo.doc.store.clients.has(amina.doc.clientID)) return
    forged++
    // Long enough to reach beyond what she has written meanwhile.
    bo.send(forgedUpdate(bo.doc, amina.doc.clientID, FORGED.repeat(500)))
  })
  const typists = [
    { name: 'amina', sitting: amina },
    { name: 'chioma', sitting: chioma },
  ] as const
  const stop = typeAtOnce(...typists)
  await seeingMore(...typists, 200)
  stop()
  await chioma.until((doc) => countOf(doc, 'amina') === countOf(amina.doc, 'amina'))
  await bo.until(() => bo.refused('foreign') > 50)
  expect(forged).toBeGreaterThan(50)
  expect(writtenBy(chioma.doc, 'amina')).toBe(writtenBy(amina.doc, 'amina'))
  expect(chioma.doc.getText('default').toString()).not.toContain(FORGED)
}, 60_000)

test('[FA13] a reader who never reads is sent away before 16 MB wait for them, is answered once, and holds nobody up', async () => {
  await using place = await openCommunity()
  const page = await newPage(place, 'Unread')
  using amina = sit(place, page, 'amina')
  using chioma = sit(place, page, 'chioma')
  await Promise.all([amina.synced(), chioma.synced()])
  const text = amina.doc.getText('long')
  text.insert(0, 'x'.repeat(MB))
  await chioma.until((doc) => doc.getText('long').length === MB)
  using bo = await intrude(place, page)
  bo.stopReading()
  for (let i = 0; i < 400; i++) bo.ask()
  for (let i = 1; i <= 40; i++) {
    amina.doc.transact(() => {
      text.delete(0, text.length)
      text.insert(0, `${i} `.padEnd(MB, 'y'))
    })
    await chioma.until((doc) => doc.getText('long').toString().startsWith(`${i} `))
  }
  bo.readAgain()
  await bo.closed
  expect(bo.answers).toBeLessThan(10)
  expect(bo.received).toBeLessThan(16 * MB)
}, 60_000)

test('[FA14] 3,000 edits that stand on nothing are refused each, and who writes or comes meanwhile does not wait for them', async () => {
  await using place = await openCommunity()
  const page = await newPage(place, 'Orphans')
  using amina = sit(place, page, 'amina')
  using chioma = sit(place, page, 'chioma')
  await Promise.all([amina.synced(), chioma.synced()])
  using bo = await intrude(place, page)
  const orphan = orphanUpdate(new Y.Doc(), bo.doc.clientID, 'clock')
  for (let i = 0; i < 3_000; i++) bo.send(orphan)
  amina.doc.getText('default').insert(0, 'meanwhile')
  using late = sit(place, page, 'amina')
  await Promise.all([
    chioma.until((doc) => doc.getText('default').toString() === 'meanwhile'),
    late.until((doc) => doc.getText('default').toString() === 'meanwhile'),
  ])
  expect(bo.refused('missing')).toBeLessThan(3_000)
  await bo.until(() => bo.refused('missing') === 3_000)
  expect(bo.acknowledged).toBeLessThanOrEqual(3_000)
  expect(late.doc.store.pendingStructs).toBeNull()
}, 60_000)

test('[FA15] 30,000 tiny edits of one document are kept each, and people at another write on meanwhile', async () => {
  await using place = await openCommunity()
  const [flooded, other] = [await newPage(place, 'Flooded'), await newPage(place, 'Quiet')]
  using amina = sit(place, other, 'amina')
  using chioma = sit(place, other, 'chioma')
  await Promise.all([amina.synced(), chioma.synced()])
  using bo = await intrude(place, flooded)
  const updates: Uint8Array[] = []
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < 30_000; i++) doc.getText('flood').insert(i, 'x')
  for (const update of updates) bo.send(update)
  // One word after the other: each waits until the last was seen.
  for (let i = 0; i < 20; i++) {
    const [writer, reader] = i % 2 === 0 ? [amina, chioma] : [chioma, amina]
    writer.doc.getText('talk').insert(i, 'x')
    await reader.until((heard) => heard.getText('talk').length === i + 1)
  }
  expect(bo.acknowledged).toBeLessThan(30_000)
  await bo.until(() => bo.acknowledged === 30_000)
  using late = sit(place, flooded, 'amina')
  await late.until((heard) => heard.getText('flood').length === 30_000)
}, 60_000)

test('[FA16] 60,000 errands about pens lend what one member may hold, and neither who writes there nor who asks for one waits', async () => {
  await using place = await openCommunity()
  const page = await newPage(place, 'Pens')
  using amina = sit(place, page, 'amina')
  using chioma = sit(place, page, 'chioma')
  await Promise.all([amina.synced(), chioma.synced()])
  using bo = await intrude(place, page)
  for (let loan = 0; loan < 20_000; loan++) {
    bo.say(penWantedMessage(loan))
    bo.say(penNeverMindMessage(loan + 100_000))
    bo.say(penGivenBackMessage({ client: 15_999, loan, clock: 0 }))
  }
  for (let i = 0; i < 20; i++) {
    const [writer, reader] = i % 2 === 0 ? [amina, chioma] : [chioma, amina]
    writer.doc.getText('talk').insert(i, 'x')
    await reader.until((heard) => heard.getText('talk').length === i + 1)
  }
  using other = await Intruder.comeIn(place.url, page, place.amina.cookie)
  other.say(penWantedMessage(1))
  await other.until(() => other.pens.length === 1)
  // All that Bo said was heard once this is acknowledged, and he writes on under an id of his own.
  const doc = new Y.Doc()
  doc.getText('flood').insert(0, 'x')
  bo.send(Y.encodeStateAsUpdate(doc))
  await bo.until(() => bo.acknowledged === 1)
  expect(bo.pens.length).toBeLessThanOrEqual(32)
  bo.send(forgedUpdate(amina.doc, must(other.pens[0], 'it was just lent').client))
  await bo.until(() => bo.refused('foreign') === 1)
}, 60_000)
