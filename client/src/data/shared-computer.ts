/** Where it is kept that others use this computer too. */
export const SHARED_COMPUTER = 'commonplace-shared-computer'

/** What is a person's own in storage: what they write, what they read lately, who they are. */
const PERSONAL = /^commonplace-(draft|recent|me)\b/
export const personalIn = (storage: Storage) => Object.keys(storage).filter((key) => PERSONAL.test(key))

/** Whether the person said that others use this computer too: nothing is kept on it then. */
export function isShared(): boolean {
  try {
    return localStorage.getItem(SHARED_COMPUTER) === 'yes'
  } catch {
    // Storage that may not be read keeps nothing either.
    return false
  }
}

/** Where a person's own is kept: on the device, or on a computer that others use too only for as long as the window is open. */
export const personalStorage = (): Storage => (isShared() ? sessionStorage : localStorage)

/** Drafts and what was read lately are the person's own; what says how this computer is used stays. */
export function forgetStored(): void {
  for (const storage of [localStorage, sessionStorage]) for (const key of personalIn(storage)) storage.removeItem(key)
}
