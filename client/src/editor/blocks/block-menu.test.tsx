import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeAll, expect, test } from 'vitest'
import { words } from '../../words/editor.ts'
import { lines, openText } from '../testing/open-text.ts'
import { BlockMenu } from './BlockMenu.tsx'

beforeAll(() => {
  ;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true
})

const { menu } = words.block
const divider = { type: 'horizontalRule' }

/** What the menu offers for the block at a place. */
async function offered(content: object[], select: { node?: number; text?: number }): Promise<string[]> {
  const { editor } = openText({ type: 'doc', content } as Parameters<typeof openText>[0])
  if (select.node !== undefined) editor.commands.setNodeSelection(select.node)
  else editor.commands.setTextSelection(select.text ?? 1)
  const root = createRoot(document.body.appendChild(document.createElement('div')))
  const nothing = () => undefined
  await act(async () =>
    root.render(
      <BlockMenu editor={editor} onAsk={nothing} onComment={nothing} onCopyLink={nothing} onClose={nothing} />,
    ),
  )
  const rows = [...document.querySelectorAll('.block-menu [role=menuitem] span')].map((row) => row.textContent ?? '')
  await act(async () => root.unmount())
  return rows
}
const [one, two] = lines('one', 'two').content ?? []

test('a block of words can be asked about, said something of, linked to and turned into another', async () => {
  const rows = await offered([one as object, two as object], { text: 2 })
  expect(rows).toEqual(expect.arrayContaining([menu.turnInto, menu.ask, menu.comment, menu.copyLink, menu.down]))
  expect(rows).not.toContain(menu.up)
})

test('what cannot be done with a divider is not offered for one', async () => {
  const rows = await offered([one as object, divider], { node: 5 })
  expect(rows).toEqual([words.block.below, menu.up, menu.duplicate, menu.delete])
})
