interface Watcher {
  online(): void
  offline(): void
  /** Whether closing the window now would lose words. */
  wouldLose(): boolean
}

/** Follows what the window knows of the network, and asks before words are lost; the returned function ends it. */
export function watchWindow({ online, offline, wouldLose }: Watcher): () => void {
  if (typeof window === 'undefined') return () => undefined
  const leaving = (event: BeforeUnloadEvent) => {
    if (wouldLose()) event.preventDefault()
  }
  window.addEventListener('online', online)
  window.addEventListener('offline', offline)
  window.addEventListener('beforeunload', leaving)
  return () => {
    window.removeEventListener('online', online)
    window.removeEventListener('offline', offline)
    window.removeEventListener('beforeunload', leaving)
  }
}
