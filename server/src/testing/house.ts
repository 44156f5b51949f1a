import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InputOf, OutputOf, ParamsOf, QueryOf, Route } from '@commonplace/api'
import { diffDocuments, SCHEMA_VERSION } from '@commonplace/document'
import {
  type Community,
  type CommunityId,
  type DomainEvent,
  type EventType,
  FIRST_LANGUAGE,
  type Member,
  type MemberId,
  RUNG_NUMBERS,
  type Visibility,
} from '@commonplace/domain'
import { FakeClock, mintId, must, type Random, seededRandom } from '@commonplace/kit'
import { Rooms, TIMING } from '@commonplace/sync'
import * as z from 'zod/mini'
import { LocalBus } from '../bus/local.ts'
import { useCases } from '../features/index.ts'
import { storeFor } from '../ports/behind-gates.ts'
import type { Services } from '../ports/use-case.ts'
import { readText } from '../reading/read-text.ts'
import { nodeLoop } from '../realtime/node-loop.ts'
import { openStorage, type Storage } from '../storage/index.ts'
import { Work } from '../work/work.ts'
import { askingOf, type Extras, PERSONAS, type Persona } from './personas.ts'

export interface Call<R extends Route> extends Extras {
  params?: z.input<R['params']>
  query?: z.input<R['query']>
  input?: z.input<R['input']>
}

interface Options {
  readonly visibility?: Visibility
  /** An empty PostgreSQL database; without one, SQLite in a temporary folder. */
  readonly databaseUrl?: string
}

/** One community on a real store in a folder of its own, with real rooms, and people to act in it. */
export class House {
  readonly clock: FakeClock
  readonly services: Services
  readonly rooms: Rooms
  readonly work: Work
  readonly community: Community
  readonly people: Readonly<Record<Persona, Member | null>>
  readonly storage: Storage
  readonly failures: unknown[]
  readonly #folder: string
  readonly #events: DomainEvent[] = []

  constructor(
    parts: Pick<House, 'clock' | 'services' | 'rooms' | 'work' | 'community' | 'people' | 'storage' | 'failures'> & {
      folder: string
    },
  ) {
    this.clock = parts.clock
    this.services = parts.services
    this.rooms = parts.rooms
    this.work = parts.work
    this.community = parts.community
    this.people = parts.people
    this.storage = parts.storage
    this.failures = parts.failures
    this.#folder = parts.folder
    this.services.store.onEvents((events) => this.#events.push(...events))
  }

  get slug(): string {
    return this.community.slug
  }

  /** Does what a route says as somebody, with everything parsed on the way in and the answer held against its shape. */
  async do<R extends Route>(
    who: Persona,
    route: R,
    { params, query, input, ...more }: Call<R> = {},
  ): Promise<OutputOf<R>> {
    const useCase = must(
      useCases.find((one) => one.route.name === route.name),
      `there is a use case for ${route.name}`,
    )
    const asking = await askingOf(this, who, {
      params: z.parse(route.params, params ?? {}) as ParamsOf<Route>,
      query: z.parse(route.query, query ?? {}) as QueryOf<Route>,
      input: z.parse(route.input, input ?? {}) as InputOf<Route>,
      ...more,
    })
    const store = await storeFor(this.services.store, asking.actor)
    const answer = await useCase.run({ ...this.services, store }, asking)
    return (route.answers === 'json' ? z.parse(route.output, answer) : answer) as OutputOf<R>
  }

  idOf(who: Persona): MemberId {
    return must(this.people[who], `${who} is a member`).id
  }

  /** Somebody writes in the live document, as keystrokes do. */
  async type(who: Persona, documentId: string, change: Parameters<Services['documents']['edit']>[2]): Promise<void> {
    await this.services.documents.edit(
      documentId as Parameters<Services['documents']['edit']>[0],
      this.idOf(who),
      change,
    )
  }

  /** Waits until open documents have gone quiet and everything is derived from them. */
  async quiet(): Promise<void> {
    await this.rooms.drained()
    this.clock.advance(TIMING.settle + 1)
    await this.work.drain()
  }

  /** The events told so far, of these types. */
  told(...types: EventType[]): DomainEvent[] {
    return this.#events.filter((event) => types.includes(event.type))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.rooms.close()
    await this.work[Symbol.asyncDispose]()
    await this.storage[Symbol.asyncDispose]()
    await rm(this.#folder, { recursive: true })
  }
}

export async function openHouse({ visibility = 'public', databaseUrl }: Options = {}): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-house-'))
  const clock = new FakeClock()
  const random = seededRandom(7)
  const failures: unknown[] = []
  const storage = await openStorage({
    dataDir: folder,
    databaseUrl,
    clock,
    random,
    log: (sentence) => failures.push(sentence),
  })
  const { store, settings, files } = storage
  let work: Work | null = null
  const rooms = new Rooms({
    log: storage.updateLog,
    bus: new LocalBus(),
    clock,
    random,
    loop: nodeLoop,
    schema: SCHEMA_VERSION,
    onSettled: (document, by) => work?.settled(document, by),
  })
  const documents: Services['documents'] = {
    edit: (id, by, fn) => rooms.edit(id, by, fn),
    read: (id, fn) => rooms.read(id, fn),
  }
  work = new Work({ store, documents, clock, random, onError: (error) => failures.push(error) })
  const markdown: Services['markdown'] = { read: async (source, known) => readText(source, known) }
  const comparing: Services['comparing'] = { compare: async (a, b) => diffDocuments(a, b) }
  const services = {
    store,
    documents,
    settings,
    files,
    markdown,
    comparing,
    clock,
    random,
    publicUrl: 'http://localhost:4321',
    mail: null,
    pushKey: null,
    language: FIRST_LANGUAGE,
    service: null,
    onTrouble: (error: unknown) => failures.push(error),
  }
  const { community, people } = await found(services, clock, random, visibility)
  return new House({ clock, services, rooms, work, community, people, storage, failures, folder })
}

async function found(services: Services, clock: FakeClock, random: Random, visibility: Visibility) {
  const id = mintId(clock, random) as CommunityId
  const community: Community = { id, slug: 'repair', visibility, createdAt: clock.now() }
  const people = Object.fromEntries(
    Object.entries(PERSONAS).map(([name, role]) => {
      const member = {
        id: mintId(clock, random) as MemberId,
        name: nameOf(name),
        email: `${name}@example.org`,
        joinedAt: clock.now(),
      }
      return [name, role === null ? null : member]
    }),
  ) as Record<Persona, Member | null>
  await services.settings.write('repair', {
    name: 'Repair',
    sentence: 'We mend things.',
    forWhom: '',
    topics: [],
    locale: 'en',
    accent: 'spruce',
    joining: 'invite',
    domains: [],
    holdFirst: false,
    guestsAsk: false,
    rungs: RUNG_NUMBERS,
    openMeasures: false,
    startAway: false,
    templates: {},
  })
  await services.store.change(async (writes) => {
    await writes.communities.add(community)
    for (const [name, role] of Object.entries(PERSONAS)) {
      const member = people[name as Persona]
      if (!member) continue
      await writes.members.add({ ...member, passwordHash: null })
      if (role !== 'none' && role !== null) await writes.members.setRole(id, member.id, role, clock.now())
    }
  })
  return { community, people }
}

const nameOf = (persona: string): string => persona[0]?.toUpperCase() + persona.slice(1)
