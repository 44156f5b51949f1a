import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Api, createApi } from '@commonplace/api'
import { type CommunityId, DEFAULT_SETTINGS, type Visibility } from '@commonplace/domain'
import { mintId, systemClock, systemRandom } from '@commonplace/kit'
import { type Overrides, openCommonplace, openHouse, type Running } from '@commonplace/server/compose'
import { type Config, readConfig } from '@commonplace/server/config'
import { addPerson, at, PEOPLE, type Persona, type Signed } from './personas.ts'

export interface CommunityOptions {
  readonly slug?: string
  readonly name?: string
  readonly visibility?: Visibility
  /** Variables of the environment of the server, `DATABASE_URL` for one. */
  readonly env?: Readonly<Record<string, string>>
  readonly overrides?: Overrides
}

interface Everybody<P> {
  readonly amina: P
  readonly bo: P
  readonly chioma: P
  readonly dana: P
  /** A member of another community of the same installation. */
  readonly efe: P
}

/** A data folder with a community and its people in it, and nobody serving it. */
export interface Grounds extends Everybody<Signed> {
  readonly dataDir: string
  readonly slug: string
  readonly communityId: CommunityId
  /** The community that only Efe is in; private. */
  readonly elsewhere: string
}

/** A whole real community on a port of its own. */
export interface OpenedCommunity extends Everybody<Persona>, Omit<Grounds, keyof Everybody<Signed>>, AsyncDisposable {
  readonly url: string
  readonly port: number
  /** Calls the API as nobody. */
  readonly stranger: Api
  readonly running: Running
  /** Ends the server and starts it again on the same folder and port. */
  restart(): Promise<void>
  stop(): Promise<void>
  start(): Promise<void>
}

export function configFor(dataDir: string, env: Readonly<Record<string, string>> = {}, port = 0): Config {
  return readConfig({ LOG_LEVEL: 'warn', ...env, DATA_DIR: dataDir, PORT: String(port) })
}

/** Makes the folder with everybody in it. */
export async function layGrounds(options: CommunityOptions = {}): Promise<Grounds> {
  const { slug = 'fixers', name = 'The Fixers', visibility = 'private', env } = options
  const dataDir = await mkdtemp(join(tmpdir(), 'commonplace-'))
  await using house = await openHouse(configFor(dataDir, env), options.overrides)
  const { store, settings } = house.services
  const found = async (slug: string, name: string, visibility: Visibility) => {
    const id = mintId(systemClock, systemRandom) as CommunityId
    await settings.write(slug, { ...DEFAULT_SETTINGS, name })
    await store.change((writes) => writes.communities.add({ id, slug, visibility, createdAt: systemClock.now() }))
    return id
  }
  const communityId = await found(slug, name, visibility)
  const other = await found('elsewhere', 'Elsewhere', 'private')
  const come = (who: keyof typeof PEOPLE) =>
    addPerson(store, PEOPLE[who].name, [{ community: communityId, role: PEOPLE[who].role }])
  return {
    dataDir,
    slug,
    communityId,
    elsewhere: 'elsewhere',
    amina: await come('amina'),
    bo: await come('bo'),
    chioma: await come('chioma'),
    dana: await come('dana'),
    efe: await addPerson(store, 'Efe Aydin', [{ community: other, role: 'founder' }]),
  }
}

/** `await using place = await openCommunity()`: gone, folder and all, at the end of the block. */
export async function openCommunity(options: CommunityOptions = {}): Promise<OpenedCommunity> {
  const grounds = await layGrounds(options)
  const open = (port: number) => openCommonplace(configFor(grounds.dataDir, options.env, port), options.overrides)
  let running = await open(0)
  const { url, port } = running
  const stop = () => running.close()
  const start = async () => {
    running = await open(port)
  }
  return {
    ...grounds,
    url,
    port,
    amina: at(url, grounds.amina),
    bo: at(url, grounds.bo),
    chioma: at(url, grounds.chioma),
    dana: at(url, grounds.dana),
    efe: at(url, grounds.efe),
    stranger: createApi({ base: url }),
    get running() {
      return running
    },
    stop,
    start,
    async restart() {
      await stop()
      await start()
    },
    async [Symbol.asyncDispose]() {
      await stop()
      await rm(grounds.dataDir, { recursive: true, force: true })
    },
  }
}
