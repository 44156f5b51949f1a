// The few types of a service worker that are used here. The library that has them all cannot stand beside that of windows.

export interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}
export interface FetchEvent extends ExtendableEvent {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}
export interface WorkerMessageEvent extends ExtendableEvent {
  readonly data: unknown
  /** Where an answer is awaited. */
  readonly ports?: readonly MessagePort[]
}
export interface SyncEvent extends ExtendableEvent {
  readonly tag: string
}
export interface PushEvent extends ExtendableEvent {
  readonly data: { json(): unknown } | null
}
export interface NotificationClick extends ExtendableEvent {
  readonly notification: { readonly data: unknown; close(): void }
}
export interface WindowClient {
  readonly url: string
  focus?(): Promise<unknown>
  navigate?(url: string): Promise<unknown>
  postMessage(message: unknown): void
}
interface Events {
  install: ExtendableEvent
  activate: ExtendableEvent
  fetch: FetchEvent
  message: WorkerMessageEvent
  sync: SyncEvent
  push: PushEvent
  notificationclick: NotificationClick
}
export interface WorkerScope {
  readonly location: { readonly origin: string }
  readonly caches: CacheStorage
  readonly clients: {
    claim(): Promise<void>
    matchAll(options: object): Promise<readonly WindowClient[]>
    openWindow(url: string): Promise<unknown>
  }
  readonly registration: { showNotification(title: string, options: object): Promise<void> }
  fetch(input: Request | string, init?: RequestInit): Promise<Response>
  skipWaiting(): Promise<void>
  addEventListener<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): void
}

/** What windows tell the worker. */
export type ToWorker =
  /** Who is signed in here; another person's pages must not be shown from the cache. */
  | { readonly type: 'me'; readonly memberId: string | null }
  /** A new build may take over. */
  | { readonly type: 'take-over' }
  /** Where its reader is: an installed program opens there again. */
  | { readonly type: 'here'; readonly path: string }
  /** Somebody signed out: what was cached for them goes. Without a member: for anybody. */
  | { readonly type: 'forget'; readonly memberId?: string }
  | { readonly type: 'speak'; readonly language: string }

/** What the worker tells windows. */
export type FromWorker = { readonly type: 'flush' }

export const isToWorker = (data: unknown): data is ToWorker =>
  typeof data === 'object' &&
  data !== null &&
  'type' in data &&
  ['me', 'here', 'take-over', 'forget', 'speak'].includes(String(data.type))
