import { afterEach, expect, test, vi } from 'vitest'
import { awaitFocus, keepTyped } from './typed-ahead.ts'

afterEach(() => vi.useRealTimers())

function press(key: string, given: KeyboardEventInit = {}, on: EventTarget = document.body): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...given })
  on.dispatchEvent(event)
  return event.defaultPrevented
}

test('letters that are typed before the editor is there are kept from the page, and nothing else is', () => {
  document.body.innerHTML = '<main tabindex="-1"></main><button>Done</button><input>'
  const heard: string[] = []
  const hear = ({ key }: KeyboardEvent) => void heard.push(key)
  document.addEventListener('keydown', hear)
  const stop = keepTyped()
  for (const key of ['f', ' ', 'é', '🍞', 'Enter', 'Backspace']) expect(press(key), key).toBe(true)
  expect(press('q', {}, document.querySelector('main') ?? document)).toBe(true)
  expect(heard).toEqual([])
  for (const [key, given] of [
    ['Escape', {}],
    ['Dead', {}],
    ['k', { ctrlKey: true }],
    ['k', { metaKey: true }],
    ['か', { isComposing: true }],
  ] as const)
    expect(press(key, given), key).toBe(false)
  for (const tag of ['button', 'input']) expect(press('Enter', {}, document.querySelector(tag) ?? document)).toBe(false)
  stop()
  expect(press('f')).toBe(false)
  document.removeEventListener('keydown', hear)
})

test('where what stands there takes no keys, they are the page’s again', () => {
  vi.useFakeTimers()
  const stop = keepTyped()
  const end = awaitFocus()
  expect(press('f')).toBe(true)
  vi.runAllTimers()
  expect(press('f')).toBe(false)
  end()
  stop()
})
