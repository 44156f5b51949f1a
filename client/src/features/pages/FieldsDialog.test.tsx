import { act } from 'react'
import { expect, test } from 'vitest'
import { aPage } from '../../offline/testing/kept-things.ts'
import { show } from '../../ui/testing/show.tsx'
import { arrangeWords } from '../../words/arranging.ts'
import { words } from '../../words/en.ts'
import FieldsDialog from './FieldsDialog.tsx'

test('a page that was retired is as it was before, from the note that told of it', async () => {
  const page = aPage('p1', 'Glaze', '', { status: 'trusted' })
  using screen = await show(<FieldsDialog page={page} slug="pots" onClose={() => undefined} />)
  const status = screen.find<HTMLSelectElement>('[name=status]')
  await act(async () => {
    status.value = 'retired'
    status.dispatchEvent(new Event('change', { bubbles: true }))
  })
  await screen.press(words.save)
  expect(screen.text()).toContain(arrangeWords.statusNow(words.pages.statuses.retired))
  await screen.press(words.undo)
  expect(screen.sent.map(({ input }) => input)).toMatchObject([{ status: 'retired' }, { status: 'trusted' }])
  expect(screen.text()).toContain(arrangeWords.statusBack(words.pages.statuses.trusted))
})
