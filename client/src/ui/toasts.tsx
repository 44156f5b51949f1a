import { useSyncExternalStore } from 'react'
import { words } from '../words/en.ts'

// Short notes about what just happened. They never carry the only copy of anything.

interface Toast {
  readonly id: number
  readonly text: string
  readonly action: { readonly label: string; readonly run: () => void } | null
}

const SHOWN = 8000
/** What can be done about it may be reached slowly: with the keys, by ear, on a slow machine. */
const SHOWN_TO_ACT = 30_000
const none: readonly Toast[] = []
let toasts = none
let count = 0
const listeners = new Set<() => void>()

function set(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

const dismiss = (id: number) => set(toasts.filter((toast) => toast.id !== id))

/** Shows a note for eight seconds; one with something to do about it for thirty. Gives what takes it away before. */
export function toast(text: string, action: Toast['action'] = null): () => void {
  count += 1
  const id = count
  set([...toasts.slice(-2), { id, text, action }])
  setTimeout(() => dismiss(id), action ? SHOWN_TO_ACT : SHOWN)
  return () => dismiss(id)
}

/** Says that something was done, or that it waits on this device; what has nothing to say when done, or was not done, says nothing. */
export function toastDone(done: { readonly queued: boolean } | null, said?: string, action?: Toast['action']): void {
  if (!done) return
  const text = done.queued ? words.queued : said
  if (text) toast(text, action)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function Toasts() {
  const shown = useSyncExternalStore(
    subscribe,
    () => toasts,
    () => none,
  )
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map(({ id, text, action }) => (
        <div className="toast" key={id}>
          <span>{text}</span>
          {action ? (
            <button
              type="button"
              onClick={() => {
                action.run()
                dismiss(id)
              }}
            >
              {action.label}
            </button>
          ) : null}
          <button type="button" onClick={() => dismiss(id)}>
            {words.dismiss}
          </button>
        </div>
      ))}
    </div>
  )
}
