// `node tests/load/units.ts`: what one thing costs where several processes serve one place: PostgreSQL as TEST_DATABASE_URL names it, a Redis
// of our own, two server processes. tests/load/scale.ts reckons with what comes out (tests/load/unit-costs.ts). The lesser of two rounds: what else the machine does only ever adds.
import { rm } from 'node:fs/promises'
import type { DocumentId, MemberId } from '@commonplace/domain'
import { must, systemClock, systemRandom } from '@commonplace/kit'
import { openStorage } from '@commonplace/server/storage'
import { ownDatabase } from '@commonplace/server/storage/testing/postgres'
import * as Y from 'yjs'
import { type LoadClient, presenceMessage, updateMessage } from './driver/client.ts'
import { onSchedule, percentile } from './driver/figures.ts'
import { type LoadGrounds, layLoadGrounds, pagesMadeBy } from './driver/grounds.ts'
import { openRedis } from './driver/own-redis.ts'
import { Peer } from './driver/peer.ts'
import { writerUpdates } from './driver/words.ts'
import { load } from './report.ts'
import { idle } from './scenarios/being-there.ts'

const ROUNDS = 2
const CLIENTS = 9_000_000
/** Documents, people at each, writers among them, updates a second of each writer, seconds. */
const HOW = { documents: 10, people: 10, writers: 5, perSecond: 4, seconds: 5 }

const values = new Map<string, number[]>()
const note = (name: string, value: number) => values.set(name, [...(values.get(name) ?? []), value])

const cpuOf = async (peers: readonly Peer[]) =>
  (await Promise.all(peers.map((peer) => peer.cpu()))).reduce((sum, one) => sum + one, 0)

/** People write at a steady pace; those of each document sit at all of these processes, in turn. */
async function writing(
  name: string,
  peers: readonly Peer[],
  documents: readonly string[],
  redis: Redises,
): Promise<void> {
  const each = HOW.perSecond * HOW.seconds
  const crowds = await Promise.all(
    documents.map(async (document) => {
      const clients = Array.from({ length: HOW.people }, (_, n) =>
        must(peers[n % peers.length], 'there is one').connect(document),
      )
      await Promise.all(clients.map(({ synced }) => synced))
      return clients
    }),
  )
  const taken: number[] = []
  const events: [number, () => void][] = []
  const expected = HOW.documents * HOW.writers * each * (HOW.people - 1)
  const { promise: done, resolve } = Promise.withResolvers<void>()
  crowds.forEach((clients, document) => {
    const sentAt = clients.map(() => [] as number[])
    clients.forEach((client, reader) => {
      client.onUpdate = (update) => {
        const now = performance.now()
        const { from, to } = Y.parseUpdateMeta(update)
        for (const [id, end] of to)
          for (let clock = from.get(id) ?? 0; clock < end && id - CLIENTS !== reader; clock++)
            taken.push(now - (sentAt[id - CLIENTS]?.[clock] ?? now))
        if (taken.length === expected) resolve()
      }
    })
    for (let writer = 0; writer < HOW.writers; writer++)
      writerUpdates(CLIENTS + writer, each).forEach((update, n) => {
        const offset = writer / HOW.writers + document / HOW.documents / HOW.writers
        events.push([
          ((n + offset) * 1_000) / HOW.perSecond,
          () => {
            sentAt[writer]?.push(performance.now())
            clients[writer]?.send(updateMessage(update))
          },
        ])
      })
  })
  const before = await cpuOf(peers)
  const told = await redis.used()
  await onSchedule(events, (send) => send())
  await done
  const cpu = (await cpuOf(peers)) - before
  const after = await redis.used()
  const updates = HOW.documents * HOW.writers * each
  note(`${name}: CPU of the servers for each update, µs`, cpu / updates)
  note(`${name}: the same for each delivery, µs`, cpu / expected)
  note(`${name}: half arrive within, ms`, percentile(taken, 0.5))
  note(`${name}: 99 of 100 arrive within, ms`, percentile(taken, 0.99))
  if (peers.length > 1) {
    note(`${name}: messages of Redis for each update`, (after.messages - told.messages) / updates)
    note(`${name}: CPU of Redis for each message, µs`, (after.cpu - told.cpu) / (after.messages - told.messages))
  }
  await leave(crowds.flat())
}

type Redises = Awaited<ReturnType<typeof openRedis>>
const leave = (clients: readonly LoadClient[]) => Promise.all(clients.map((client) => client.close()))

/** Forty people at one document move their carets three times a second. */
async function presence(peers: readonly Peer[], document: string, redis: Redises): Promise<void> {
  const clients = Array.from({ length: 40 }, (_, n) => must(peers[n % peers.length], 'there is one').connect(document))
  await Promise.all(clients.map(({ synced }) => synced))
  const events = clients.flatMap((client, n) =>
    Array.from({ length: 9 }, (_, move): [number, () => void] => [
      (move + n / 40) * 333,
      () => client.send(presenceMessage(CLIENTS + n, move + 1, { user: { name: 'x' }, cursor: { anchor: move } })),
    ]),
  )
  const before = await cpuOf(peers)
  const told = await redis.used()
  await onSchedule(events, (send) => send())
  await new Promise((resolve) => setTimeout(resolve, 300))
  note(
    'presence, 40 people at two processes: CPU of the servers for each move, µs',
    ((await cpuOf(peers)) - before) / events.length,
  )
  note('the same: messages of Redis for each move', ((await redis.used()).messages - told.messages) / events.length)
  await leave(clients)
}

/** Appends straight to the log, so many documents at once: how many a second become durable. */
async function appends(
  engine: string,
  grounds: LoadGrounds,
  databaseUrl: string,
  documents: readonly string[],
): Promise<void> {
  await using storage = await openStorage({
    dataDir: grounds.dataDir,
    databaseUrl,
    clock: systemClock,
    random: systemRandom,
  })
  const by = grounds.members[0] as MemberId
  for (const writers of [1, 10, 100]) {
    let count = 0
    const until = performance.now() + 2_000
    const [update = new Uint8Array()] = writerUpdates(CLIENTS, 1)
    const write = async (n: number) => {
      while (performance.now() < until) {
        await storage.updateLog.append(documents[n % documents.length] as DocumentId, [{ update, by, claims: [] }])
        count++
      }
    }
    const began = performance.now()
    await Promise.all(Array.from({ length: writers }, (_, n) => write(n)))
    note(
      `${engine}: ms for each append made durable, ${writers} documents at once`,
      (performance.now() - began) / count,
    )
  }
}

const server = must(process.env.TEST_DATABASE_URL, 'TEST_DATABASE_URL names a PostgreSQL')
await using database = await ownDatabase(server)
await using redis = await openRedis()
const shared = { DATABASE_URL: database.url, REDIS_URL: redis.url }
const [on, alone] = [await layLoadGrounds(5, shared), await layLoadGrounds(5)]
try {
  const documents = { on: [] as readonly string[], alone: [] as readonly string[] }
  {
    await using stack = new AsyncDisposableStack()
    const open = async (grounds: LoadGrounds, env: Record<string, string>) =>
      stack.use(
        await Peer.open({
          ...{ name: 'commonplace', file: 'commonplace.ts', dialect: 'y-websocket', folder: grounds.dataDir, env },
          ...{ tokens: grounds.tokens, makeDocuments: pagesMadeBy(grounds) },
        }),
      )
    const [here, there, sqlite] = [await open(on, shared), await open(on, shared), await open(alone, {})]
    for (let round = 0; round < ROUNDS; round++) {
      process.stderr.write(`Round ${round + 1} of ${ROUNDS}\n`)
      await writing('one process on SQLite', [sqlite], await sqlite.documents(HOW.documents), redis)
      await writing('one process on PostgreSQL', [here], await here.documents(HOW.documents), redis)
      await writing('two processes', [here, there], await here.documents(HOW.documents), redis)
      await presence([here, there], must((await here.documents(1))[0], 'one was made'), redis)
      note('an idle connection, KB', (await idle(here, 200)).kb)
    }
    documents.on = await here.documents(100)
    documents.alone = await sqlite.documents(100)
  }
  for (let round = 0; round < ROUNDS; round++) {
    await appends('SQLite', alone, '', documents.alone)
    await appends('PostgreSQL', on, database.url, documents.on)
  }
} finally {
  for (const { dataDir } of [on, alone]) await rm(dataDir, { recursive: true, force: true })
}
for (const [name, all] of values) {
  const value = Math.min(...all)
  process.stdout.write(`| ${name} | ${value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2)} |\n`)
}
process.stdout.write(`\nload ${load().join(' ')}\n`)
