import { expect, test } from 'vitest'
import { FRESH, type SaveState } from '../session/save-state.ts'
import { chipOf } from './chip.ts'
import { together } from './current-save.ts'

const NOW = Date.UTC(2026, 2, 1, 14, 5)
const at = (ms: number) => new Date(ms).toISOString().slice(11, 16)
const say = (state: Partial<SaveState>, updateReady = false) =>
  chipOf({ ...FRESH, known: true, socket: 'open', ...state, updateReady }, NOW, at)

const device = { kept: 'device' } as const
const table: [string, Partial<SaveState>, string, string][] = [
  ['this device has not been looked at yet', { known: false }, 'Checking…', 'muted'],
  ['all with everyone', {}, 'Saved', 'muted'],
  ['just acknowledged', { savedAt: NOW - 500 }, 'Saved just now', 'muted'],
  ['acknowledged a while ago', { savedAt: NOW - 2_000 }, 'Saved', 'muted'],
  ['on its way', { queue: 1, ...device, since: NOW - 100 }, 'Saving…', 'muted'],
  ['on its way for long', { queue: 4, ...device, since: NOW - 3_000 }, 'Saving – 4 changes', 'ink'],
  ['something of theirs was refused, or is to be chosen', { choices: 1 }, '1 act waits for your decision', 'question'],
  [
    'the same, while something is on its way',
    { choices: 2, queue: 1, ...device, since: NOW - 100 },
    'Saving…',
    'muted',
  ],
  ['no network, all sent', { socket: 'closed', upToDateAt: NOW - 180_000 }, 'Offline · up to date 14:02', 'muted'],
  ['no network, never whole', { socket: 'closed' }, 'Offline', 'muted'],
  [
    'no network, unsent',
    { socket: 'closed', queue: 3, ...device },
    'Offline · 3 changes kept on this device',
    'question',
  ],
  [
    'no network, one unsent',
    { socket: 'closed', queue: 1, ...device },
    'Offline · 1 change kept on this device',
    'question',
  ],
  ['no network, not yet written', { socket: 'closed', queue: 1, kept: 'not', since: NOW }, 'Saving…', 'muted'],
  ['trying again', { socket: 'retrying', queue: 1, ...device, retryAt: NOW + 7_400 }, 'Reconnecting… 8 s', 'question'],
  ['trying this moment', { socket: 'retrying', queue: 1, ...device, retryAt: NOW }, 'Reconnecting…', 'question'],
  ['trying again, all sent', { socket: 'retrying' }, 'Saved', 'muted'],
  [
    'session expired',
    { ended: 'signed-out', queue: 3, ...device, socket: 'closed' },
    'Signed out – 3 changes kept here',
    'danger',
  ],
  [
    'storage refused',
    { queue: 1, kept: 'not', trouble: 'refused' },
    'Not kept on this device – do not close',
    'danger',
  ],
  [
    'storage full while offline',
    { queue: 1, kept: 'not', trouble: 'full', socket: 'closed' },
    'Not kept on this device – do not close',
    'danger',
  ],
  ['storage refused, but all sent', { trouble: 'refused' }, 'Saved', 'muted'],
  [
    'right taken away',
    { ended: 'not-allowed', queue: 3, ...device },
    'You can no longer edit; your 3 changes are in your drafts',
    'danger',
  ],
  [
    'reader who wrote',
    { readOnly: 'no', queue: 1, ...device },
    'You can no longer edit; your 1 change is in your drafts',
    'danger',
  ],
  ['reader', { readOnly: 'no' }, 'Saved', 'muted'],
  ['the server’s disk is full', { serverTrouble: 'no' }, 'The server cannot save right now', 'question'],
  [
    'written while the server’s disk is full',
    { serverTrouble: 'no', queue: 2, kept: 'device' },
    'The server cannot save – 2 changes kept on this device',
    'question',
  ],
  [
    'written while neither keeps anything',
    { serverTrouble: 'no', queue: 1, kept: 'not', trouble: 'full' },
    'Not kept on this device – do not close',
    'danger',
  ],
  ['deleted meanwhile', { ended: 'gone', queue: 2, ...device }, 'This page was deleted; 2 changes kept here', 'danger'],
  ['server speaks a newer protocol', { ended: 'update-needed', queue: 2, ...device }, 'Update ready', 'info'],
]

test.each(table)('[OF9] %s', (_name, state, words, tone) => {
  expect(say(state)).toMatchObject({ words, tone })
})

test('a newer build is offered once nothing of the person’s own waits', () => {
  expect(say({}, true).words).toBe('Update ready')
  expect(say({ queue: 1, ...device, since: NOW }, true).words).toBe('Saving…')
  expect(say({ queue: 1, kept: 'not', trouble: 'full' }, true).words).toContain('do not close')
})

test('[OF9] while connected, nothing is said to be kept on the device that is not', () => {
  for (const socket of ['open', 'closed', 'retrying'] as const) {
    for (const trouble of [null, 'full', 'refused', 'failed'] as const) {
      expect(say({ queue: 1, kept: 'not', socket, trouble, since: NOW }).words).not.toMatch(
        /kept (on this device|here)$/,
      )
    }
  }
})

test('several open documents add up, and the worst is said', () => {
  const all = together([
    { ...FRESH, socket: 'open', queue: 1, kept: 'device' },
    { ...FRESH, socket: 'open', queue: 2, kept: 'not', trouble: 'full' },
  ])
  expect(chipOf({ ...all, updateReady: false }, NOW, at).words).toBe('Not kept on this device – do not close')
  expect(all.queue).toBe(3)
})
