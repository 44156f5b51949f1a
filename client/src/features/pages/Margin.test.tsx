import { act } from 'react'
import { expect, test } from 'vitest'
import { aPage } from '../../offline/testing/kept-things.ts'
import { show } from '../../ui/testing/show.tsx'
import { Margin } from './Margin.tsx'

function pressed(keys: KeyboardEventInit, altGraph = false): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { ...keys, bubbles: true, cancelable: true })
  return Object.assign(event, { getModifierState: (name: string) => altGraph && name === 'AltGraph' })
}

test('Ctrl, Alt and M speak about the page; AltGr and M write a letter', async () => {
  using _ = await show(<Margin page={aPage('p1', 'Mugs', '')} slug="pots" />)
  const taken = async (altGraph: boolean) => {
    const event = pressed({ code: 'KeyM', altKey: true, ctrlKey: true }, altGraph)
    await act(async () => document.dispatchEvent(event))
    return event.defaultPrevented
  }
  expect(await taken(true)).toBe(false)
  expect(await taken(false)).toBe(true)
})

test('⌥⌘↓ and ⌥⌘↑ go from note to note, past what is being written, and above the first back to where one was', async () => {
  const asked = (id: string) => ({ id, title: id, url: `/pots/q/${id}`, answers: 0, accepted: false, quote: null })
  using screen = await show(
    <>
      <textarea />
      <Margin
        page={aPage('p1', 'Mugs', '', { questions: [asked('Glaze?'), asked('Handles?')] as never })}
        slug="pots"
      />
    </>,
  )
  // The simulated window draws nothing; what it holds counts as seen.
  HTMLElement.prototype.checkVisibility ??= () => true
  screen.find('textarea').focus()
  for (const [code, there] of [
    ['ArrowDown', 'Glaze?'],
    ['ArrowDown', 'Handles?'],
    ['ArrowDown', 'Handles?'],
    ['ArrowUp', 'Glaze?'],
    ['ArrowUp', ''],
  ] as const) {
    await act(async () => void document.dispatchEvent(pressed({ code, altKey: true, metaKey: true })))
    await expect.poll(() => document.activeElement?.textContent).toBe(there)
  }
  expect(document.activeElement?.tagName).toBe('TEXTAREA')
})
