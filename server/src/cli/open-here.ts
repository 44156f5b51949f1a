import { mintId } from '@commonplace/kit'
import { type House, openHouse } from '../compose.ts'
import { type Config, readConfig } from '../config.ts'
import { openLog } from '../observe/log.ts'
import type { Services } from '../ports/use-case.ts'

/** The configured store as commands use it: without live documents, which belong to the server that has them open. */
export interface Here extends Omit<Services, 'documents'>, AsyncDisposable {
  readonly config: Config
  readonly house: House
  mint(): string
}

/** Opens the store that the environment names, whether or not a server has it open too. */
export async function openHere(config: Config = readConfig()): Promise<Here> {
  // Commands say themselves what they do; only what is wrong is worth a line of log.
  const house = await openHouse(config, { log: openLog(config.logLevel === 'info' ? 'warn' : config.logLevel) })
  const { documents: _live, ...services } = house.services
  return {
    ...services,
    config,
    house,
    mint: () => mintId(services.clock, services.random),
    [Symbol.asyncDispose]: () => house[Symbol.asyncDispose](),
  }
}
