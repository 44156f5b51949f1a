import { Refusal } from '@commonplace/api'
import { expect, test } from 'vitest'
import { show } from '../../ui/testing/show.tsx'
import { keepingWords } from '../../words/doors.ts'
import Moderation from './Moderation.tsx'

const entries = (mayModerate: boolean) => (
  <Moderation
    slug="pots"
    subject={{ kind: 'page', id: 'p1' }}
    title="Mugs"
    where="/"
    mayModerate={mayModerate}
    locked={false}
  />
)
const me = (member: object | null) => [[{ name: 'readMe' }, { member, memberships: [] }]] as const

test('[DO20] a report is offered to whoever is signed in, and to no stranger', async () => {
  {
    using screen = await show(entries(false), me({ id: 'bo', name: 'Bo', hue: 1 }))
    expect(screen.text()).toContain(keepingWords.report)
  }
  using screen = await show(entries(false), me(null))
  expect(screen.text()).not.toContain(keepingWords.report)
})

test('[DO22] a lock that was refused says why', async () => {
  using screen = await show(entries(true), me({ id: 'bo', name: 'Bo', hue: 1 }))
  screen.refuse(new Refusal('not-allowed', 'Only hosts lock a page.'))
  await screen.press(keepingWords.lock)
  expect(screen.text()).toContain('Only hosts lock a page.')
})
