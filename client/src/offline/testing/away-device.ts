import 'fake-indexeddb/auto'
import { type Api, createApi, type Me, routes } from '@commonplace/api'
import { bodyOf, toY } from '@commonplace/document/y'
import { must } from '@commonplace/kit'
import { IDBFactory } from 'fake-indexeddb'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { type Device, openDevice } from '../device/open-device.ts'
import { type Offline, wireOffline } from '../offline.ts'
import { type DocumentSession, openDocument } from '../session/index.ts'

// A device without a browser: the client's own offline machinery over a database in memory, and a network that is cut at will.

/** What the machinery asks of a window. Several devices live in this process, so they must not hear each other as tabs do. */
export function beWindow(): void {
  const stored = new Map<string, string>()
  const localStorage = { getItem: (key: string) => stored.get(key) ?? null, setItem: stored.set.bind(stored) }
  Object.assign(globalThis, { localStorage, location: new URL('http://device.invalid/') })
  Reflect.deleteProperty(globalThis, 'BroadcastChannel')
  Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true })
}

/** A disk with nothing on it, as `indexedDB` is one. */
export const newDisk = (): IDBFactory => new IDBFactory()

/** Where the server is, and who somebody is there. */
export interface Place {
  readonly url: string
  readonly slug: string
}
export interface Somebody {
  readonly id: string
  /** A Cookie header of a screen they are signed in at. */
  readonly cookie: string
  readonly api: Api
}

type Known = Me & { member: NonNullable<Me['member']> }

export class AwayDevice {
  readonly person: Somebody
  readonly #place: Place
  readonly #me: Known
  readonly #disk = new IDBFactory()
  readonly #sockets = new Set<WebSocket>()
  readonly #api: Api
  /** Whether anything comes through; 'deaf': what is sent arrives, and its answer gets lost. */
  network: 'on' | 'off' | 'deaf' = 'on'
  #device: Device | null = null
  #offline: Offline | null = null
  #open: DocumentSession | null = null

  private constructor(place: Place, person: Somebody, me: Known) {
    this.#place = place
    this.person = person
    this.#me = me
    this.#api = createApi({ base: place.url, headers: { Cookie: person.cookie }, fetch: this.#fetch })
  }

  static async start(place: Place, person: Somebody): Promise<AwayDevice> {
    const me = await person.api(routes.readMe)
    const device = new AwayDevice(place, person, { ...me, member: must(me.member, 'somebody is signed in') })
    await device.#wake()
    return device
  }

  get offline(): Offline {
    return must(this.#offline, 'the program runs')
  }

  get database(): Device {
    return must(this.#device, 'the program runs')
  }

  /** The program ends without a word and is started again. */
  async restart(): Promise<void> {
    await this.close()
    await this.#wake()
  }

  async close(): Promise<void> {
    await this.leave()
    this.#offline?.outbox.close()
    this.#device?.close()
  }

  async #wake(): Promise<void> {
    globalThis.indexedDB = this.#disk
    this.#device = await openDevice(this.person.id)
    this.#offline = wireOffline(this.#device, this.#me, this.#api, this.#served)
    await this.#offline.outbox.open()
  }

  cut(network: 'on' | 'off' | 'deaf'): void {
    this.network = network
    if (network === 'off') for (const socket of this.#sockets) socket.terminate()
  }

  /** Opens a document and writes a word of its own into a paragraph of its own, somewhere between the others. */
  async write(documentId: string, word: string, at: (length: number) => number): Promise<void> {
    const session = await this.enter(documentId)
    const body = bodyOf(session.doc)
    body.insert(at(body.length + 1), [toY({ type: 'paragraph', content: [{ type: 'text', text: word }] })])
    await new Promise<void>((kept) => {
      const look = () => session.state.get().kept !== 'not' && kept()
      session.state.subscribe(look)
      look()
    })
  }

  async enter(documentId: string): Promise<DocumentSession> {
    if (this.#open?.documentId === documentId) return this.#open
    await this.leave()
    const { id, name, hue } = this.#me.member
    const database = Promise.resolve(this.database)
    const who = { memberId: id, name, hue, canEdit: true, quiet: true, attended: true, device: database }
    const session = openDocument({ ...who, ...this.#served, documentId })
    this.#open = session
    await session.whenReady
    return session
  }

  async leave(): Promise<void> {
    await this.#open?.close()
    this.#open = null
  }

  /** Everything home and everything new here, as when the person comes back to the window. */
  async sync(): Promise<void> {
    await this.leave()
    await this.offline.send()
    if (this.network === 'on') await this.offline.keeper.sync(this.#place.slug)
  }

  /** What this device keeps of a document, read with no network at all. */
  async text(documentId: string): Promise<string> {
    const { DocumentLog } = await import('../session/document-log.ts')
    const doc = new Y.Doc()
    for (const update of (await new DocumentLog(this.database, documentId).load()).updates) Y.applyUpdate(doc, update)
    return bodyOf(doc).toString()
  }

  get #served() {
    const { url } = this.#place
    const { cookie } = this.person
    const sockets = this.#sockets
    const isOff = () => this.network === 'off'
    class Socket extends WebSocket {
      constructor(address: string) {
        // Port 1 refuses whoever comes, as a network that is not there.
        super(isOff() ? 'ws://127.0.0.1:1' : address, { headers: { Cookie: cookie, Origin: url } })
        sockets.add(this)
        this.on('close', () => sockets.delete(this))
        this.on('error', () => undefined)
      }
    }
    return { url: `${url.replace('http', 'ws')}/sync`, socket: Socket as unknown as typeof globalThis.WebSocket }
  }

  readonly #fetch: typeof fetch = async (...call) => {
    const isOff = () => this.network === 'off'
    if (isOff()) throw new TypeError('no network')
    const response = await fetch(...call)
    if (isOff()) throw new TypeError('no network')
    // Reading who is signed in changes nothing: were it lost too, nothing would ever be sent.
    if (this.network === 'deaf' && !String(call[0]).endsWith('/me')) throw new TypeError('the answer was lost')
    return response
  }
}
