import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal } from '@commonplace/api'
import { SCHEMA_VERSION } from '@commonplace/document'
import { FIRST_LANGUAGE, type MemberId } from '@commonplace/domain'
import { type Clock, type Random, systemClock, systemRandom } from '@commonplace/kit'
import { type Bus, NotKept, Rooms, type Timing, UnknownDocument } from '@commonplace/sync'
import type { RequestHandler } from 'express'
import { Redis } from 'ioredis'
import { LocalBus } from './bus/local.ts'
import { RedisBus } from './bus/redis.ts'
import type { Config } from './config.ts'
import { useCases } from './features/index.ts'
import { createApp } from './http/app.ts'
import { Caller } from './http/caller.ts'
import { openStreams } from './http/event-stream.ts'
import { openHub } from './http/hub.ts'
import { judgeAgain } from './http/judge-again.ts'
import { openLimits } from './http/limits.ts'
import { addressBehind } from './http/line.ts'
import { listen } from './http/listen.ts'
import { Once } from './http/once.ts'
import { KeptScreens } from './http/pages/kept-screens.ts'
import { type Client, openBuiltClient } from './http/renderer.ts'
import { socketDoor } from './http/socket-door.ts'
import { Door } from './http/who.ts'
import { type Log, openLog } from './observe/log.ts'
import { type Metrics, openMetrics } from './observe/metrics.ts'
import { openMailer } from './outside/mail.ts'
import { post } from './outside/post.ts'
import { openPusher } from './outside/push.ts'
import type { Documents } from './ports/documents.ts'
import type { Mailer } from './ports/mail.ts'
import { hashOf, newSecret } from './ports/secrets.ts'
import type { Store } from './ports/store.ts'
import type { Services } from './ports/use-case.ts'
import { ThreadReader } from './reading/thread-reader.ts'
import { nodeLoop, Sockets } from './realtime/index.ts'
import { openStorage, type Storage } from './storage/index.ts'
import { say } from './words/say.ts'
import { HookTeller } from './work/hook-teller.ts'
import { MailTeller } from './work/mail-teller.ts'
import { NoticeTeller } from './work/notice-teller.ts'
import { Thoughts } from './work/publish-thoughts.ts'
import { PushTeller } from './work/push-notices.ts'
import { Reminders } from './work/remind-of-gatherings.ts'
import { Work } from './work/work.ts'

// The only file that builds engines. Everything here is put together from ports; nothing here decides anything about the community.

/** What tests and development put in the place of the real thing. */
export interface Overrides {
  readonly clock?: Clock
  readonly random?: Random
  readonly log?: Log
  readonly timing?: Partial<Timing>
  readonly mail?: Mailer
  /** Of another day than these sources: the folder of another build of the client, and the version of the schema that is spoken. */
  readonly dist?: string
  readonly schema?: number
  /** Where drawn screens are kept. */
  readonly screens?: KeptScreens
  /** The client as development hands it out, and its middleware, made for this very server. */
  readonly development?: (
    server: Server,
  ) => Promise<{ client: Client; middleware: RequestHandler; close(): Promise<void> }>
}

/** The engines and the services on them, without a door to the network: what the command line works with. */
export interface House extends AsyncDisposable {
  readonly storage: Storage
  readonly documents: Documents
  readonly rooms: Rooms
  readonly work: Work
  readonly bus: Bus
  readonly log: Log
  readonly metrics: Metrics
  /** The services for people who reach this installation at that address. */
  servicesAt(publicUrl: string): Services
  readonly services: Services
  /** Why the bus cannot be reached, or null. */
  busTrouble(): Promise<string | null>
}

export async function openHouse(config: Config, overrides: Overrides = {}): Promise<House> {
  const { clock = systemClock, random = systemRandom, log = openLog(config.logLevel), timing } = overrides
  await using stack = new AsyncDisposableStack()
  const metrics = openMetrics()
  const storage = stack.use(
    await openStorage({
      dataDir: config.dataDir,
      databaseUrl: config.databaseUrl ?? undefined,
      clock,
      random,
      log: (sentence) => log.warn(sentence),
    }),
  )
  const { store, updateLog, settings, files } = storage
  const markdown = stack.use(new ThreadReader())
  const redis = config.redisUrl === null ? null : await openRedisBus(config.redisUrl, redisPrefix(config), log)
  const bus: Bus = redis ?? new LocalBus()
  stack.defer(() => bus.close())
  const rooms: Rooms = new Rooms({
    log: updateLog,
    bus,
    clock,
    random,
    loop: nodeLoop,
    schema: overrides.schema ?? SCHEMA_VERSION,
    shared: config.databaseUrl !== null,
    ...(timing ? { timing } : {}),
    onSettled: (document, by) => work.settled(document, by),
    watch(event) {
      if (event.kind === 'kept') {
        metrics.updates(event.updates)
        metrics.appended(event.ms / 1000)
      }
      if (event.kind === 'failed') log.error({ err: event.error, document: event.document }, event.doing)
    },
  })
  const documents = documentsOf(rooms)
  const work = stack.use(
    new Work({ store, documents, clock, random, onError: (err, what) => log.error({ err, ...what }, 'Work failed') }),
  )
  stack.defer(() => rooms.close())
  const mail =
    overrides.mail ?? (config.smtpUrl === null ? null : stack.use(await openMailer(config.smtpUrl, config.mailFrom)))
  const onTrouble = (err: unknown) => log.warn({ err }, 'What nobody waited for')
  const servicesAt = (publicUrl: string): Services => ({
    ...{ store, documents, settings, files, markdown, comparing: markdown, clock, random, publicUrl, mail, onTrouble },
    language: FIRST_LANGUAGE,
    pushKey: config.push?.publicKey ?? null,
    service: config.oidc && { name: config.oidc.name, url: '/sign-in/oidc' },
  })
  const services = servicesAt(config.publicUrl ?? `http://${config.host}:${config.port}`)
  const owned = stack.move()
  return {
    ...{ storage, documents, rooms, work, bus, log, metrics, servicesAt, services },
    async busTrouble() {
      return redis === null || (await redis.reachable()) ? null : 'Redis cannot be reached.'
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

/** Several installations may share a Redis: those on one database are one. */
function redisPrefix({ databaseUrl, dataDir }: Config): string {
  const name = databaseUrl === null ? hashOf(dataDir).slice(0, 12) : new URL(databaseUrl).pathname.slice(1)
  return `commonplace:${name}:`
}

function openRedisBus(url: string, prefix: string, log: Log): Promise<RedisBus> {
  return RedisBus.open({ url, prefix, onError: (err) => log.warn({ err }, 'Redis') })
}

/** Rooms as features see them; what the rooms cannot do is said in words for people. */
function documentsOf(rooms: Rooms): Documents {
  const inWords = (error: unknown): never => {
    if (error instanceof NotKept) throw new Refusal('read-only', say('notKept'), { retryAfter: 5 })
    if (error instanceof UnknownDocument) throw new Refusal('not-found', say('noDocument'))
    throw error
  }
  return {
    edit: (id, by, change) => rooms.edit(id, by, change).catch(inWords),
    read: (id, look) => rooms.read(id, look).catch(inWords),
  }
}

/** A server that runs. */
export interface Running extends AsyncDisposable {
  /** Where people reach it, without a slash at the end. */
  readonly url: string
  readonly port: number
  /** The one-time link with which the first person comes in; null where somebody is here. */
  readonly setupUrl: string | null
  readonly services: Services
  readonly house: House
  /** Stops accepting, lets what was received become durable, tells sockets to come back later, and ends. */
  close(): Promise<void>
}

/** Who has not said within ten seconds what they want is gone, also who only opened a connection. */
const PATIENCE_OF_HTTP = {
  requestTimeout: 120_000,
  headersTimeout: 10_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 32_768,
} as const

const DIST = fileURLToPath(new URL('../../client/dist/', import.meta.url))

export async function openCommonplace(config: Config, overrides: Overrides = {}): Promise<Running> {
  await using stack = new AsyncDisposableStack()
  const house = stack.use(await openHouse(config, overrides))
  const { storage, rooms, work, bus, log, metrics, busTrouble } = house
  storage.lockForServing()
  const { store } = storage
  const server = createServer(PATIENCE_OF_HTTP)
  const development = (await overrides.development?.(server)) ?? null
  if (development) stack.defer(() => development.close())
  const dist = overrides.dist ?? DIST
  const client = development?.client ?? (await openBuiltClient(dist))
  const limitsRedis = config.redisUrl === null ? null : limitsClient(config.redisUrl, log)
  if (limitsRedis) stack.defer(() => limitsRedis.disconnect())
  const hub = await openHub(store, bus)
  stack.defer(() => hub.close())

  await listen(server, config)
  const port = (server.address() as AddressInfo).port
  const publicUrl = config.publicUrl ?? `http://${readable(config.host)}:${port}`
  const services = house.servicesAt(publicUrl)
  const { clock, random } = services
  const door = new Door(store, clock, publicUrl)
  const sockets = await Sockets.open({
    ...socketDoor(door, store, clock, publicUrl),
    ...{ rooms, bus, clock },
    addressOf: (request) => addressBehind(request, app),
    onError: (err, doing) => log.error({ err }, doing),
  })
  metrics.readFrom({ sockets: () => sockets.size, openDocuments: () => rooms.size })
  const accessChanged = (memberId: MemberId) => {
    hub.accessChanged(memberId)
    sockets.accessChanged({ memberId })
  }
  const { webhooks: to } = config
  const hookTeller =
    to === 'off'
      ? null
      : stack.use(
          new HookTeller({
            ...{ store, clock, random, post: (url, body, headers, signal) => post(url, body, headers, { to, signal }) },
            onError: (err, what) => log.error({ err, ...what }, 'Other programs could not be told'),
          }),
        )
  hookTeller?.look()
  const { mail, settings } = services
  const mailTeller = mail
    ? stack.use(
        new MailTeller({
          ...{ store, clock, settings, mail, publicUrl },
          onError: (err, what) => log.warn({ err, ...what }, 'Mail could not be sent'),
        }),
      )
    : null
  mailTeller?.start()
  const push = config.push && (await openPusher(config.push, { to: to === 'anywhere' ? 'anywhere' : 'public' }))
  const pushTeller = push
    ? stack.use(
        new PushTeller({
          ...{ store, settings, push },
          onError: (err, what) => log.warn({ err, ...what }, 'Browsers could not be told'),
        }),
      )
    : null
  const noticeTeller = stack.use(
    new NoticeTeller({
      ...{ store, clock },
      onNoticed(notices) {
        hub.noticed([...new Set(notices.map(({ memberId }) => memberId))])
        pushTeller?.tell(notices)
        mailTeller?.noticed()
      },
      onError: (err, what) => log.error({ err, ...what }, 'Inboxes could not be filled'),
    }),
  )
  noticeTeller.look()
  stack
    .use(new Reminders({ store, clock, onError: (err, what) => log.error({ err, ...what }, 'Nobody was reminded') }))
    .look()
  stack
    .use(
      new Thoughts({
        ...{ store, clock, random },
        onError: (err, what) => log.error({ err, ...what }, 'No thought was published'),
      }),
    )
    .look()
  const streams = openStreams(store.read, hub, clock)
  let draining = false
  const app = createApp({
    ...{
      store,
      door,
      log,
      metrics,
      clock,
      random,
      client,
      publicUrl,
      busTrouble,
      screens: overrides.screens ?? new KeptScreens(),
    },
    ...{ services, oidc: config.oidc },
    caller: new Caller(services, useCases),
    limits: openLimits(limitsRedis, redisPrefix(config)),
    once: new Once({ store, clock, random }),
    line: { store, clock, streams, door, hub: { ...hub, accessChanged } },
    draining: () => draining,
    trustProxy: config.trustProxy,
    browserFolder: join(dist, 'browser'),
    development: development?.middleware ?? null,
  })
  stack.defer(store.onEvents((events) => judgeAgain(events, { hub, sockets })))
  server.on('request', app)
  server.on('upgrade', (request, socket, head) => {
    // In development the bundler has a socket of its own on this server.
    if (!sockets.upgrade(request, socket, head) && development === null) socket.destroy()
  })
  // Nobody waits for what a stop left undone: readers are given it fresh meanwhile.
  void work.start().catch((err: unknown) => log.error({ err }, 'What was left undone could not be taken up'))
  const setupUrl = await setupLink(store, publicUrl)
  const owned = stack.move()
  let closing: Promise<void> | null = null
  const close = () => {
    closing ??= (async () => {
      draining = true
      const gone = new Promise((resolve) => server.close(resolve))
      streams.close()
      server.closeIdleConnections()
      await sockets.close()
      const impatience = setTimeout(() => server.closeAllConnections(), 2_000)
      await gone
      clearTimeout(impatience)
      await owned.disposeAsync()
    })()
    return closing
  }
  return { url: publicUrl, port, setupUrl, services, house, close, [Symbol.asyncDispose]: close }
}

/** The link for the first person. A new one each start, so that an old print of it opens nothing. */
async function setupLink(store: Store, publicUrl: string): Promise<string | null> {
  if (await store.read.members.any()) return null
  const code = newSecret()
  await store.change((writes) => writes.keys.setSetupHash(hashOf(code)))
  return `${publicUrl}/setup/${code}`
}

const readable = (host: string) =>
  host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host

function limitsClient(url: string, log: Log): Redis {
  const redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 })
  return redis.on('error', (err) => log.warn({ err }, 'Redis'))
}

export { StartProblem } from './http/listen.ts'
export { StorageProblem, takeServingLock } from './storage/index.ts'
