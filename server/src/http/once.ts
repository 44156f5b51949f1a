import { createHash } from 'node:crypto'
import { Refusal, type RouteName } from '@commonplace/api'
import type { Instant, MemberId } from '@commonplace/domain'
import { KeyedQueue } from '@commonplace/kit'
import type { Done } from '../ports/keys.ts'
import type { Store } from '../ports/store.ts'

// A device that lost the answer sends the same write again under the same Idempotency-Key; it is done once and answered twice.

export interface Answer {
  readonly status: number
  readonly body: string
}

/**
 * Routes whose input or answer holds a secret. Nothing of them is kept under a key: a copy of the store would open doors with the answer,
 * or let passphrases be guessed by the quick hash of the input.
 */
const SECRET: ReadonlySet<RouteName> = new Set<RouteName>([
  'setUp',
  'signIn',
  'changeMe',
  'acceptInvite',
  'createToken',
  'createTicket',
  'createInvite',
])
export const mayKeep = (route: RouteName): boolean => !SECRET.has(route)

/** The key of a request, or null without one. */
export function keyOf(header: string | string[] | undefined): string | null {
  if (header === undefined) return null
  if (typeof header === 'string' && /^[\x21-\x7e]{1,200}$/.test(header)) return header
  throw new Refusal('bad-input', 'An Idempotency-Key is 1 to 200 visible ASCII characters.', {
    field: 'Idempotency-Key',
  })
}

/** What a key stands for: a route with everything that was given to it. */
export function fingerprintOf(route: string, given: unknown): string {
  return `${route} ${createHash('sha256').update(JSON.stringify(given)).digest('hex')}`
}

export class Once {
  readonly #store: Store
  readonly #queue = new KeyedQueue<string>()

  constructor(store: Store) {
    this.#store = store
  }

  /** The kept answer of this key, or the answer of `run`, which is then kept. The same key at the same time waits for the first. */
  do(
    asked: { member: MemberId; key: string; what: string; now: Instant },
    run: () => Promise<Answer>,
  ): Promise<Answer & { again: boolean }> {
    const { member, key, what, now } = asked
    return this.#queue.run(`${member} ${key}`, async () => {
      const kept = await this.#store.read.keys.done(member, key)
      if (kept) return { ...this.#replay(kept, what), again: true }
      const { status, body } = await run()
      await this.#store.change((writes) => writes.keys.addDone({ memberId: member, key, what, status, body, at: now }))
      return { status, body, again: false }
    })
  }

  #replay(kept: Done, what: string): Answer {
    if (kept.what === what) return kept
    throw new Refusal(
      'conflict',
      'This Idempotency-Key was used for something else. Take a new key for a new request.',
      { field: 'Idempotency-Key' },
    )
  }
}
