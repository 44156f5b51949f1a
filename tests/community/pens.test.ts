import { routes } from '@commonplace/api'
import { openDevice } from '@commonplace/client/src/offline/device/open-device.ts'
import { type DocumentSession, openDocument } from '@commonplace/client/src/offline/session/index.ts'
import { beWindow, newDisk } from '@commonplace/client/src/offline/testing/away-device.ts'
import { until } from '@commonplace/client/src/offline/testing/until.ts'
import { isPen, type Pen } from '@commonplace/sync'
import { penGivenBackMessage } from '@commonplace/sync/client'
import { forgedUpdate, updateMessage } from '@commonplace/sync/testing'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type OpenedCommunity, openCommunity, type Sitting, sitDown } from '../harness/index.ts'

// Windows of the real client at the real server, and a copy of a browser's profile that does what it should not.

beWindow()

type Person = OpenedCommunity['amina']

/** A browser of its own: a database, and a network that is cut at will. */
class Browser {
  readonly #place: OpenedCommunity
  readonly #person: Person
  readonly #disk = newDisk()
  readonly #sockets = new Set<WebSocket>()
  #away = false

  constructor(place: OpenedCommunity, person: Person) {
    this.#place = place
    this.#person = person
  }

  async open(documentId: string): Promise<DocumentSession> {
    globalThis.indexedDB = this.#disk
    const device = await openDevice(this.#person.id)
    const { id: memberId, cookie } = this.#person
    const { url } = this.#place
    const [sockets, isAway] = [this.#sockets, () => this.#away]
    class Socket extends WebSocket {
      constructor(address: string) {
        // Port 1 refuses whoever comes, as a network that is not there.
        super(isAway() ? 'ws://127.0.0.1:1' : address, { headers: { Cookie: cookie, Origin: url } })
        sockets.add(this)
        this.on('error', () => undefined)
      }
    }
    return openDocument({
      ...{ documentId, memberId, name: 'Somebody', hue: 1, canEdit: true, quiet: true, attended: true },
      url: `${url.replace('http', 'ws')}/sync`,
      socket: Socket as unknown as typeof globalThis.WebSocket,
      device: Promise.resolve(device),
    })
  }

  async pens(): Promise<Pen[]> {
    globalThis.indexedDB = this.#disk
    return (await openDevice(this.#person.id)).getAll('pens')
  }

  cut(): void {
    this.#away = true
    for (const socket of this.#sockets) socket.terminate()
  }

  come(...sessions: DocumentSession[]): void {
    this.#away = false
    for (const session of sessions) session.retry()
  }
}

async function community() {
  const place = await openCommunity()
  const input = { kind: 'note' as const, title: 'Pens' }
  const { documentId } = await place.chioma.api(routes.createPage, { params: { slug: place.slug }, input })
  return { place, documentId }
}

const say = ({ provider }: Sitting, message: Uint8Array) => provider.ws?.send(message as Uint8Array<ArrayBuffer>)
const text = ({ doc }: DocumentSession) => doc.getText('words')

function hasPen({ awareness }: DocumentSession): Promise<void> {
  return new Promise((taken) => {
    const look = () => isPen(awareness.clientID) && taken()
    awareness.on('update', look)
    look()
  })
}

const settled = (session: DocumentSession) =>
  until(session.state, ({ queue, socket }) => queue === 0 && socket === 'open')

test('[OF15] thirty sittings of two people, some of them at once and some cut off, leave as many ids as people were there at once', async () => {
  const { place, documentId } = await community()
  await using _ = place
  const people = [place.amina, place.bo].map((person) => new Browser(place, person))
  for (let round = 0; round < 15; round++) {
    const sessions = await Promise.all(people.map((browser) => browser.open(documentId)))
    await Promise.all(sessions.map(hasPen))
    for (const [i, session] of sessions.entries()) {
      text(session).insert(0, `<${round} of ${i}>`)
      if (round % 5 === 0) {
        people[i]?.cut()
        text(session).insert(0, `<${round} of ${i}, away>`)
        people[i]?.come(session)
      }
      await settled(session)
    }
    for (const session of sessions) await session.close()
  }
  using reader = sitDown(place.url, documentId, { Cookie: place.chioma.cookie })
  await reader.synced()
  const words = reader.doc.getText('words').toString()
  for (let round = 0; round < 15; round++)
    for (const i of [0, 1]) expect(words.split(`<${round} of ${i}>`)).toHaveLength(2)
  expect([...reader.doc.store.clients.keys()].filter(isPen)).toHaveLength(2)
  expect(await Promise.all(people.map((browser) => browser.pens()))).toEqual([[], []])
})

test.each(['with the window open', 'and close the window before'])(
  '[OF17] a copy of somebody’s profile gives back their pen, another writes under it: they lose nothing and go on, %s',
  async (how) => {
    const { place, documentId } = await community()
    await using _ = place
    const [laptop, bos] = [new Browser(place, place.amina), new Browser(place, place.bo)]
    const amina = await laptop.open(documentId)
    await hasPen(amina)
    text(amina).insert(0, 'Before. ')
    await settled(amina)
    laptop.cut()
    text(amina).insert(8, 'Mine, away. ')
    await until(amina.state, ({ kept }) => kept === 'device')

    // The copy knows the loan from the disk, and says that nobody writes under it any more.
    const [pen] = await laptop.pens()
    if (!pen) throw new Error('the device notes the pen it was lent')
    using copy = sitDown(place.url, documentId, { Cookie: place.amina.cookie }, { v: '1' })
    await copy.synced()
    say(copy, penGivenBackMessage({ ...pen, clock: 8 }))
    const bo = await bos.open(documentId)
    await hasPen(bo)
    expect(bo.doc.clientID).toBe(pen.client)
    text(bo).insert(0, 'Bo: ')
    await settled(bo)

    let back = amina
    if (how !== 'with the window open') {
      await amina.close()
      back = await laptop.open(documentId)
    }
    laptop.come(back)
    await until(back.state, ({ ended }) => ended === 'moved')
    await back.close()
    const again = await laptop.open(documentId)
    await hasPen(again)
    await settled(again)
    text(again).insert(text(again).length, 'And on.')
    await settled(again)
    expect(text(again).toString()).toBe('Bo: Before. Mine, away. And on.')
    if (text(bo).length < text(again).length)
      await new Promise<void>((heard) => bo.doc.on('update', () => text(bo).length === text(again).length && heard()))
    expect(text(bo).toString()).toBe('Bo: Before. Mine, away. And on.')
    await again.close()
    await bo.close()
  },
)

test('[OF17] who writes under another’s pen is refused, and its holder writes on', async () => {
  const { place, documentId } = await community()
  await using _ = place
  const bo = await new Browser(place, place.bo).open(documentId)
  await hasPen(bo)
  text(bo).insert(0, 'Mine. ')
  await settled(bo)
  using thief = sitDown(place.url, documentId, { Cookie: place.amina.cookie }, { v: '1' })
  await thief.synced()
  const refused = new Promise<void>((heard) => {
    thief.provider.messageHandlers[102] = () => heard()
  })
  say(thief, updateMessage(forgedUpdate(thief.doc, bo.doc.clientID)))
  await refused
  text(bo).insert(6, 'Still mine.')
  await settled(bo)
  expect(text(bo).toString()).toBe('Mine. Still mine.')
  using reader = sitDown(place.url, documentId, { Cookie: place.chioma.cookie })
  await reader.synced()
  expect(reader.doc.getText('words').toString()).toBe('Mine. Still mine.')
  await bo.close()
})
