import * as Y from 'yjs'
import { type LoadClient, updateMessage } from '../driver/client.ts'
import { onSchedule, percentile } from '../driver/figures.ts'
import type { Peer } from '../driver/peer.ts'
import { writerUpdates } from '../driver/words.ts'

// People write, others receive. Deliveries are counted by what an update holds, not by frames: a server may put several into one.

/** Messages of writers, made once and used with every server: writer n has the client id CLIENTS + n. */
const CLIENTS = 7_000_000
const made = new Map<number, readonly Uint8Array[]>()
function messagesOf(writer: number, count: number): readonly Uint8Array[] {
  const known = made.get(writer)
  if (known && known.length >= count) return known
  const messages = writerUpdates(CLIENTS + writer, count).map((update) => updateMessage(update))
  made.set(writer, messages)
  return messages
}

type Hear = (writer: number, from: number, to: number, reader: number) => void

/** Tells of each letter that a reader got from another, as a run of clocks. */
function listen(clients: readonly LoadClient[], hear: Hear): void {
  clients.forEach((client, reader) => {
    client.onUpdate = (update) => {
      const { from, to } = Y.parseUpdateMeta(update)
      for (const [id, end] of to) {
        const writer = id - CLIENTS
        // Hocuspocus sends an author their own words too; that is no delivery.
        if (writer !== reader) hear(writer, from.get(id) ?? 0, end, reader)
      }
    }
  })
}

const leave = (clients: readonly LoadClient[]) => Promise.all(clients.map((client) => client.close()))

export interface Saturated {
  readonly documents: number
  readonly clients: number
  /** Updates of each client. */
  readonly updates: number
  /** How many a client may have under way before its neighbour has got them. */
  readonly ahead: number
}

/** Everybody writes as fast as the server lets them. Microseconds of server for each update delivered to somebody, and how many a second. */
export async function saturated(peer: Peer, how: Saturated): Promise<{ cpu: number; rate: number }> {
  const documents = await peer.documents(how.documents)
  const crowds = await Promise.all(documents.map((document) => peer.crowd(document, how.clients)))
  const expected = how.documents * how.clients * (how.clients - 1) * how.updates
  const before = await peer.cpu()
  const began = performance.now()
  await new Promise<void>((resolve) => {
    let delivered = 0
    for (const clients of crowds) {
      const sent = clients.map(() => 0)
      const write = (writer: number, heard: number) => {
        const messages = messagesOf(writer, how.updates)
        for (let n = sent[writer] ?? 0; n < Math.min(how.updates, heard + how.ahead); n++) {
          clients[writer]?.send(messages[n] ?? new Uint8Array())
          sent[writer] = n + 1
        }
      }
      listen(clients, (writer, from, to, reader) => {
        delivered += to - from
        if (reader === (writer + 1) % how.clients) write(writer, to)
        if (delivered === expected) resolve()
      })
      for (const writer of clients.keys()) write(writer, 0)
    }
  })
  const seconds = (performance.now() - began) / 1000
  const cpu = (await peer.cpu()) - before
  await leave(crowds.flat())
  return { cpu: cpu / expected, rate: expected / seconds }
}

export interface Steady {
  readonly documents: number
  readonly clients: number
  readonly writers: number
  /** Updates a second in each document, of all its writers. */
  readonly perSecond: number
  readonly seconds: number
}

/** People write at a steady pace. Microseconds of server for each delivery, and how long one takes, in milliseconds. */
export async function steady(peer: Peer, how: Steady): Promise<{ cpu: number; p50: number; p99: number }> {
  const documents = await peer.documents(how.documents)
  const crowds = await Promise.all(documents.map((document) => peer.crowd(document, how.clients)))
  const each = Math.round((how.perSecond * how.seconds) / how.writers)
  const events: [number, () => void][] = []
  const taken: number[] = []
  const { promise: done, resolve } = Promise.withResolvers<void>()
  const expected = how.documents * how.writers * each * (how.clients - 1)
  crowds.forEach((clients, document) => {
    const sentAt = clients.map(() => [] as number[])
    listen(clients, (writer, from, to) => {
      const now = performance.now()
      for (let clock = from; clock < to; clock++) taken.push(now - (sentAt[writer]?.[clock] ?? now))
      if (taken.length === expected) resolve()
    })
    for (let writer = 0; writer < how.writers; writer++) {
      const messages = messagesOf(writer, each)
      for (let n = 0; n < each; n++) {
        // Nobody keeps time with anybody else.
        const at =
          ((n + writer / how.writers + document / how.documents / how.writers) * how.writers * 1000) / how.perSecond
        const send = () => {
          sentAt[writer]?.push(performance.now())
          clients[writer]?.send(messages[n] ?? new Uint8Array())
        }
        events.push([at, send])
      }
    }
  })
  const before = await peer.cpu()
  await onSchedule(events, (send) => send())
  await done
  const cpu = (await peer.cpu()) - before
  await leave(crowds.flat())
  return { cpu: cpu / expected, p50: percentile(taken, 0.5), p99: percentile(taken, 0.99) }
}

/** A long history comes in from one writer while somebody reads along. Microseconds of server for each update. */
export async function ingest(peer: Peer, updates: readonly Uint8Array[]): Promise<{ cpu: number }> {
  const [document = ''] = await peer.documents(1)
  const [writer, reader] = await peer.crowd(document, 2)
  if (!writer || !reader) throw new Error('Two were asked for')
  const messages = updates.map((update) => updateMessage(update))
  const before = await peer.cpu()
  const last = new Promise<void>((resolve) => {
    reader.onUpdate = (update) => {
      if (Y.parseUpdateMeta(update).to.has(CLIENTS)) resolve()
    }
  })
  for (const [n, message] of messages.entries()) {
    writer.send(message)
    if (n % 64 === 0) await new Promise(setImmediate)
    while (writer.waiting > 64 * 1024) await new Promise((resolve) => setTimeout(resolve, 1))
  }
  // Comes after all the others, and is somebody else's, so that it can be told apart.
  writer.send(messagesOf(0, 1)[0] ?? new Uint8Array())
  await last
  const cpu = (await peer.cpu()) - before
  await leave([writer, reader])
  return { cpu: cpu / updates.length }
}
