import { type Api, Refusal, type RefusalCode, type Route, type RouteName, routes, Unreachable } from '@commonplace/api'
import { type Clock, mintId, type Random } from '@commonplace/kit'
import type { ActAbout, ActRow, BlobRow, NearlyAsked } from '../device/open-device.ts'
import { withLock } from '../device/with-lock.ts'
import { Cell, type Readable } from '../session/save-state.ts'
import type { ActStore } from './act-store.ts'
import { isQueueable } from './queueable.ts'

export interface OutboxCall {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly input?: unknown
  readonly key?: string
  /** A picture to send; kept on the device with the act. */
  readonly blob?: BlobRow
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
  /** Makes an input ready to wait: what is made here must be whole here. Called before an act is first kept, and when its words change. */
  readonly prepare?: (name: RouteName, input: unknown, params: Readonly<Record<string, unknown>>) => Promise<unknown>
  /** Asked before an act that has waited is sent: what somebody did meanwhile that makes it worth choosing anew. */
  readonly meanwhile?: (act: ActRow) => Promise<NearlyAsked | null>
  /** Told when an act has been done at the server. Not waited for. */
  readonly onDone?: (act: ActRow) => void
  /** Told when something was queued, so that the browser may be asked to wake us when the network is back. */
  readonly onQueued?: (call: OutboxCall, about: ActAbout) => Promise<void>
}

const ANSWER_WITHIN = 30_000

/** Refusals that say "not now": the act waits on. Everything else is the server's last word. */
const LATER: ReadonlySet<RefusalCode> = new Set(['too-many', 'read-only', 'not-signed-in'])

/** Nothing more happens to it by itself: it was refused, or there is something to choose. */
export const needsPerson = (act: ActRow): boolean => act.refusal !== null || act.nearly !== undefined

/** Whether an act is about the question that another one asks. */
const isUnder = (act: ActRow, ask: ActRow): boolean =>
  act.key !== ask.key && act.params.id !== undefined && act.params.id === (ask.input as { id?: string } | null)?.id

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
    const { blob = null, params = {}, query = {} } = call
    try {
      const input = await this.#prepared(name, call.input, call.params)
      const act = { key, name, about, params, query, input, madeAt: clock.now(), tries: 0, refusal: null }
      await store.add(blob ? { ...act, blob: blob.id } : act, blob)
    } catch (error) {
      console.warn('This act cannot be kept on the device.', error)
      return this.#directly(name, { ...call, key })
    }
    const outcome = await this.#pass(key)
    await this.#renew(true)
    if (outcome.queued) await this.#options.onQueued?.(call, about)
    return outcome
  }

  /** Sends what waits. Resolves when all was sent or the network failed again. Safe to call at any time, from any tab. */
  async flush(): Promise<void> {
    if (this.#acts.get().every(needsPerson)) return
    if (!(await this.#isStillMe())) return
    await this.#pass(null)
    await this.#renew(true)
  }

  /** Changes what an act says, before it is sent or after it was refused, and lets it wait again. */
  async change(key: string, input: unknown): Promise<void> {
    const { store, clock, random } = this.#options
    await withLock(this.#lock, async () => {
      const waiting = await store?.get(key)
      const ready = waiting ? await this.#prepared(waiting.name, input, waiting.params) : input
      await store?.replace(key, (row) => ({
        ...row,
        input: ready,
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

  /** Sends a question although somebody asked nearly the same meanwhile. */
  async sendAllTheSame(key: string): Promise<void> {
    await withLock(this.#lock, async () => {
      await this.#options.store?.replace(key, ({ nearly: _, ...row }) => ({ ...row, chosen: true }))
    })
    await this.#renew(true)
  }

  /** Follows the question that stands already instead of asking it again; answers and remarks under ours go there. */
  async join(key: string, words: (title: string) => string): Promise<void> {
    const { store, clock, random } = this.#options
    await withLock(this.#lock, async () => {
      const ask = await store?.get(key)
      if (!store || !ask?.nearly) return
      const { id, title, url } = ask.nearly
      for (const act of await store.all()) {
        if (!isUnder(act, ask)) continue
        if (act.name === 'answerQuestion' || act.name === 'commentQuestion')
          await store.replace(act.key, (row) => ({ ...row, params: { ...row.params, id } }))
        else await store.remove(act.key)
      }
      await store.replace(key, ({ nearly: _, ...row }) => ({
        ...row,
        key: mintId(clock, random),
        name: 'followQuestion',
        params: { id },
        input: undefined,
        about: { what: words(title), where: url },
        tries: 0,
      }))
    })
    await this.#renew(true)
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
      const held: ActRow[] = []
      for (const act of await store.all()) {
        if (act.nearly) held.push(act)
        // What was done to a question that waits for a choice waits with it.
        if (needsPerson(act) || held.some((ask) => isUnder(act, ask))) continue
        try {
          if (act.key !== waiting && !act.chosen) {
            const nearly = await this.#options.meanwhile?.(act)
            if (nearly) {
              await store.replace(act.key, (row) => ({ ...row, nearly }))
              held.push(act)
              continue
            }
          }
          const { params, query = {}, input } = act
          const blob = act.blob ? await store.blob(act.blob) : undefined
          const output = await this.#directly(act.name, {
            key: act.key,
            params,
            query,
            input,
            ...(blob ? { blob } : {}),
          })
          await store.remove(act.key)
          this.#options.onDone?.(act)
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

  #prepared(name: RouteName, input: unknown, params: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    return this.#options.prepare?.(name, input, params) ?? Promise.resolve(input)
  }

  async #directly(name: RouteName, call: OutboxCall): Promise<Sent> {
    const route: Route = routes[name]
    const output = await this.#options.api(route, {
      params: call.params as never,
      query: call.query as never,
      input: call.input as never,
      ...(call.blob ? { bytes: call.blob.bytes } : {}),
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
