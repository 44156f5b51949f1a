// Whoever speaks to the machine, or shakes, presses letters unmeant: on their device letters can be no keys.

/** Where this device keeps that they are none. */
export const LETTER_KEYS = 'commonplace-letter-keys'

/** Whether single letters and signs do something outside of text. */
export function lettersAreKeys(): boolean {
  try {
    return localStorage.getItem(LETTER_KEYS) !== 'no'
  } catch {
    // Storage that may not be read holds no such wish.
    return true
  }
}
