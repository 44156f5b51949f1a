import { beforeEach, expect, test } from 'vitest'
import { setShared } from '../offline/set-shared.ts'
import { readRecent, writeRecent } from './recent.ts'
import { forgetStored, keepFor, personalKey, personalStorage } from './shared-computer.ts'

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

const mugs = { title: 'Mugs', url: '/pots/p/mugs', kind: 'note' } as const

test('on a computer that others use too, what is one’s own stays in the window and nothing of it on the device', () => {
  localStorage.setItem('commonplace-draft:answer:1', 'Half an answ')
  writeRecent('pots', [mugs])
  setShared(true)
  writeRecent('tools', [mugs])
  expect(Object.keys(localStorage)).toEqual(['commonplace-shared-computer'])
  expect(sessionStorage.getItem('commonplace-draft:answer:1')).toBe('Half an answ')
  expect([readRecent('pots'), readRecent('tools')]).toEqual([[mugs], [mugs]])
  forgetStored()
  expect(sessionStorage.length).toBe(0)
})

test('[OF14] what one member reads and writes here is not another’s, and does not go with them', () => {
  const write = () => personalStorage().setItem(personalKey('draft', 'answer:1'), 'Half an answ')
  write()
  keepFor('bo')
  write()
  writeRecent('pots', [mugs])
  keepFor('chioma')
  expect(readRecent('pots')).toEqual([])
  write()
  setShared(true)
  expect(Object.keys(localStorage).filter((key) => !key.includes('@bo'))).toEqual(['commonplace-shared-computer'])
  setShared(false)
  write()
  forgetStored()
  // Hers and what a guest left is gone; his waits for him.
  expect(Object.keys(localStorage).sort()).toEqual(['commonplace-draft@bo:answer:1', 'commonplace-recent@bo:pots'])
  expect(sessionStorage.length).toBe(0)
  forgetStored('bo')
  expect(localStorage.length).toBe(0)
})
