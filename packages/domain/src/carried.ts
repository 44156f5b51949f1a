/**
 * Words that went and came again in one breath (a line that was split, joined or moved, an undo): these characters are those that were
 * written first under another id. Noted by the process that saw it happen; an id is noted once.
 */
export interface Carried {
  readonly client: number
  readonly clock: number
  /** Characters, and so clocks. */
  readonly length: number
  readonly ofClient: number
  readonly ofClock: number
}
