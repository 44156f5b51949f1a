const KEY = 'commonplace-shared-computer'

/** Whether the person said that others use this computer too: nothing is kept on it then. */
export function isShared(): boolean {
  try {
    return localStorage.getItem(KEY) === 'yes'
  } catch {
    // Storage that may not be read keeps nothing either.
    return false
  }
}

export function setShared(shared: boolean): void {
  if (shared) localStorage.setItem(KEY, 'yes')
  else localStorage.removeItem(KEY)
}
