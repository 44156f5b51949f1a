import { Refusal } from '@commonplace/api'
import { act } from 'react'
import { expect, test, vi } from 'vitest'
import { calls } from '../../calls.ts'
import { show } from '../../ui/testing/show.tsx'
import { joinWords, keepingWords, signInWords } from '../../words/doors.ts'
import { HostActs } from './HostActs.tsx'
import { JoinHere } from './JoinHere.tsx'
import { Members } from './Members.tsx'
import { SignIn } from './SignIn.tsx'

vi.mock('@simplewebauthn/browser', () => {
  throw new TypeError('There is no network.')
})

async function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> {
  await act(async () => {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set?.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

test('who looks for somebody asks once they have stopped typing, not with every letter', async () => {
  using screen = await show(<Members screen={{ name: 'members', slug: 'pots' }} />, [
    [
      { name: 'listMembers', ...calls.members('pots') },
      { items: [], next: null },
    ],
  ])
  const asked = vi.fn()
  screen.client.getQueryCache().subscribe(({ type: what, query }) => what === 'added' && asked(query.queryKey[2]))
  vi.useFakeTimers()
  try {
    for (const typed of ['b', 'bo', 'bo ']) await type(screen.find<HTMLInputElement>('input[type=search]'), typed)
    expect(asked).not.toHaveBeenCalled()
    await act(async () => vi.advanceTimersByTime(500))
    expect(asked.mock.calls).toEqual([[calls.members('pots', 'bo').query]])
  } finally {
    vi.useRealTimers()
  }
})

test('[DO23] what an undone day leaves to a person stays on screen, with where it is', async () => {
  const member = { id: 'eve', name: 'Eve', hue: 1, role: 'member' } as unknown as Parameters<
    typeof HostActs
  >[0]['member']
  using screen = await show(<HostActs slug="pots" member={member} />)
  const left = [{ kind: 'page', id: 'p1', title: 'Mugs', url: '/pots/p/mugs-p1' }]
  screen.answer('undoMember', { removed: 1, restored: 0, left })
  await screen.press(keepingWords.undo)
  const reason = screen.find<HTMLTextAreaElement>('textarea')
  await type(reason, 'Spam.')
  await act(async () => reason.form?.requestSubmit())
  expect(screen.find<HTMLAnchorElement>('section a').getAttribute('href')).toBe('/pots/p/mugs-p1')
})

test('[DO10] a request that cannot be taken back says why', async () => {
  const community = { name: 'Pots', sentence: '', joining: 'request', role: null, asked: true }
  using screen = await show(<JoinHere screen={{ name: 'join-here', slug: 'pots' }} />, [
    [{ name: 'readCommunity', ...calls.community('pots') }, community],
  ])
  screen.refuse(new Refusal('conflict', 'A host has just let you in.'))
  await screen.press(joinWords.withdraw)
  expect(screen.text()).toContain('A host has just let you in.')
})

test('what asks for a passkey and cannot be fetched is told, and what was typed stays', async () => {
  Object.assign(globalThis, { PublicKeyCredential: class {} })
  using screen = await show(<SignIn screen={{ name: 'sign-in', next: '/', trouble: null }} />)
  const email = screen.find<HTMLInputElement>('input[type=email]')
  await type(email, 'bo@example.org')
  screen.answer('beginPasskeySignIn', { challenge: 'c', options: {} })
  await screen.press(signInWords.passkey)
  await expect.poll(() => screen.text()).toContain(signInWords.passkeyFailed)
  expect(email.value).toBe('bo@example.org')
})
