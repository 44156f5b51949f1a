import { type PageShape, routes } from '@commonplace/api'
import { expect, test } from 'vitest'
import { calls } from '../../calls.ts'
import type { Kept } from '../../data/query-client.ts'
import { keyOf } from '../../data/query-client.ts'
import { useRoute } from '../../data/use-route.ts'
import { aPage } from '../../offline/testing/kept-things.ts'
import { show } from '../../ui/testing/show.tsx'
import { words } from '../../words/en.ts'
import { UnreadNotice, useUnread } from './Unread.tsx'

const AMINA = { id: 'amina', name: 'Amina', hue: 3 }
const page = aPage('p1', 'Mugs', '', { unread: { since: 3, at: 1, by: [AMINA], added: 4, removed: 0 } })

function Reading() {
  const now = useRoute(routes.readPage, calls.page('p1')).data ?? page
  const { unread, read } = useUnread(now)
  return unread ? <UnreadNotice page={now} unread={unread} onShow={() => undefined} onRead={read} /> : null
}

test('what somebody said they know is not told again when they come back to the page', async () => {
  using screen = await show(<Reading key="first" />, [[{ name: 'readPage', ...calls.page('p1') }, page]])
  await screen.press(words.pages.haveRead)
  await screen.draw(<Reading key="again" />)
  expect(screen.text()).not.toContain(words.pages.haveRead)
  const kept = screen.client.getQueryData<Kept<PageShape>>(keyOf('readPage', calls.page('p1')))
  expect(kept?.data.unread).toBeNull()
})
