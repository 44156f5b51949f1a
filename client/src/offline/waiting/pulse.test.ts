import { expect, test } from 'vitest'
import type { ActRow } from '../device/open-device.ts'
import { pulseAsWaiting } from './pulse.ts'

const open = { id: 'pulse', statements: ['I was helped.'], closesAt: 10, replied: false }
const kept = { open, closed: [], may: { open: false, withdraw: false } }
const reply = (id: string, refusal?: object) =>
  ({ name: 'replyToPulse', params: { id }, ...(refusal ? { refusal } : {}) }) as unknown as ActRow

test('a reply that waits on the device is shown as given; one that was refused, or of another pulse, is not', () => {
  expect(pulseAsWaiting(kept, [], 5)).toEqual(kept)
  expect(pulseAsWaiting(kept, [reply('pulse')], 5).open?.replied).toBe(true)
  expect(pulseAsWaiting(kept, [reply('pulse', {}), reply('other')], 5).open?.replied).toBe(false)
})

test('a kept pulse is not offered after its day', () => {
  expect(pulseAsWaiting(kept, [], 10).open).toBeNull()
})
