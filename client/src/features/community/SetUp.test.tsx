import { Refusal } from '@commonplace/api'
import { act } from 'react'
import { beforeEach, expect, test } from 'vitest'
import { calls } from '../../calls.ts'
import { show } from '../../ui/testing/show.tsx'
import { setUpWords } from '../../words/people.ts'
import { SetUp } from './SetUp.tsx'

beforeEach(() => localStorage.clear())

const open = () =>
  show(<SetUp screen={{ name: 'setup', code: 'c0de' }} />, [
    [{ name: 'readSetup', ...calls.code('c0de') }, { open: true }],
  ])
type Shown = Awaited<ReturnType<typeof open>>
const field = (screen: Shown, name: string) => screen.find<HTMLInputElement>(`[name=${name}]`)

async function write(screen: Shown, name: string, text: string): Promise<void> {
  await act(async () => {
    field(screen, name).value = text
    field(screen, name).dispatchEvent(new Event('input', { bubbles: true }))
  })
}

test('[FO4] what a founder typed is there again after a reload, but for the passphrase, and gone once the community is founded', async () => {
  {
    using screen = await open()
    await write(screen, 'name', 'Amina')
    await write(screen, 'community', 'Pots')
    await write(screen, 'password', 'clay and water')
    await act(async () => screen.find<HTMLInputElement>('[value=gated]').click())
  }
  expect(JSON.stringify({ ...localStorage })).not.toMatch(/clay and water|c0de/)
  using again = await open()
  expect(field(again, 'name').value).toBe('Amina')
  expect(field(again, 'community').value).toBe('Pots')
  expect(field(again, 'password').value).toBe('')
  expect(again.find<HTMLInputElement>('[name=visibility]:checked').value).toBe('gated')
  // A refusal leaves all of it.
  await write(again, 'email', 'amina@example.org')
  await write(again, 'password', 'clay and water')
  again.refuse(new Refusal('bad-input', 'This is too easy to guess.', { field: 'founder.password' }))
  await again.press(setUpWords.action)
  expect(field(again, 'community').value).toBe('Pots')
  expect(again.text()).toContain('This is too easy to guess.')
  expect(localStorage).toHaveLength(1)
  again.refuse(null)
  again.answer('setUp', { community: { url: '#pots' } })
  await again.press(setUpWords.action)
  expect(localStorage).toHaveLength(0)
})
