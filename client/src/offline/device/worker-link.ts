import { offerUpdate } from '../chip/current-save.ts'
import type { FromWorker, ToWorker } from '../worker/scope.ts'

export function tellWorker(message: ToWorker): void {
  if (typeof navigator === 'undefined' || !navigator.serviceWorker) return
  void navigator.serviceWorker.getRegistration().then((registration) => registration?.active?.postMessage(message))
}

/** Long enough for a shell and its words to come; without them what opens with no network speaks as before. */
const SPEAKING = 10_000

/** Has what opens without a network speak a language; resolves when it does, or when nobody answers. */
export async function speak(language: string): Promise<void> {
  const worker = (await navigator.serviceWorker?.getRegistration())?.active
  if (!worker) return
  const { port1, port2 } = new MessageChannel()
  const spoken = new Promise<void>((resolve) => {
    port1.onmessage = () => resolve()
    setTimeout(resolve, SPEAKING)
  })
  worker.postMessage({ type: 'speak', language } satisfies ToWorker, [port2])
  await spoken
  port1.close()
}

/**
 * Registers the worker and resolves when one is at work. A newer one waits until the person takes it, so that no page changes under
 * unsent words.
 */
export async function registerWorker(): Promise<void> {
  if (!navigator.serviceWorker) return
  const registration = await install(FIRST_WAIT)
  const offer = () => {
    const { waiting } = registration
    // Without a controller this is the first worker: nothing to change over from.
    if (waiting && navigator.serviceWorker.controller) offerUpdate(() => takeOver(waiting))
  }
  offer()
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer))
  await navigator.serviceWorker.ready
}

/** Milliseconds until a first worker is asked for again: twice as long each time, up to the longest. */
const FIRST_WAIT = 5_000
const LONGEST_WAIT = 5 * 60_000

/** A first worker gives up when one of its files does not come, and without one nothing opens offline: it is asked for again. */
async function install(wait: number): Promise<ServiceWorkerRegistration> {
  const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' })
  const { installing, active } = registration
  if (active || !installing || (await installed(installing))) return registration
  await new Promise((resolve) => setTimeout(resolve, wait))
  return install(Math.min(2 * wait, LONGEST_WAIT))
}

function installed(worker: ServiceWorker): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => worker.state !== 'installing' && resolve(worker.state !== 'redundant')
    worker.addEventListener('statechange', look)
    look()
  })
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
