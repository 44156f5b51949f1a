import { type Route, type RouteName, routes } from '@commonplace/api'
import { api } from './api.ts'

export interface OutboxCall {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly input?: unknown
  /** A picture to send, under the id the text names it by. */
  readonly blob?: { readonly id: string; readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string }
  /** Sent as Idempotency-Key, so that a call repeated after a lost answer is done once. */
  readonly key?: string
}

/** What an act is about, in words for the list of what waits: "Answer to …", and the address it belongs to. */
export interface ActAbout {
  readonly what: string
  readonly where: string
}

export interface Sent {
  /** True where the act is kept on this device and will be sent when the server can be reached. */
  readonly queued: boolean
  readonly output?: unknown
}

export interface Outbox {
  send(name: RouteName, call: OutboxCall, about: ActAbout): Promise<Sent>
}

const DIRECT: Outbox = {
  send: async (name, { blob, ...call }) => {
    const route: Route = routes[name]
    const sent = { ...call, ...(blob ? { bytes: blob.bytes } : {}) } as Parameters<typeof api>[1]
    return { queued: false, output: await api(route, sent) }
  },
}
let outbox = DIRECT

/** Plugs in the outbox that keeps acts while the server cannot be reached; until then acts are sent directly. */
export function setOutbox(next: Outbox): void {
  outbox = next
}

export function currentOutbox(): Outbox {
  return outbox
}
