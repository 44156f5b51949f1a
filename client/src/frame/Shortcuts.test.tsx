import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { show } from '../ui/testing/show.tsx'
import { keyWords } from '../words/keys.ts'
import LetterKeys from './LetterKeys.tsx'
import { Shortcuts } from './Shortcuts.tsx'

afterEach(() => localStorage.clear())

const press = (key: string, more: KeyboardEventInit = {}) =>
  act(async () => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
    ;(document.activeElement ?? document.body).dispatchEvent(event)
  })

test('letters are keys until one says on this device that they are not', async () => {
  const followed = vi.fn()
  using screen = await show(
    <>
      <button type="button" data-key="f" onClick={followed}>
        Follow
      </button>
      <LetterKeys />
      <Shortcuts screen={{ name: 'home', slug: 'pots' }} />
    </>,
  )
  await press('f')
  expect(followed).toHaveBeenCalledTimes(1)
  const box = screen.find<HTMLInputElement>('[type=checkbox]')
  expect(box.labels?.[0]?.textContent).toContain(keyWords.letters)
  await act(async () => box.click())
  box.blur()
  for (const key of ['f', '?', '/']) await press(key)
  expect(followed).toHaveBeenCalledTimes(1)
  expect(document.querySelector('dialog')).toBeNull()
  await act(async () => box.click())
  box.blur()
  await press('f')
  expect(followed).toHaveBeenCalledTimes(2)
})

test('J and K go from row to row, past those that open nothing', async () => {
  using _ = await show(
    <main>
      <b className="row-title">Asked for</b>
      <a className="row-title" href="/a">
        a
      </a>
      <p className="row-title">Waits for its week</p>
      <a className="row-title" href="/b">
        b
      </a>
      <b className="row-title">Asked for too</b>
      <Shortcuts screen={{ name: 'home', slug: 'pots' }} />
    </main>,
  )
  for (const [key, row] of ['ja', 'jb', 'jb', 'ka', 'ka']) {
    await press(key ?? '')
    await expect.poll(() => document.activeElement?.textContent).toBe(row)
  }
})

test('R answers the note one stands at, else what is on screen; where it is a form it takes the caret', async () => {
  const [page, note] = [vi.fn(), vi.fn()]
  using screen = await show(
    <>
      <button type="button" data-key="r" onClick={page}>
        Comment on this page
      </button>
      <article className="note" tabIndex={-1}>
        <button type="button" data-key="r" onClick={note}>
          Reply
        </button>
      </article>
      <Shortcuts screen={{ name: 'page', slug: 'pots', id: 'p1' }} />
    </>,
  )
  await press('r')
  await expect.poll(() => page.mock.calls.length).toBe(1)
  screen.find('.note').focus()
  await press('r')
  await expect.poll(() => note.mock.calls.length).toBe(1)
  expect(page).toHaveBeenCalledTimes(1)
  await screen.draw(
    <>
      <form data-key="r">
        <textarea />
      </form>
      <Shortcuts screen={{ name: 'question', slug: 'pots', id: 'q1' }} />
    </>,
  )
  await press('r')
  await expect.poll(() => document.activeElement?.tagName).toBe('TEXTAREA')
})

test('U goes back to the list that stands first above what is read', async () => {
  const went = vi.fn((event: MouseEvent) => event.preventDefault())
  using screen = await show(
    <>
      <nav className="crumbs">
        <a href="/pots/practices">Practices</a>
        <a href="/pots/p/mugs">Mugs</a>
      </nav>
      <Shortcuts screen={{ name: 'page', slug: 'pots', id: 'p1' }} />
    </>,
  )
  screen.find('.crumbs a').addEventListener('click', went)
  await press('u')
  await expect.poll(() => went.mock.calls.length).toBe(1)
})

test('whoever presses ⌘S while writing learns that all of it is saved, and may name the version', async () => {
  using screen = await show(
    <>
      <div className="editing" contentEditable suppressContentEditableWarning>
        Words
      </div>
      <Shortcuts screen={{ name: 'page', slug: 'pots', id: 'p1' }} />
    </>,
  )
  await press('s', { ctrlKey: true })
  await expect.poll(() => screen.text()).toContain(keyWords.savesItself)
  expect(screen.button(keyWords.nameVersion).isConnected).toBe(true)
})
