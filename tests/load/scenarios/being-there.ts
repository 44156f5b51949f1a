import { type LoadClient, presenceMessage, updateMessage } from '../driver/client.ts'
import { median, onSchedule } from '../driver/figures.ts'
import type { Peer } from '../driver/peer.ts'

// What it costs that people are there: their carets, their coming back, a page that is opened, a socket that says nothing.

export interface Moving {
  readonly clients: number
  readonly perSecond: number
  readonly seconds: number
}

/** Carets move in one document. Microseconds of server for each move. */
export async function presence(peer: Peer, how: Moving): Promise<{ cpu: number }> {
  const [document = ''] = await peer.documents(1)
  const clients = await peer.crowd(document, how.clients)
  const moves = how.perSecond * how.seconds
  const events = clients.flatMap((client, who) =>
    Array.from({ length: moves }, (_, n) => {
      const at = ((n + who / how.clients) * 1000) / how.perSecond
      const caret = { type: null, tname: 'default', item: { client: 8_000_000 + who, clock: n * 7 }, assoc: 0 }
      const user = { name: `Somebody ${who}`, color: '#2f6f57' }
      const message = presenceMessage(8_000_000 + who, n + 1, { user, cursor: { anchor: caret, head: caret } })
      return [at, () => client.send(message)] as const
    }),
  )
  const before = await peer.cpu()
  await onSchedule(events, (send) => send())
  const cpu = (await peer.cpu()) - before
  await Promise.all(clients.map((client) => client.close()))
  return { cpu: cpu / events.length }
}

/** Puts a page into new documents and leaves them. */
export async function writePages(peer: Peer, page: Uint8Array, count: number): Promise<readonly string[]> {
  const documents = await peer.documents(count)
  for (const document of documents) {
    const [writer, reader] = await peer.crowd(document, 2)
    if (!writer || !reader) throw new Error('Two were asked for')
    const arrived = new Promise<void>((resolve) => {
      reader.onUpdate = () => resolve()
    })
    writer.send(updateMessage(page))
    await arrived
    await Promise.all([writer.close(), reader.close()])
  }
  return documents
}

export interface Opened {
  /** Milliseconds from asking for the socket to having the page. */
  readonly ms: number
  /** Bytes that came for it. */
  readonly bytes: number
  /** Microseconds of server CPU. */
  readonly cpu: number
  /** Kilobytes that the server holds for an open page with one reader. */
  readonly kb: number
}

/** Opens pages that nobody has open, one after the other; then looks what they hold, and again once they were put away. */
export async function openPages(peer: Peer, documents: readonly string[]): Promise<Opened> {
  await peer.emptied()
  const before = await peer.cpu()
  const times: number[] = []
  const clients: LoadClient[] = []
  for (const document of documents) {
    const began = performance.now()
    const client = peer.connect(document)
    await client.synced
    times.push(performance.now() - began)
    clients.push(client)
  }
  const cpu = ((await peer.cpu()) - before) / documents.length
  const open = await peer.memory()
  // What is sent a second time has come by now.
  const bytes = clients.map(({ received }) => received)
  await Promise.all(clients.map((client) => client.close()))
  await peer.emptied()
  const kb = (open - (await peer.memory())) / 1024 / documents.length
  return { ms: median(times), bytes: median(bytes), cpu, kb }
}

/** Everybody comes back at once to a page that one reader kept open. Milliseconds until all have it, and of server CPU. */
export async function storm(peer: Peer, document: string, clients: number): Promise<{ wall: number; cpu: number }> {
  const [first] = await peer.crowd(document, 1)
  const before = await peer.cpu()
  const began = performance.now()
  const crowd = await peer.crowd(document, clients)
  const wall = performance.now() - began
  const cpu = ((await peer.cpu()) - before) / 1000
  await Promise.all([first, ...crowd].map((client) => client?.close()))
  return { wall, cpu }
}

/** Kilobytes that the server holds for a socket that says nothing. */
export async function idle(peer: Peer, clients: number): Promise<{ kb: number }> {
  const [document = ''] = await peer.documents(1)
  const first = await peer.crowd(document, 1)
  const before = await peer.memory()
  const crowd = await peer.crowd(document, clients)
  const kb = ((await peer.memory()) - before) / 1024 / clients
  await Promise.all([...first, ...crowd].map((client) => client.close()))
  return { kb }
}
