import { type Clock, Places } from '@commonplace/kit'

export interface CapFigures {
  readonly perMember: number
  readonly perAddress: number
  readonly perDocument: number
  /** So many malformed messages from one address in a minute, and it waits for the rest of that minute. */
  readonly offencesPerMinute: number
}

export const CAPS: CapFigures = { perMember: 100, perAddress: 1_000, perDocument: 1_000, offencesPerMinute: 20 }

/** How many sockets there are of a kind, and who has misbehaved. A socket counts until it has closed, not until it is found dead. */
export class Caps {
  readonly #clock: Clock
  readonly #figures: CapFigures
  readonly #places = new Places()
  readonly #offences = new Map<string, { since: number; count: number }>()

  constructor(clock: Clock, figures: CapFigures) {
    this.#clock = clock
    this.#figures = figures
  }

  /** Counts one more under each name; null when one of them is full, else a function that gives the places back. */
  take(place: { address?: string; member?: string; document?: string }): (() => void) | null {
    const { perAddress, perMember, perDocument } = this.#figures
    const names: [string, number][] = []
    if (place.address) names.push([`address ${place.address}`, perAddress])
    if (place.member) names.push([`member ${place.member}`, perMember])
    if (place.document) names.push([`document ${place.document}`, perDocument])
    return this.#places.take(names)
  }

  offend(address: string): void {
    const now = this.#clock.now()
    for (const [known, { since }] of this.#offences) if (now - since >= 60_000) this.#offences.delete(known)
    const offence = this.#offences.get(address) ?? { since: now, count: 0 }
    offence.count++
    this.#offences.set(address, offence)
  }

  mustWait(address: string): boolean {
    const offence = this.#offences.get(address)
    if (!offence || this.#clock.now() - offence.since >= 60_000) return false
    return offence.count >= this.#figures.offencesPerMinute
  }

  /** How many names are counted: zero when nobody is here. */
  get size(): number {
    return this.#places.size
  }
}
