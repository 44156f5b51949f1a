import { act } from 'react'
import { expect, test } from 'vitest'
import { calls } from '../../calls.ts'
import { aPage } from '../../offline/testing/kept-things.ts'
import { show } from '../../ui/testing/show.tsx'
import { audienceWords } from '../../words/doors.ts'
import AudienceDialog from './AudienceDialog.tsx'

const person = (id: string, role: string) => ({ id, name: id.toUpperCase(), hue: 1, role })
const page = aPage('p1', 'Glaze', '', {
  audience: { floor: 'host', people: [person('zoe', 'member'), person('bo', 'member')], from: null },
})
const close = () => undefined

test('[DO2] who was named stays named, though the list of members does not reach so far', async () => {
  const items = [person('amina', 'host'), person('bo', 'member'), person('chioma', 'member')]
  using screen = await show(<AudienceDialog page={page} slug="pots" onClose={close} />, [
    [
      { name: 'listMembers', ...calls.members('pots') },
      { items, next: 'more' },
    ],
  ])
  expect(screen.text()).toContain('ZOE')
  const box = [...document.querySelectorAll('label')].find((label) => label.textContent === 'CHIOMA')
  await act(async () => box?.querySelector('input')?.click())
  await screen.press(audienceWords.save)
  expect(screen.sent[0]?.input).toEqual({ audience: { floor: 'host', people: ['zoe', 'bo', 'chioma'] } })
})

test('[DO2] saved before the members are here, it names whom it named', async () => {
  using screen = await show(<AudienceDialog page={page} slug="pots" onClose={close} />)
  await screen.press(audienceWords.save)
  expect(screen.sent[0]?.input).toEqual({ audience: { floor: 'host', people: ['zoe', 'bo'] } })
})
