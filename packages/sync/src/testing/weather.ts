/** What a story has to stand. Chances are of a thousand. */
export interface Weather {
  readonly processes: 1 | 2
  readonly clients: number
  readonly steps: number
  /** That an operation of the log fails, and that a bus message is lost. */
  readonly logFaults: number
  readonly busLosses: number
  /** All that a story can have beyond that; left out in the gentler ones. */
  readonly rough?: Rough
}

export interface Rough {
  /** How many steps of a thousand belong to those who mean harm, and to what else is in this list. */
  readonly share: number
  /** That a failing append had kept a part of what it was given. */
  readonly tears: number
  /** That a bus message comes a second time, later. */
  readonly busDoubles: number
  /** Bytes a socket may leave unread. */
  readonly unreadBytes: number
}

export const CALM: Weather = { processes: 1, clients: 3, steps: 120, logFaults: 0, busLosses: 0 }
export const STORM: Weather = { processes: 2, clients: 4, steps: 160, logFaults: 60, busLosses: 200 }

const ROUGH: Rough = { share: 400, tears: 300, busDoubles: 150, unreadBytes: 6_000 }

/** One process among people who mean harm. */
export const GALE: Weather = { processes: 1, clients: 3, steps: 600, logFaults: 25, busLosses: 0, rough: ROUGH }
/** The same on two processes, whose bus also delays and doubles. */
export const HURRICANE: Weather = { ...GALE, processes: 2, clients: 4, busLosses: 100 }
