import { offerUpdate } from '../chip/current-save.ts'
import type { FromWorker, ToWorker } from '../worker/scope.ts'

export function tellWorker(message: ToWorker): void {
  if (typeof navigator === 'undefined' || !navigator.serviceWorker) return
  void navigator.serviceWorker.getRegistration().then((registration) => registration?.active?.postMessage(message))
}

/**
 * Registers the worker and resolves when one is at work. A newer one waits until the person takes it, so that no page changes under
 * unsent words.
 */
export async function registerWorker(): Promise<void> {
  if (!navigator.serviceWorker) return
  const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' })
  const offer = () => {
    const { waiting } = registration
    // Without a controller this is the first worker: nothing to change over from.
    if (waiting && navigator.serviceWorker.controller) offerUpdate(() => takeOver(waiting))
  }
  offer()
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer))
  await navigator.serviceWorker.ready
}

/** Lets the worker go, with the pages it keeps: on a computer that others use too, none is kept. */
export async function dismissWorker(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration()
  if (!registration) return
  registration.active?.postMessage({ type: 'forget' } satisfies ToWorker)
  await registration.unregister()
}

/** Hears what the worker says. */
export function hearWorker(hear: (message: FromWorker) => void): void {
  navigator.serviceWorker?.addEventListener('message', (event: MessageEvent<FromWorker>) => hear(event.data))
}

function takeOver(waiting: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage({ type: 'take-over' } satisfies ToWorker)
}

/** Asks the browser to wake us when the network is back; where it cannot, `online`, focus and the next start do. */
export async function askForSync(): Promise<void> {
  const registration = (await navigator.serviceWorker?.getRegistration()) as
    | (ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } })
    | undefined
  try {
    await registration?.sync?.register('outbox')
  } catch (error) {
    console.debug('The browser does not wake us; the next start will send.', error)
  }
}
