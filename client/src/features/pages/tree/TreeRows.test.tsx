import { act } from 'react'
import { expect, test } from 'vitest'
import { rowOf } from '../../../offline/library/row.ts'
import { aPage } from '../../../offline/testing/kept-things.ts'
import { show } from '../../../ui/testing/show.tsx'
import { words } from '../../../words/en.ts'
import { flattenTree } from '../tree.ts'
import TreeRows from './TreeRows.tsx'

const rows = (...ids: string[]) => flattenTree(ids.map((id, at) => rowOf(aPage(id, id, '', { position: String(at) }))))

test('whoever moved a page by the keys goes on from it; drawn anew for another reason, the tree takes no focus', async () => {
  using screen = await show(<TreeRows branches={rows('a', 'b', 'c')} />)
  const handle = screen.find<HTMLButtonElement>('#move-c')
  handle.focus()
  const key = new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true, cancelable: true })
  await act(async () => handle.dispatchEvent(key))
  expect(screen.sent[0]).toMatchObject({ name: 'changePage', params: { id: 'c' } })
  handle.blur()
  await screen.draw(<TreeRows branches={rows('a', 'c', 'b')} />)
  expect(document.activeElement?.id).toBe('move-c')
  const link = screen.find<HTMLAnchorElement>('a')
  link.focus()
  await screen.draw(<TreeRows branches={rows('a', 'c', 'b')} />)
  expect(document.activeElement).toBe(link)
})

test('a page that was moved is put back where it stood', async () => {
  using screen = await show(<TreeRows branches={rows('a', 'b', 'c')} />)
  const key = new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true, cancelable: true })
  await act(async () => screen.find('#move-c').dispatchEvent(key))
  await screen.draw(<TreeRows branches={rows('a', 'c', 'b')} />)
  await screen.press(words.undo)
  expect(screen.sent.map(({ input }) => input)).toEqual([
    { parentId: null, after: 'a' },
    { parentId: null, after: 'b' },
  ])
})
