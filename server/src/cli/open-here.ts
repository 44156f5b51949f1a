import { type Clock, mintId, type Random, systemClock, systemRandom } from '@commonplace/kit'
import { type Config, readConfig } from '../config.ts'
import type { Services } from '../ports/use-case.ts'
import { openStorage, type Storage } from '../storage/index.ts'

/** The configured store as commands use it: everything but live documents, which only the server has. */
export interface Here extends Omit<Services, 'documents'> {
  readonly config: Config
  readonly storage: Storage
  readonly clock: Clock
  readonly random: Random
  mint(): string
  [Symbol.asyncDispose](): Promise<void>
}

/** Opens the store that the environment names, whether or not a server has it open too. */
export async function openHere(log: (sentence: string) => void): Promise<Here> {
  const config = readConfig()
  for (const warning of config.warnings) log(warning)
  const tools = { clock: systemClock, random: systemRandom }
  const { dataDir, databaseUrl } = config
  const storage = await openStorage({ dataDir, databaseUrl: databaseUrl ?? undefined, log, ...tools })
  const { store, settings, files } = storage
  return {
    config,
    storage,
    store,
    settings,
    files,
    ...tools,
    publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}`,
    mint: () => mintId(tools.clock, tools.random),
    [Symbol.asyncDispose]: () => storage[Symbol.asyncDispose](),
  }
}
