import { expect, test } from 'vitest'
import { tellNotices } from './notices.ts'
import type { WindowClient, WorkerScope } from './scope.ts'

function aScope(windows: readonly WindowClient[] = []) {
  const listeners: Record<string, (event: never) => void> = {}
  const shown: unknown[] = []
  const opened: string[] = []
  const scope = {
    addEventListener: (name: string, listener: (event: never) => void) => {
      listeners[name] = listener
    },
    registration: {
      showNotification: async (title: string, options: object) => void shown.push({ title, ...options }),
    },
    clients: {
      matchAll: async () => windows,
      openWindow: async (url: string) => void opened.push(url),
    },
  } as unknown as WorkerScope
  tellNotices(scope)
  const fire = async (name: string, event: object) => {
    const work: Promise<unknown>[] = []
    listeners[name]?.({ ...event, waitUntil: (one: Promise<unknown>) => work.push(one) } as never)
    await Promise.all(work)
  }
  const push = (data: unknown) => fire('push', { data: { json: () => data } })
  const click = (data: unknown) => fire('notificationclick', { notification: { data, close: () => undefined } })
  return { shown, opened, push, click }
}

test('[NT30] a browser shows who did what and leads to it, and nothing that leads elsewhere', async () => {
  const { shown, push } = aScope()
  await push({ text: 'Bo answered your question', url: '/pots/q/q1' })
  for (const bad of [null, { text: 'Buy' }, { text: 'Buy', url: 'https://evil.example' }, { text: 'x', url: '//evil' }])
    await push(bad)
  expect(shown).toEqual([
    expect.objectContaining({ title: 'Commonplace', body: 'Bo answered your question', data: '/pots/q/q1' }),
  ])
})

test('[NT30] what is shown opens in a window that is there, or in a new one', async () => {
  const none = aScope()
  await none.click('/pots/q/q1')
  expect(none.opened).toEqual(['/pots/q/q1'])
  const went: string[] = []
  const navigate = async (url: string) => void went.push(url)
  const one = aScope([{ url: '/', postMessage: () => undefined, focus: async () => undefined, navigate }])
  await one.click('/pots/q/q1')
  expect([went, one.opened]).toEqual([['/pots/q/q1'], []])
})
