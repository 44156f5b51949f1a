import { beforeLeaving } from '../../navigation.ts'

interface Watcher {
  online(): void
  offline(): void
  /** Nobody sees the window any more: perhaps for a moment. */
  hidden(): void
  shown(): void
  /** The window is closed, loaded anew or put to sleep: this may be its last word. */
  left(): void
  /** Whether closing the window now would lose words. */
  wouldLose(): boolean
  /** Whether leaving the screen is meant, where it would lose them. */
  mayLeave(): boolean
}

/** Follows what the window knows of the network, and asks before words are lost; the returned function ends it. */
export function watchWindow({ online, offline, hidden, shown, left, wouldLose, mayLeave }: Watcher): () => void {
  if (typeof window === 'undefined') return () => undefined
  const leaving = (event: BeforeUnloadEvent) => {
    if (wouldLose()) event.preventDefault()
  }
  const stay = beforeLeaving(mayLeave)
  const looked = () => (document.visibilityState === 'hidden' ? hidden() : shown())
  document.addEventListener('visibilitychange', looked)
  document.addEventListener('freeze', left)
  window.addEventListener('pagehide', left)
  window.addEventListener('online', online)
  window.addEventListener('offline', offline)
  window.addEventListener('beforeunload', leaving)
  return () => {
    stay()
    document.removeEventListener('visibilitychange', looked)
    document.removeEventListener('freeze', left)
    window.removeEventListener('pagehide', left)
    window.removeEventListener('online', online)
    window.removeEventListener('offline', offline)
    window.removeEventListener('beforeunload', leaving)
  }
}
