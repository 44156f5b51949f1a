import type { Instant, MemberId } from '@commonplace/domain'

/** A browser that is told of what is meant for its owner, for as long as the session lives in which they asked for it. */
export interface PushTarget {
  /** The address at the browser's own service. */
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
  readonly memberId: MemberId
  readonly sessionHash: string
  readonly at: Instant
}

/** What is told: a sentence without content, and where it leads; what stands there is judged when it is opened. */
export interface Pushed {
  readonly text: string
  readonly url: string
}

/** `gone`: it does not listen any more. `failed`: why its service did not take it. */
export type PushOutcome = 'told' | 'gone' | { readonly failed: string }

/** Tells a browser. Throws only where its keys are none. */
export interface Pusher {
  /** What browsers are asked to listen to. */
  readonly key: string
  push(target: PushTarget, told: Pushed, signal: AbortSignal): Promise<PushOutcome>
}

export interface PushReads {
  /** Only of sessions that live. */
  of(member: MemberId): Promise<readonly PushTarget[]>
}
export interface PushWrites extends PushReads {
  /** A browser listens for one member; the last one who asked in it. */
  put(target: PushTarget): Promise<void>
  remove(endpoint: string): Promise<void>
}
