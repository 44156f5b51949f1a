// Whoever speaks to the machine, or shakes, presses letters unmeant: on their device letters can be no keys.

/** Where this device keeps that they are none. */
export const KEY = 'commonplace-letter-keys'

/** Whether single letters and signs do something outside of text. */
export function lettersAreKeys(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'no'
  } catch {
    // Storage that may not be read holds no such wish.
    return true
  }
}
