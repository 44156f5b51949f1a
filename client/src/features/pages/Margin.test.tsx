import { act } from 'react'
import { expect, test } from 'vitest'
import { aPage } from '../../offline/testing/kept-things.ts'
import { show } from '../../ui/testing/show.tsx'
import { Margin } from './Margin.tsx'

test('Ctrl, Alt and M speak about the page; AltGr and M write a letter', async () => {
  using _ = await show(<Margin page={aPage('p1', 'Mugs', '')} slug="pots" />)
  const taken = async (altGraph: boolean) => {
    const keys = { code: 'KeyM', altKey: true, ctrlKey: true, bubbles: true, cancelable: true }
    const event = new KeyboardEvent('keydown', keys)
    Object.assign(event, { getModifierState: (name: string) => altGraph && name === 'AltGraph' })
    await act(async () => document.dispatchEvent(event))
    return event.defaultPrevented
  }
  expect(await taken(true)).toBe(false)
  expect(await taken(false)).toBe(true)
})
