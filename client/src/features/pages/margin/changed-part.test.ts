import { expect, test } from 'vitest'
import { changedPart } from './changed-part.ts'

test('a suggestion shows the words that go and come, between those that stay', () => {
  expect(changedPart('Wait a whole day here.', 'Wait two nights here.')).toEqual({
    ...{ start: 'Wait ', went: 'a whole day', came: 'two nights', end: ' here.' },
  })
  expect(changedPart('Wait a day.', '')).toEqual({ start: '', went: 'Wait a day.', came: '', end: '' })
  expect(changedPart('a a', 'a a a')).toMatchObject({ went: '', came: ' a' })
})
