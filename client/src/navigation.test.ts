import { afterEach, expect, test, vi } from 'vitest'
import { beforeLeaving, onPlace, startNavigation } from './navigation.ts'

afterEach(() => history.replaceState(null, '', '/'))

/** Where the browser stands after Back, before anybody has heard of it. */
function goneBack(to: string): void {
  history.replaceState(null, '', to)
  dispatchEvent(new PopStateEvent('popstate'))
}

test('[OF5] Back asks as a link does where words are kept nowhere, and stays where it is to stay', () => {
  history.replaceState(null, '', '/pots/p/mugs#rim')
  startNavigation(async () => undefined)
  const told: string[] = []
  onPlace((path) => told.push(path))
  const ask = vi.fn(() => false)
  const free = beforeLeaving(ask)
  // Within a screen nothing is left.
  goneBack('/pots/p/mugs')
  expect(ask).not.toHaveBeenCalled()
  told.length = 0
  goneBack('/pots')
  expect(ask).toHaveBeenCalledTimes(1)
  expect(location.pathname).toBe('/pots/p/mugs')
  expect(told).toEqual([])
  ask.mockReturnValue(true)
  goneBack('/pots')
  expect(ask).toHaveBeenCalledTimes(2)
  expect(told).toEqual(['/pots'])
  free()
})
