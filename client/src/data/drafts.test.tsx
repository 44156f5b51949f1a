import { act, createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeEach, expect, test, vi } from 'vitest'
import { useDraft } from './drafts.ts'
import { keepFor } from './shared-computer.ts'

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
beforeEach(() => localStorage.clear())

type Draft = ReturnType<typeof useDraft>

function open(name: string): { draft: () => Draft; close: () => void } {
  let draft: Draft | null = null
  const root = createRoot(document.createElement('div'))
  const Form = () => {
    draft = useDraft(name)
    return null
  }
  act(() => root.render(createElement(Form)))
  return {
    draft: () => {
      if (!draft) throw new Error('The form has not been shown.')
      return draft
    },
    close: () => act(() => root.unmount()),
  }
}

test('what somebody was writing is there again when the form is opened again', () => {
  const first = open('answer:1')
  act(() => first.draft().write('Half an answ'))
  first.close()
  expect(open('answer:1').draft()).toMatchObject({ text: 'Half an answ', restored: true })
  expect(open('answer:2').draft().text).toBe('')
})

test('a draft that was sent is forgotten', () => {
  const form = open('answer:1')
  act(() => form.draft().write('Sent'))
  act(() => form.draft().forget())
  expect(open('answer:1').draft().text).toBe('')
})

test('[OF14] who signs in finds what a guest began, and nothing of another member', () => {
  const guest = open('ask:title')
  act(() => guest.draft().write('Why does'))
  keepFor('bo')
  const bo = open('ask:title')
  expect(bo.draft().text).toBe('Why does')
  act(() => bo.draft().write('Why does it twist?'))
  keepFor('chioma')
  const chioma = open('ask:title')
  expect(chioma.draft().text).toBe('')
  act(() => chioma.draft().write('How wet?'))
  act(() => chioma.draft().forget())
  keepFor('bo')
  expect(open('ask:title').draft().text).toBe('Why does it twist?')
})
