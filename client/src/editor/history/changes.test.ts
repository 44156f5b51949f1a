import { expect, test } from 'vitest'
import { headingsIn } from './changes.ts'

const DIFF =
  '<h2>Kept</h2><h2><del>Old</del><ins>New</ins> name</h2><ins class="diff-block"><h2>Came</h2></ins><del class="diff-block"><h3>Went</h3></del>'

test('what is gone back to has the sections of its own state, not of the one it is held against', () => {
  expect(headingsIn(DIFF, 'newer')).toEqual(['Kept', 'New name', 'Came'])
  expect(headingsIn(DIFF, 'older')).toEqual(['Kept', 'Old name', 'Went'])
})
