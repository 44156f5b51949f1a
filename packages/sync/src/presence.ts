import type { MemberId } from '@commonplace/domain'
import { type Clock, must, type Timer } from '@commonplace/kit'
import { ByteReader, Malformed } from './byte-reader.ts'
import { nestsTooDeep } from './json-depth.ts'
import type { Limits, Timing } from './limits.ts'
import { awarenessEntry, awarenessUpdate } from './wire.ts'

/** Who stands behind a socket, as others see them. The server says so, not the client. */
export interface Person {
  readonly member: MemberId
  readonly name: string
  /** 0 to 11; see `hueOf` in the domain. */
  readonly hue: number
}

/** Colours for clients that know no hue, one for each; they keep 4.5:1 against white text. */
const COLOURS = [
  '#2f6f57',
  '#8a3b5b',
  '#2b5fa8',
  '#8a5a12',
  '#6a4aa3',
  '#9a3f2b',
  '#1f6b7a',
  '#5b6b1e',
  '#a0336f',
  '#4a5a8f',
  '#7a4b2f',
  '#3d6b35',
] as const

interface Present {
  readonly client: number
  /** The socket that may speak for it; null when it came over the bus, or has gone. */
  owner: object | null
  readonly member: MemberId | null
  clock: number
  gone: boolean
  entry: Uint8Array
  heard: number
}

interface Places {
  here: number
  everyone: number
}

/** A window that is lent one pen after another appears under each: so many times its presences may a socket bring before they are swept. */
const CHANGES = 8

/**
 * Who is looking at a document, and where. A presence belongs to the socket that introduced it; name and colour are stamped here;
 * what others echo is dropped. Nothing of this is ever stored.
 */
export class Presence {
  readonly #clock: Clock
  readonly #limits: Limits
  readonly #timing: Timing
  readonly #tell: (update: Uint8Array, mine: boolean) => void
  readonly #all = new Map<number, Present>()
  readonly #changed = new Set<number>()
  #timer: Timer | null = null

  /** `tell` sends an awareness update to everybody here; `mine` says that other processes should hear of it too. */
  constructor(clock: Clock, limits: Limits, timing: Timing, tell: (update: Uint8Array, mine: boolean) => void) {
    this.#clock = clock
    this.#limits = limits
    this.#timing = timing
    this.#tell = tell
  }

  /** What a socket says of its own presence; `clientOwner` tells whose a Yjs client id is, if anybody's. */
  hear(
    update: Uint8Array,
    owner: object,
    person: Person,
    clientOwner: (client: number) => MemberId | null | undefined,
  ): void {
    const reader = new ByteReader(update)
    const count = reader.uint()
    let places: Places | null = null
    for (let i = 0; i < count; i++) {
      const client = reader.uint()
      const clock = reader.uint()
      const bytes = reader.array()
      const known = this.#all.get(client)
      // Nobody leaves who is not here.
      if (isGone(bytes) && (!known || known.gone)) continue
      const claimed = clientOwner(client)
      // An echo of somebody else, which the stock client sends back, or an attempt to speak for them. A pen's presence goes with the pen.
      if (known && known.member !== person.member && claimed !== person.member) continue
      if (known && (known.owner === owner ? known.clock >= clock && !isGone(bytes) : known.clock > clock)) continue
      if (claimed !== undefined && claimed !== person.member) continue
      if (bytes.length > this.#limits.presenceBytes) continue
      if (known?.owner !== owner || known.gone) {
        places ??= this.#placesOf(owner)
        if (places.here <= 0 || places.everyone <= 0) continue
      }
      const state = isGone(bytes) ? 'null' : stamped(bytes, person)
      if (state === null) continue
      if (places && known?.owner !== owner) places.everyone--
      if (places && (known?.owner !== owner || known.gone)) places.here--
      this.#put({
        client,
        owner,
        member: person.member,
        clock,
        gone: state === 'null',
        entry: awarenessEntry(client, clock, state),
        heard: this.#clock.now(),
      })
    }
  }

  /** Presence told by another process: judged and stamped there. */
  hearProcess(update: Uint8Array): void {
    const reader = new ByteReader(update)
    const count = reader.uint()
    for (let i = 0; i < count; i++) {
      const from = reader.at
      const client = reader.uint()
      const clock = reader.uint()
      const bytes = reader.array()
      const known = this.#all.get(client)
      if (known && ((known.owner && !known.gone) || known.clock > clock)) continue
      const entry = update.slice(from, reader.at)
      this.#put(
        { client, owner: null, member: null, clock, gone: isGone(bytes), entry, heard: this.#clock.now() },
        false,
      )
    }
    this.#arm()
  }

  /** The socket has gone, and what it spoke for with it. */
  leave(owner: object): void {
    for (const present of this.#all.values()) if (present.owner === owner && !present.gone) this.#remove(present)
  }

  /** Everybody who is here, for one who has just come; null when nobody is. */
  everybody(mineOnly = false): Uint8Array | null {
    const entries = [...this.#all.values()]
      .filter((one) => !one.gone && (!mineOnly || one.owner))
      .map(({ entry }) => entry)
    return entries.length > 0 ? awarenessUpdate(entries) : null
  }

  /** Drops those of other processes that were not heard of again, and forgets those who left long ago. */
  sweep(): void {
    const lost = this.#clock.now() - this.#timing.presenceLost
    for (const present of [...this.#all.values()]) {
      if (present.heard > lost) continue
      if (present.gone) this.#all.delete(present.client)
      else if (!present.owner) this.#remove(present)
    }
  }

  close(): void {
    this.#timer?.cancel()
    this.#timer = null
    this.#all.clear()
  }

  /** How many more a socket may bring. Those that left are remembered for a while: who comes and goes without end is not told on. */
  #placesOf(owner: object): Places {
    const { presencesPerSession } = this.#limits
    const places = { here: presencesPerSession, everyone: presencesPerSession * CHANGES }
    for (const present of this.#all.values()) {
      if (present.owner !== owner) continue
      places.everyone--
      if (!present.gone) places.here--
    }
    return places
  }

  #remove(present: Present): void {
    const clock = present.clock + 1
    const entry = awarenessEntry(present.client, clock, 'null')
    this.#put({ ...present, clock, gone: true, entry, heard: this.#clock.now() })
  }

  #put(present: Present, arm = true): void {
    this.#all.set(present.client, present)
    this.#changed.add(present.client)
    if (arm) this.#arm()
  }

  #arm(): void {
    if (this.#changed.size > 0) this.#timer ??= this.#clock.after(this.#timing.presence, () => this.#flush())
  }

  #flush(): void {
    this.#timer = null
    const changed = [...this.#changed].map((client) => must(this.#all.get(client), 'who changed is known until swept'))
    this.#changed.clear()
    const mine = changed.filter((present) => present.member !== null)
    const others = changed.filter((present) => present.member === null)
    if (mine.length > 0) this.#tell(awarenessUpdate(mine.map(({ entry }) => entry)), true)
    if (others.length > 0) this.#tell(awarenessUpdate(others.map(({ entry }) => entry)), false)
  }
}

/** Whether a state is the four bytes of JSON's null: its owner has left. */
function isGone(state: Uint8Array): boolean {
  return state.length === 4 && state[0] === 0x6e && state[1] === 0x75
}

/** The state with the person's own name and colour in it, whatever the client wrote there; null when it is not a usable state. */
function stamped(bytes: Uint8Array, { member, name, hue }: Person): string | null {
  const text = new TextDecoder().decode(bytes)
  if (nestsTooDeep(text)) return null
  let state: unknown
  try {
    state = JSON.parse(text)
  } catch (cause) {
    throw new Malformed(`A presence is not JSON (${String(cause)})`)
  }
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return null
  return JSON.stringify({ ...state, user: { id: member, name, hue, color: COLOURS[hue % COLOURS.length] } })
}
