import { Refusal } from '@commonplace/api'
import { act } from 'react'
import { beforeEach, expect, test } from 'vitest'
import { show } from '../../ui/testing/show.tsx'
import { words } from '../../words/en.ts'
import { foundingWords as said } from '../../words/founding.ts'
import { PeopleStep } from './PeopleStep.tsx'
import { SentenceStep } from './SentenceStep.tsx'

beforeEach(() => localStorage.clear())

const standing = () => document.activeElement as HTMLElement

/** Presses a button with the keyboard: while it is busy it lets go of the focus, as in a browser. */
async function press(button: HTMLButtonElement): Promise<void> {
  button.focus()
  await act(async () => {
    button.click()
    button.blur()
  })
}

test('[FO5] who saves a sentence by key stays with it, and what was refused takes the focus', async () => {
  using screen = await show(<SentenceStep slug="pots" field="sentence" value="" />)
  const field = screen.find<HTMLTextAreaElement>('textarea')
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, 'Clay that holds.')
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
  screen.refuse(new Refusal('bad-input', 'Say it in fewer words.', { field: 'sentence' }))
  await press(screen.button(words.save))
  expect(screen.text()).toContain('Say it in fewer words.')
  expect(standing()).toBe(field)
  screen.refuse(null)
  await press(screen.button(words.save))
  expect(standing()).toBe(field)
  expect(field.value).toBe('Clay that holds.')
})

test('[FO5] an invite link, which is shown once, takes the focus of whoever made it', async () => {
  const place = { place: 'expert', spare: false, person: null, invited: null } as const
  using screen = await show(<PeopleStep slug="pots" places={[place]} />, [
    [
      { name: 'listMembers', params: { slug: 'pots' }, query: { limit: 200 } },
      { items: [], next: null },
    ],
  ])
  await screen.press(said.people.invite)
  screen.answer('createInvite', { url: '/join/once', sent: false })
  await press(screen.find<HTMLButtonElement>('form button.primary'))
  expect(standing()).toBe(screen.find('.made input'))
  expect((standing() as HTMLInputElement).value).toContain('/join/once')
})
