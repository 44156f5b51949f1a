import type { Random } from '@commonplace/kit'
import { isPen } from '@commonplace/sync/client'

/** A Yjs client id that nobody has: not one of those the server lends, and not one that is taken already. */
export function freshClient(random: Random, isTaken: (client: number) => boolean = () => false): number {
  for (;;) {
    const client = Math.floor(random.next() * 2 ** 32)
    if (client > 0 && !isPen(client) && !isTaken(client)) return client
  }
}
