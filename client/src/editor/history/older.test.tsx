import { Refusal, routes } from '@commonplace/api'
import { notifyManager, QueryClientProvider } from '@tanstack/react-query'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createQueryClient } from '../../data/query-client.ts'
import { MoreRows } from '../../ui/MoreRows.tsx'
import { Toasts } from '../../ui/toasts.tsx'
import { words as editing } from '../../words/editor.ts'
import { words } from '../../words/en.ts'
import History from '../History.tsx'

const { api } = vi.hoisted(() => ({ api: vi.fn() }))
vi.mock('../../data/api.ts', () => ({ api, newId: () => 'id' }))
vi.mock('./VersionView.tsx', () => ({ VersionView: () => null }))
vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
// What comes in of an answer is drawn as React asks of tests.
notifyManager.setNotifyFunction((draw) => void act(draw))

let close: () => void = () => undefined
beforeEach(() => void api.mockReset())
afterEach(() => close())

async function show(element: React.ReactNode): Promise<HTMLElement> {
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  close = () => act(() => root.unmount())
  await act(async () => root.render(<QueryClientProvider client={createQueryClient()}>{element}</QueryClientProvider>))
  return place
}
async function press(place: HTMLElement, label: string, times = 1) {
  const button = [...place.querySelectorAll('button')].find((one) => one.textContent === label)
  await act(async () => {
    for (let i = 0; i < times; i++) button?.click()
  })
}
const says = (place: HTMLElement, sentence: string) =>
  expect.poll(() => act(async () => place.textContent)).toContain(sentence)
const refusal = () => new Refusal('too-many', 'A moment, please.')

test('where more of a list does not come it is said why, and it is offered again', async () => {
  api.mockRejectedValueOnce(refusal()).mockResolvedValueOnce({ items: ['the rest'], next: null })
  const place = await show(
    <MoreRows route={routes.listPages} call={{ params: {}, query: {} }} next="2">
      {(items) => items.map((item) => <li key={String(item)}>{String(item)}</li>)}
    </MoreRows>,
  )
  await press(place, words.showMore)
  await says(place, 'A moment, please.')
  await press(place, words.trouble.again)
  await says(place, 'the rest')
  expect(place.querySelector('[role=alert]')).toBeNull()
})

test('older versions come once however often they are asked for, and it is said where they do not', async () => {
  const row = (n: number) => ({
    id: `v${n}`,
    n,
    at: 0,
    by: [],
    name: null,
    summary: '',
    automatic: true,
    added: 1,
    removed: 0,
  })
  api.mockResolvedValueOnce({ items: [row(3)], next: '2' })
  const of = { kind: 'page', id: 'p', versions: 3, may: {} } as never
  const place = await show(
    <>
      <History of={of} />
      <Toasts />
    </>,
  )
  await says(place, editing.history.older)
  api.mockRejectedValueOnce(refusal())
  await press(place, editing.history.older)
  await says(place, 'A moment, please.')
  api.mockImplementation(async () => ({ items: [row(2), row(1)], next: null }))
  await press(place, editing.history.older, 2)
  await says(place, editing.history.version(1))
  expect(place.querySelectorAll('.version-row')).toHaveLength(3)
  expect(api).toHaveBeenCalledTimes(3)
})
