import type { WorkerScope } from './scope.ts'

const isTold = (data: unknown): data is { readonly text: string; readonly url: string } =>
  typeof data === 'object' &&
  data !== null &&
  'text' in data &&
  typeof data.text === 'string' &&
  'url' in data &&
  typeof data.url === 'string' &&
  /^\/(?!\/)/.test(data.url)

/** Shows what the server tells while perhaps no window is open, and opens it in one that is there, or a new one. */
export function tellNotices(scope: WorkerScope): void {
  scope.addEventListener('push', (event) => {
    const told: unknown = event.data?.json()
    if (!isTold(told)) return
    const { text, url } = told
    const options = { body: text, data: url, tag: url, icon: '/icons/commonplace.svg' }
    event.waitUntil(scope.registration.showNotification('Commonplace', options))
  })
  scope.addEventListener('notificationclick', (event) => {
    event.notification.close()
    const { data: url } = event.notification
    if (typeof url === 'string') event.waitUntil(open(scope, url))
  })
}

async function open({ clients }: WorkerScope, url: string): Promise<void> {
  const [window] = await clients.matchAll({ type: 'window' })
  if (window?.navigate && window.focus) {
    await window.focus()
    await window.navigate(url)
  } else await clients.openWindow(url)
}
