import { createHash } from 'node:crypto'

interface Kept<T> {
  readonly thing: T
  bytes: number
}

/** What is kept of things that take work to make, until there is too much of it: what was not asked for longest goes first. */
export class Shelf<T> {
  readonly #kept = new Map<string, Kept<T>>()
  readonly #most: number
  readonly #mostOfOne: number
  #bytes = 0

  /** Bytes in all, and of one thing: a larger one is not worth the room of many others. */
  constructor(most: number, mostOfOne: number) {
    this.#most = most
    this.#mostOfOne = mostOfOne
  }

  get bytes(): number {
    return this.#bytes
  }

  /** From the shelf, or made and put there. The key is one of `shortKey`: what people wrote may be in it at any length. */
  take<U extends T>(key: string, make: () => U, bytesOf: (thing: U) => number): U {
    const known = this.#kept.get(key)
    if (known) {
      this.#kept.delete(key)
      this.#kept.set(key, known)
      return known.thing as U
    }
    const thing = make()
    const bytes = bytesOf(thing) + OF_A_PLACE
    if (bytes > this.#mostOfOne) return thing
    this.#kept.set(key, { thing, bytes })
    this.#bytes += bytes
    this.#makeRoom()
    return thing
  }

  /** Says that a thing takes so many bytes more than it did. False where it is not to: it is not here, or would be too large. */
  grow(key: string, thing: T, by: number): boolean {
    const kept = this.#kept.get(key)
    if (kept?.thing !== thing || kept.bytes + by > this.#mostOfOne) return false
    kept.bytes += by
    this.#bytes += by
    this.#makeRoom()
    return this.#kept.has(key)
  }

  #makeRoom(): void {
    for (const [oldest, { bytes }] of this.#kept) {
      if (this.#bytes <= this.#most) return
      this.#kept.delete(oldest)
      this.#bytes -= bytes
    }
  }
}

/** About what a place takes beside the text: its key, the tables that find it, and what even an empty body is made of. */
const OF_A_PLACE = 2000

/** About the bytes of a text in memory: two a character where one of them needs it. */
export const bytesOf = (text: string): number => text.length * 2

/** Other text, another key; always as short. */
export const shortKey = (text: string): string => createHash('sha256').update(text).digest('base64url')
