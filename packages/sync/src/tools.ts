import type { DocumentId, MemberId } from '@commonplace/domain'
import type { Clock, Random } from '@commonplace/kit'
import type { Limits, Timing } from './limits.ts'
import type { Bus, Seq, UpdateLog } from './ports.ts'
import type { TurnLoop } from './turn-loop.ts'

/** What rooms tell of themselves, for measuring and for the log of the server. Never holds anybody's words. */
export type SyncEvent =
  | { readonly kind: 'opened' | 'closed'; readonly document: DocumentId }
  | { readonly kind: 'kept'; readonly document: DocumentId; readonly updates: number; readonly ms: number }
  | { readonly kind: 'refused'; readonly document: DocumentId; readonly reason: string }
  | { readonly kind: 'failed'; readonly document: DocumentId; readonly doing: string; readonly error: unknown }

/** What every room works with. */
export interface Tools {
  readonly log: UpdateLog
  readonly bus: Bus
  readonly clock: Clock
  readonly random: Random
  readonly turns: TurnLoop
  readonly elapsed: () => number
  readonly limits: Limits
  readonly timing: Timing
  /** The schema version of the server; a client with an older one reads only. */
  readonly schema: number
  /** This process, among those that share the store. */
  readonly process: string
  /** Whether other processes may write to the same documents. */
  readonly shared: boolean
  watch(event: SyncEvent): void
  settled(document: DocumentId, by: readonly MemberId[], seq: Seq): void
  changed(document: DocumentId, by: MemberId, seq: Seq): void
}

/** The store cannot keep anything at the moment; what was asked for was not done. */
export class NotKept extends Error {
  constructor() {
    super('The server cannot keep anything right now. Try again in a moment.')
    this.name = 'NotKept'
  }
}
