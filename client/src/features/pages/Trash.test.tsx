import { expect, test } from 'vitest'
import { calls } from '../../calls.ts'
import { keyOf } from '../../data/query-client.ts'
import { show } from '../../ui/testing/show.tsx'
import { arrangeWords } from '../../words/arranging.ts'
import { Trash } from './Trash.tsx'

const trash = <Trash screen={{ name: 'trash', slug: 'pots' }} />
const asked = { name: 'listPages', ...calls.trash('pots') } as const
const nothing = { items: [], next: null }

test('[OF43] a device says of the trash that it keeps none of it, and not that it is empty', async () => {
  using screen = await show(trash, [[asked, nothing]])
  expect(screen.text()).toContain(arrangeWords.trashEmpty)
  screen.client.setQueryData(keyOf('listPages', asked), { data: nothing, keptAt: 1_000 })
  await screen.draw(trash)
  expect(screen.text()).not.toContain(arrangeWords.trashEmpty)
  expect(screen.text()).toContain(arrangeWords.trashAway)
})
