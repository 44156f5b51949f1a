import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { Keys, keysHere, namedKeys } from './Keys.tsx'

test.each([
  ['⌘K', 'Ctrl+K'],
  ['⌥⌘M', 'Ctrl+Alt+M'],
  ['⇧⌘Z', 'Ctrl+Shift+Z'],
  ['⌘⇧⌫', 'Ctrl+Shift+Backspace'],
  ['⌥⇧↑', 'Alt+Shift+↑'],
  ['⌘/', 'Ctrl+/'],
  ['F', 'F'],
  ['?', '?'],
])('%s is called %s where there is no such key', (keys, named) => {
  expect(namedKeys(keys)).toBe(named)
})

test('a Mac shows its signs, any other machine the names, and the server, which does not know, the names', () => {
  const platform = vi.spyOn(navigator, 'platform', 'get')
  platform.mockReturnValue('MacIntel')
  expect(keysHere('⌘D')).toBe('⌘D')
  platform.mockReturnValue('Win32')
  expect(keysHere('⌘D')).toBe('Ctrl+D')
  expect(renderToString(<Keys keys="⌘K" />)).toBe('<kbd>Ctrl+K</kbd>')
})
