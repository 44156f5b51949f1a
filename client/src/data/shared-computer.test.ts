import { beforeEach, expect, test } from 'vitest'
import { setShared } from '../offline/set-shared.ts'
import { readRecent, writeRecent } from './recent.ts'
import { forgetStored } from './shared-computer.ts'

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
