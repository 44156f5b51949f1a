import { act } from 'react'
import { expect, test } from 'vitest'
import { aPage } from '../../offline/testing/kept-things.ts'
import { show } from '../../ui/testing/show.tsx'
import { arrangeWords } from '../../words/arranging.ts'
import { words } from '../../words/en.ts'
import FieldsDialog from './FieldsDialog.tsx'

async function retire() {
  const page = aPage('p1', 'Glaze', '', { status: 'trusted' })
  const screen = await show(<FieldsDialog page={page} slug="pots" onClose={() => undefined} />)
  const status = screen.find<HTMLSelectElement>('[name=status]')
  await act(async () => {
    status.value = 'retired'
    status.dispatchEvent(new Event('change', { bubbles: true }))
  })
  return screen
}

test('a page that was retired is as it was before, from the note that told of it', async () => {
  using screen = await retire()
  await screen.press(words.save)
  expect(screen.text()).toContain(arrangeWords.statusNow(words.pages.statuses.retired))
  await screen.press(words.undo)
  expect(screen.sent.map(({ input }) => input)).toMatchObject([{ status: 'retired' }, { status: 'trusted' }])
  expect(screen.text()).toContain(arrangeWords.statusBack(words.pages.statuses.trusted))
})

test('without a network a step of the status is said to wait, and is taken back all the same', async () => {
  using screen = await retire()
  screen.cutOff()
  await screen.press(words.save)
  expect(screen.text()).toContain(words.queued)
  expect(screen.text()).not.toContain(arrangeWords.statusNow(words.pages.statuses.retired))
  await screen.press(words.undo)
  expect(screen.sent.map(({ input }) => input)).toMatchObject([{ status: 'retired' }, { status: 'trusted' }])
})
