import { act } from 'react'
import { expect, test } from 'vitest'
import { calls } from '../../../calls.ts'
import { show } from '../../../ui/testing/show.tsx'
import { MentionText } from './MentionText.tsx'

const nothing = () => undefined

test('who can be named is asked for as every screen asks for members, and six of them are offered', async () => {
  const items = Array.from({ length: 9 }, (_, n) => ({ id: `m${n}`, name: `Member ${n}`, hue: 1 }))
  const field = <MentionText id="f" slug="pots" text="" label="" onText={nothing} onSend={nothing} onLeave={nothing} />
  using screen = await show(field, [
    [
      { name: 'listMembers', ...calls.members('pots') },
      { items, next: null },
    ],
  ])
  const area = screen.find<HTMLTextAreaElement>('textarea')
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(area, '@')
    area.setSelectionRange(1, 1)
    area.dispatchEvent(new Event('input', { bubbles: true }))
  })
  expect(document.querySelectorAll('[role=option]')).toHaveLength(6)
})
