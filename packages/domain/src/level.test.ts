import { expect, test } from 'vitest'
import { LEVELS, levelAfter, levelOf } from './level.ts'

test('one key goes through all levels and comes back', () => {
  expect(levelAfter('normal')).toBe('watching')
  expect(new Set(LEVELS.map(levelAfter)).size).toBe(LEVELS.length)
})

test('[NT1] what is said of the thing itself counts before its tags, and these before the community', () => {
  const said = { own: null, tags: [], community: null } as const
  expect(levelOf(said)).toBe('normal')
  expect(levelOf({ ...said, community: 'watching' })).toBe('watching')
  expect(levelOf({ ...said, community: 'watching', tags: ['muted'] })).toBe('muted')
  expect(levelOf({ ...said, community: 'muted', tags: ['normal', 'muted', 'watching'] })).toBe('watching')
  expect(levelOf({ own: 'normal', tags: ['watching'], community: 'watching' })).toBe('normal')
})
