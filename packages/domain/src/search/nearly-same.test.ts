import { expect, test } from 'vitest'
import { nearlySame } from './nearly-same.ts'

test.each([
  ['Why does the fuse blow again?', 'why does the fuse blow again'],
  ['Why does the fuse blow again?', 'The fuse blows again – why?'],
  ['How do I sharpen a kitchen knife?', 'How to sharpen kitchen knifes'],
  ['How do I sharpen a kitchen knife?', 'How to shapren a kitchen knife?'],
  ['Which glaze holds on wet clay in winter?', 'Which glaze holds on wet clay?'],
  ['茶杯怎么洗', '茶杯怎么洗？'],
])('nearly the same: %s / %s', (one, other) => {
  expect(nearlySame(one, other)).toBe(true)
  expect(nearlySame(other, one)).toBe(true)
})

test.each([
  ['Why does the fuse blow again?', 'Why does the toaster blow smoke?'],
  ['How do I sharpen a kitchen knife?', 'How do I sharpen a chisel?'],
  ['Which glaze holds on clay?', 'Which glaze peels off clay?'],
  ['What is a fuse?', 'Where is the fuse of the blue toaster?'],
  ['Fuse?', 'Which fuse?'],
  ['How do I?', 'Why would you?'],
  ['', ''],
])('not the same: %s / %s', (one, other) => {
  expect(nearlySame(one, other)).toBe(false)
  expect(nearlySame(other, one)).toBe(false)
})
