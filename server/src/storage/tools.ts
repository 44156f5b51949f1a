import type { Clock, Random } from '@commonplace/kit'

/** What a store needs from the world besides its database. */
export interface StoreTools {
  readonly clock: Clock
  readonly random: Random
  /** Hears, in sentences, of what an operator should look at. */
  readonly log: (sentence: string) => void
}
