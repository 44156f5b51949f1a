interface Watcher {
  online(): void
  offline(): void
  /** Nobody sees the window any more; the browser may end it without another word. */
  hidden(): void
  shown(): void
  /** Whether closing the window now would lose words. */
  wouldLose(): boolean
}

/** Follows what the window knows of the network, and asks before words are lost; the returned function ends it. */
export function watchWindow({ online, offline, hidden, shown, wouldLose }: Watcher): () => void {
  if (typeof window === 'undefined') return () => undefined
  const leaving = (event: BeforeUnloadEvent) => {
    if (wouldLose()) event.preventDefault()
  }
  const looked = () => (document.visibilityState === 'hidden' ? hidden() : shown())
  document.addEventListener('visibilitychange', looked)
  window.addEventListener('online', online)
  window.addEventListener('offline', offline)
  window.addEventListener('beforeunload', leaving)
  return () => {
    document.removeEventListener('visibilitychange', looked)
    window.removeEventListener('online', online)
    window.removeEventListener('offline', offline)
    window.removeEventListener('beforeunload', leaving)
  }
}
