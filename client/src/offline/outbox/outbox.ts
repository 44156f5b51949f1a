import { type Api, Refusal, type RefusalCode, type Route, type RouteName, routes, Unreachable } from '@commonplace/api'
import { type Clock, mintId, type Random } from '@commonplace/kit'
import type { ActAbout, ActRow } from '../device/open-device.ts'
import { withLock } from '../device/with-lock.ts'
import { Cell, type Readable } from '../session/save-state.ts'
import type { ActStore } from './act-store.ts'
import { isQueueable } from './queueable.ts'

export interface OutboxCall {
  readonly params?: Readonly<Record<string, unknown>>
  readonly input?: unknown
  readonly key?: string
}

export interface Sent {
  /** True where the act is kept on this device and will be sent when the server can be reached. */
  readonly queued: boolean
  /** Undefined also where another tab sent it. */
  readonly output?: unknown
}

interface Options {
  readonly memberId: string
  /** Null where this browser keeps nothing: acts are then only sent directly. */
  readonly store: ActStore | null
  readonly api: Api
  readonly clock: Clock
  readonly random: Random
  /** Told when something was queued, so that the browser may be asked to wake us when the network is back. */
  readonly onQueued?: () => void
}

const ANSWER_WITHIN = 30_000

/** Refusals that say "not now": the act waits on. Everything else is the server's last word. */
const LATER: ReadonlySet<RefusalCode> = new Set(['too-many', 'read-only', 'not-signed-in'])

/**
 * What the person does goes through here. Each act is written on the device first and then sent, so that a closed tab or a lost
 * network loses nothing; its key makes sure that it is done once however often it is sent.
 */
export class Outbox {
  readonly #options: Options
  readonly #acts = new Cell<readonly ActRow[]>([])
  readonly #channel: BroadcastChannel | null
  readonly #lock: string

  constructor(options: Options) {
    this.#options = options
    this.#lock = `commonplace-outbox-${options.memberId}`
    this.#channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(this.#lock)
    if (this.#channel) this.#channel.onmessage = () => void this.#renew(false)
  }

  /** What waits, and what was refused and waits for the person; oldest first. */
  get acts(): Readable<readonly ActRow[]> {
    return this.#acts
  }

  /** Reads what waits from the device. */
  open(): Promise<void> {
    return this.#renew(false)
  }

  close(): void {
    this.#channel?.close()
  }

  /** Does it now, or keeps it for later where there is no network. Throws the Refusal of a server that says no. */
  async send(name: RouteName, call: OutboxCall, about: ActAbout): Promise<Sent> {
    const { store, clock, random } = this.#options
    const key = call.key ?? mintId(clock, random)
    if (!store || !isQueueable(name)) return this.#directly(name, { ...call, key })
    try {
      await store.add({
        key,
        name,
        about,
        params: call.params ?? {},
        input: call.input,
        madeAt: clock.now(),
        tries: 0,
        refusal: null,
      })
    } catch (error) {
      console.warn('This act cannot be kept on the device.', error)
      return this.#directly(name, { ...call, key })
    }
    const outcome = await this.#pass(key)
    await this.#renew(true)
    if (outcome.queued) this.#options.onQueued?.()
    return outcome
  }

  /** Sends what waits. Resolves when all was sent or the network failed again. Safe to call at any time, from any tab. */
  async flush(): Promise<void> {
    if (this.#acts.get().every((act) => act.refusal !== null)) return
    if (!(await this.#isStillMe())) return
    await this.#pass(null)
    await this.#renew(true)
  }

  /** Changes what an act says, before it is sent or after it was refused, and lets it wait again. */
  async change(key: string, input: unknown): Promise<void> {
    const { store, clock, random } = this.#options
    await withLock(this.#lock, async () => {
      await store?.replace(key, (row) => ({
        ...row,
        input,
        refusal: null,
        // Sent once without an answer, the old words may have arrived: new words are another act, whose minted ids still collide.
        key: row.tries > 0 || row.refusal ? mintId(clock, random) : row.key,
        tries: 0,
      }))
    })
    await this.#renew(true)
  }

  /** Lets a refused act wait again as it is. */
  async again(key: string): Promise<void> {
    const row = await this.#options.store?.get(key)
    if (row) await this.change(key, row.input)
  }

  async withdraw(key: string): Promise<void> {
    await withLock(this.#lock, async () => {
      await this.#options.store?.remove(key)
    })
    await this.#renew(true)
  }

  /** One pass over what waits, in order. `waiting` is the act whose sender wants to hear how it went. */
  #pass(waiting: string | null): Promise<Sent> {
    const store = this.#options.store
    if (!store) return Promise.resolve({ queued: false })
    return withLock(this.#lock, async () => {
      let outcome: Sent | null = null
      for (const act of await store.all()) {
        if (act.refusal) continue
        try {
          const output = await this.#directly(act.name, act)
          await store.remove(act.key)
          if (act.key === waiting) outcome = output
        } catch (error) {
          if (error instanceof Refusal && !LATER.has(error.code)) {
            if (act.key === waiting) {
              // The form is still there with the text: it shows the sentence.
              await store.remove(act.key)
              throw error
            }
            const refusal = { code: error.code, sentence: error.message }
            await store.replace(act.key, (row) => ({ ...row, refusal }))
            continue
          }
          if (!(error instanceof Unreachable) && !(error instanceof Refusal)) throw error
          await store.replace(act.key, (row) => ({ ...row, tries: row.tries + 1 }))
          break
        }
      }
      if (waiting === null || outcome) return outcome ?? { queued: false }
      return this.#afterwards(store, waiting)
    })
  }

  /** How an act went that this pass did not send: another tab did, or it waits. */
  async #afterwards(store: ActStore, key: string): Promise<Sent> {
    const row = await store.get(key)
    if (!row) return { queued: false }
    if (!row.refusal) return { queued: true }
    await store.remove(key)
    throw new Refusal(row.refusal.code, row.refusal.sentence)
  }

  async #directly(name: RouteName, call: OutboxCall): Promise<Sent> {
    const route: Route = routes[name]
    const output = await this.#options.api(route, {
      params: call.params as never,
      input: call.input as never,
      ...(call.key ? { key: call.key } : {}),
      // A dead network may never answer: others wait behind this one.
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    })
    return { queued: false, output }
  }

  /** Another account may have signed in meanwhile in this browser: its name must not stand under our acts. */
  async #isStillMe(): Promise<boolean> {
    try {
      const { member } = await this.#options.api(routes.readMe)
      return member?.id === this.#options.memberId
    } catch (error) {
      if (error instanceof Unreachable || error instanceof Refusal) return false
      throw error
    }
  }

  async #renew(tell: boolean): Promise<void> {
    const acts = (await this.#options.store?.all()) ?? []
    this.#acts.set(acts)
    if (tell) this.#channel?.postMessage('changed')
  }
}
