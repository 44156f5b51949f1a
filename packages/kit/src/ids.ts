import type { Clock } from './clock.ts'
import type { Random } from './random.ts'

// Ids are minted wherever a thing is made, also on a device without network, so they must not need anyone's leave.

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const EPOCH = Date.UTC(2024, 0, 1)

function digits(value: number, length: number): string {
  let rest = value
  let text = ''
  for (let i = 0; i < length; i++) {
    text = ALPHABET[rest % 58] + text
    rest = Math.floor(rest / 58)
  }
  return text
}

/**
 * A new id: sixteen base58 characters, seven of time (milliseconds since 2024, until 2094) and nine of chance (52 bits), so that ids
 * sort by when they were made and stay short enough for an address. They are names, never secrets.
 */
export function mintId(clock: Clock, random: Random): string {
  let chance = ''
  for (let i = 0; i < 3; i++) chance += digits(Math.floor(random.next() * 58 ** 3), 3)
  return digits(Math.max(0, clock.now() - EPOCH), 7) + chance
}

const PLAIN = /^[0-9A-Za-z]{12,40}$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a string may be an id: one of ours, or a lower-case UUID that a client minted. Anything else is never looked up. */
export function isId(text: string): boolean {
  return PLAIN.test(text) || UUID.test(text)
}
