import type { ChallengeShape, EntryShape, Person } from '@commonplace/api'
import { expect, test } from 'vitest'
import type { ActRow } from '../device/open-device.ts'
import { challengesAsWaiting } from './challenges.ts'

const me: Person = { id: 'amina', name: 'Amina', hue: 1 }
const bo: Person = { id: 'bo', name: 'Bo', hue: 2 }
const may = { confirm: true, unconfirm: false, withdraw: false, download: false }
const entry: EntryShape = {
  ...{ id: 'entry', by: bo, page: { title: 'The fuse', url: '/c/p/x' }, version: 2, at: 1, earnedAt: null },
  ...{ confirmed: [], answers: null, mine: false, may },
}
const kept: ChallengeShape = {
  ...{ id: 'challenge', url: '/c/challenges/x', title: 'Mend', badge: 'Mender', opensAt: 10, closesAt: 20 },
  ...{ state: 'open', entered: 1, earned: 0, waiting: 1, mine: null, communitySlug: 'c', goal: 'Mend.', how: '' },
  ...{ entries: [entry], may: { enter: true, change: false, remove: false } },
}
const act = (name: string, id: string, more: object = {}): ActRow =>
  ({
    name,
    params: { id },
    input: {},
    about: { what: 'My story', where: '/c/p/y' },
    madeAt: 12,
    refusal: null,
    ...more,
  }) as unknown as ActRow
const shown = (acts: readonly ActRow[], now = 15) =>
  challengesAsWaiting('readChallenge', kept, { me, acts }, now) as ChallengeShape

test('[CB9] what somebody enters without a network stands in the challenge already, and can be taken back', () => {
  const enters = act('enterChallenge', 'challenge', { input: { id: 'mine', pageId: 'y' } })
  const now = shown([enters])
  expect(now.entries[1]).toMatchObject({ id: 'mine', by: me, page: { title: 'My story', url: '/c/p/y' }, mine: true })
  expect(now).toMatchObject({ mine: 'entered', entered: 2, may: { enter: false } })
  expect(shown([enters, act('withdrawEntry', 'mine')])).toMatchObject({ mine: null, entered: 1, may: { enter: true } })
  expect(shown([{ ...enters, refusal: { code: 'gone', sentence: 'Over.' } }]).entries).toHaveLength(1)
  expect(shown([act('enterChallenge', 'other', { input: { id: 'mine' } })]).entries).toHaveLength(1)
})

test('[CB9] a confirmation that waits is shown as given, and earns nothing yet', () => {
  const now = shown([act('confirmEntry', 'entry')])
  expect(now.entries[0]).toMatchObject({ confirmed: [me], earnedAt: null, may: { confirm: false, unconfirm: true } })
  expect(now.waiting).toBe(0)
  expect(shown([act('confirmEntry', 'entry'), act('unconfirmEntry', 'entry')]).entries[0]?.confirmed).toEqual([])
})

test('[CB9] a kept challenge is not offered after its day', () => {
  expect(shown([], 20)).toMatchObject({ state: 'over', may: { enter: false } })
  const list = { current: [{ ...kept }], past: [], may: { make: false } }
  const enters = act('enterChallenge', 'challenge', { input: { id: 'mine' } })
  expect(challengesAsWaiting('listChallenges', list, { me, acts: [enters] }, 20)).toMatchObject({
    current: [{ state: 'over', mine: 'entered', entered: 2 }],
  })
})
