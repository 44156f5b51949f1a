import { Refusal } from '@commonplace/api'
import { act } from 'react'
import { expect, test } from 'vitest'
import { aPage } from '../../offline/testing/kept-things.ts'
import { show } from '../../ui/testing/show.tsx'
import { words } from '../../words/en.ts'
import { PageMenu } from './PageMenu.tsx'

const page = aPage('p1', 'Mugs', '', { may: { ...aPage('', '', '').may, pin: true } })

/** The menu, opened: what it does is there then. */
async function openMenu() {
  const screen = await show(<PageMenu page={page} slug="pots" />)
  await act(async () => void document.querySelector('details.menu')?.dispatchEvent(new Event('toggle')))
  await expect.poll(() => screen.text()).toContain(words.pages.duplicate)
  return screen
}

test('what a menu was refused is said', async () => {
  using screen = await openMenu()
  for (const [label, sentence] of [
    [words.pages.pin, 'Twelve pages are pinned already.'],
    [words.pages.duplicate, 'This page is too large to be copied.'],
    [words.pages.delete, 'Other pages stand under it.'],
  ] as const) {
    screen.refuse(new Refusal('conflict', sentence))
    await screen.press(label)
    expect(screen.text()).toContain(sentence)
  }
})

test('a pin is taken back from the note that told of it, and what that was refused is said', async () => {
  using screen = await openMenu()
  await screen.press(words.pages.pin)
  expect(screen.text()).toContain(words.pages.pinnedNow)
  screen.refuse(new Refusal('conflict', 'It is locked now.'))
  await screen.press(words.undo)
  expect(screen.sent.map(({ name }) => name)).toEqual(['pinPage', 'unpinPage'])
  expect(screen.text()).toContain('It is locked now.')
})
