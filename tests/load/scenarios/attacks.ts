import { FORGED, forgedUpdate, orphanUpdate } from '@commonplace/sync/testing'
import * as Y from 'yjs'
import { type LoadClient, updateMessage } from '../driver/client.ts'
import { later, onSchedule, percentile } from '../driver/figures.ts'
import type { Peer } from '../driver/peer.ts'
import { writerUpdates } from '../driver/words.ts'

// What somebody who means harm costs the others. Every figure is what an honest person notices, or what the server keeps for the attacker.

const MB = 1024 * 1024
/** Asks for everything: the state vector of an empty copy. */
const ASK = Uint8Array.of(0, 0, 1, 0)

/** Nobody waits longer; what has not come by then counts as this. */
const PATIENCE = 20_000

const [HONEST, FLOODING] = [8_000_000, 8_000_001]

async function two(peer: Peer, document: string): Promise<readonly [LoadClient, LoadClient]> {
  const [one, other] = await peer.crowd(document, 2)
  if (!one || !other) throw new Error('Two were asked for')
  return [one, other]
}

/** One writes so many letters, 50 a second, the other hears them: how long each took. */
async function talk([writer, reader]: readonly [LoadClient, LoadClient], letters: number): Promise<readonly number[]> {
  const messages = writerUpdates(HONEST, letters).map((update) => updateMessage(update))
  const sentAt: number[] = []
  const taken: number[] = []
  const heard = new Promise<void>((resolve) => {
    reader.onUpdate = (update) => {
      const { from, to } = Y.parseUpdateMeta(update)
      const end = to.get(HONEST) ?? 0
      for (let n = from.get(HONEST) ?? 0; n < end; n++) taken.push(performance.now() - (sentAt[n] ?? 0))
      if (end === letters) resolve()
    }
  })
  await onSchedule(
    messages.map((message, n) => [n * 20, message] as const),
    (message) => {
      sentAt.push(performance.now())
      writer.send(message)
    },
  )
  await Promise.race([heard, later(PATIENCE)])
  const lost = sentAt.slice(taken.length).map(() => PATIENCE)
  return [...taken, ...lost]
}

const leave = (...clients: readonly LoadClient[]) => Promise.all(clients.map((client) => client.close()))

/** 30,000 letters come into one document at once; two people write at another meanwhile. */
export async function flood(peer: Peer): Promise<Readonly<Record<string, number>>> {
  const [flooded = '', other = ''] = await peer.documents(2)
  const attacker = peer.connect(flooded)
  const pair = await two(peer, other)
  await attacker.synced
  const messages = writerUpdates(FLOODING, 30_000).map((update) => updateMessage(update))
  // In pieces, so that it is the server that is late and not whoever measures.
  const flooding = (async () => {
    for (let n = 0; n < messages.length; n += 100) {
      for (const message of messages.slice(n, n + 100)) attacker.send(message)
      await new Promise(setImmediate)
    }
  })()
  const taken = await talk(pair, 400)
  await flooding
  await leave(attacker, ...pair)
  return { p50: percentile(taken, 0.5), p99: percentile(taken, 0.99), longest: Math.max(...taken) }
}

/** Somebody asks 400 times for a page of a megabyte, which is rewritten 24 times meanwhile, and reads nothing. */
export async function unread(peer: Peer): Promise<Readonly<Record<string, number>>> {
  const [document = ''] = await peer.documents(1)
  const [writer, reader] = await two(peer, document)
  const doc = new Y.Doc()
  const text = doc.getText('long')
  doc.on('update', (update: Uint8Array) => writer.send(updateMessage(update)))
  const rewrite = async (letter: string) => {
    const heard = new Promise<void>((resolve) => {
      reader.onUpdate = () => resolve()
    })
    doc.transact(() => {
      text.delete(0, text.length)
      text.insert(0, letter.repeat(MB))
    })
    await heard
  }
  await rewrite('x')
  const before = await peer.memory()
  const attacker = peer.connect(document)
  await attacker.opened
  attacker.stopReading()
  // It may be sent away before it has read anything.
  attacker.synced.catch(() => undefined)
  for (let n = 0; n < 400; n++) attacker.send(ASK)
  let most = 0
  for (let n = 0; n < 24; n++) {
    await rewrite(String.fromCharCode(97 + n))
    most = Math.max(most, await peer.memory())
  }
  await later(2_000)
  most = Math.max(most, await peer.memory())
  attacker.terminate()
  await leave(writer, reader)
  doc.destroy()
  return { mb: (most - before) / MB }
}

/** 3,000 updates whose dependencies never come; two people write in the same document, and a third opens it. */
export async function orphans(peer: Peer): Promise<Readonly<Record<string, number>>> {
  const [document = ''] = await peer.documents(1)
  const attacker = peer.connect(document)
  const pair = await two(peer, document)
  await attacker.synced
  const nothing = new Y.Doc()
  for (let n = 0; n < 3_000; n++) attacker.send(updateMessage(orphanUpdate(nothing, 20_000_000 + n, 'clock')))
  const began = performance.now()
  const late = peer.connect(document)
  const opened = late.synced.then(() => performance.now() - began)
  const taken = await talk(pair, 200)
  const open = await opened
  await leave(attacker, late, ...pair)
  return { open, p99: percentile(taken, 0.99) }
}

/** Somebody continues each letter of another under the other's name in the moment they hear it. How many letters of 200 reach a third. */
export async function forge(peer: Peer): Promise<Readonly<Record<string, number>>> {
  const [document = ''] = await peer.documents(1)
  const [writer, reader] = await two(peer, document)
  const attacker = peer.connect(document)
  await attacker.synced
  const read = new Y.Doc()
  reader.onUpdate = (update) => Y.applyUpdate(read, update)
  const heard = new Y.Doc()
  attacker.onUpdate = (update) => {
    const known = heard.store.clients.has(HONEST)
    Y.applyUpdate(heard, update)
    if (known || heard.store.clients.has(HONEST))
      attacker.send(updateMessage(forgedUpdate(heard, HONEST, FORGED.repeat(20))))
  }
  const messages = writerUpdates(HONEST, 200).map((update) => updateMessage(update))
  await onSchedule(
    messages.map((message, n) => [n * 20, message] as const),
    (message) => writer.send(message),
  )
  await later(2_000)
  const arrived = read.getText(`writer ${HONEST}`).length
  await leave(attacker, writer, reader)
  return { arrived: (arrived / 200) * 100 }
}
