import { afterEach, expect, test } from 'vitest'
import { chooseTheme, THEME_FIRST } from './theme.ts'

const { dataset } = document.documentElement

afterEach(() => chooseTheme('system'))

test('a copy that was drawn otherwise looks as its reader likes it now, before its script is there', () => {
  const opened = () => new Function(THEME_FIRST)()
  chooseTheme('dark')
  dataset.theme = 'light'
  opened()
  expect(dataset.theme).toBe('dark')
  chooseTheme('system')
  dataset.theme = 'light'
  opened()
  expect(dataset.theme).toBeUndefined()
})
