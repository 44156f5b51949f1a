// Whoever speaks to the machine, or shakes, presses letters unmeant: on their device letters can be no keys.

const KEY = 'commonplace-letter-keys'

/** Whether single letters and signs do something outside of text. */
export function lettersAreKeys(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'no'
  } catch {
    // Storage that may not be read holds no such wish.
    return true
  }
}

/** False where this device does not keep it: then it is as it was. */
export function setLettersAreKeys(are: boolean): boolean {
  try {
    if (are) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, 'no')
    return true
  } catch {
    return false
  }
}
