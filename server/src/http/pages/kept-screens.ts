import { createHash } from 'node:crypto'
import { type Encoding, type Opened, openEnded } from '../open-ended.ts'
import type { Rendered } from '../renderer.ts'
import { tagOf } from '../send.ts'

// Screens that were drawn lately, as the bytes that were sent. They are found by everything they were drawn from, which is asked for anew each
// time: whoever may see something else, or something that changed, asks for another screen. So nothing here is ever stale or somebody else's.

/** Bytes that are kept in all, and of one screen: a larger one is not worth the room of many others. */
const MOST = 32_000_000
const MOST_OF_ONE = 2_000_000
/** About what a place takes beside its bytes. */
const OF_A_PLACE = 1000

export interface Screen extends Pick<Rendered, 'status'> {
  readonly tag: string
  readonly opened: Opened
}

interface Kept extends Screen {
  readonly from: number
  readonly until: number
  readonly bytes: number
}

/** A screen that is asked for, and how it is drawn where it is not kept. */
export interface Drawing {
  /** What it is drawn from, all of it but the time. */
  readonly of: unknown
  readonly now: number
  readonly encoding: Encoding | null
  draw(): Rendered
}

const QUALITY = 4

export class KeptScreens {
  readonly #kept = new Map<string, Kept>()
  readonly #underWay = new Map<string, Promise<Kept>>()
  readonly #most: number
  readonly #mostOfOne: number
  #bytes = 0

  constructor({ most = MOST, mostOfOne = MOST_OF_ONE } = {}) {
    this.#most = most
    this.#mostOfOne = mostOfOne
  }

  get bytes(): number {
    return this.#bytes
  }

  /** The screen that is drawn from these, kept or drawn now. Whoever asks for the same while it is drawn waits for it. */
  async take({ of, now, encoding, draw }: Drawing): Promise<Screen> {
    const key = createHash('sha256')
      .update(JSON.stringify([encoding, of]))
      .digest('base64url')
    const known = this.#kept.get(key)
    if (known && isGood(known, now)) {
      this.#kept.delete(key)
      this.#kept.set(key, known)
      return known
    }
    const drawingBefore = this.#underWay.get(key)
    if (drawingBefore) {
      const before = await drawingBefore
      if (isGood(before, now)) return before
    }
    const drawing = drawn(draw(), encoding)
    this.#underWay.set(key, drawing)
    try {
      const screen = await drawing
      this.#keep(key, screen)
      return screen
    } finally {
      if (this.#underWay.get(key) === drawing) this.#underWay.delete(key)
    }
  }

  #keep(key: string, screen: Kept): void {
    this.#drop(key)
    if (screen.bytes > this.#mostOfOne) return
    this.#kept.set(key, screen)
    this.#bytes += screen.bytes
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#most) return
      this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    this.#bytes -= this.#kept.get(key)?.bytes ?? 0
    this.#kept.delete(key)
  }
}

/** Whether the times it says are right: it says how long ago things were. */
const isGood = ({ from, until }: Kept, now: number): boolean => from <= now && now < until

/** Squeezed once for everybody who takes this encoding. */
async function drawn({ status, html, from, until }: Rendered, encoding: Encoding | null): Promise<Kept> {
  const text = Buffer.from(html)
  const opened = await openEnded(text, encoding, QUALITY)
  return { status, tag: tagOf(html), opened, from, until, bytes: opened.bytes.byteLength + OF_A_PLACE }
}
