import { personalIn, SHARED_COMPUTER } from '../data/shared-computer.ts'

/** What is being written goes on in its window; on the computer nothing of it stays. */
export function setShared(shared: boolean): void {
  if (!shared) {
    localStorage.removeItem(SHARED_COMPUTER)
    return
  }
  localStorage.setItem(SHARED_COMPUTER, 'yes')
  for (const key of personalIn(localStorage)) {
    sessionStorage.setItem(key, localStorage.getItem(key) ?? '')
    localStorage.removeItem(key)
  }
}
