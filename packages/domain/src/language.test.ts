import { expect, test } from 'vitest'
import { acceptedLanguage, languageOf } from './language.ts'

test('[LA4] a language is known by the beginning of its tag', () => {
  expect([languageOf('de'), languageOf('de-AT'), languageOf('DE_ch'), languageOf('en-GB')]).toEqual([
    'de',
    'de',
    'de',
    'en',
  ])
  expect([languageOf(''), languageOf(null), languageOf('tlh'), languageOf('deu')]).toEqual([null, null, null, null])
})

test('[LA4] of what a browser asks for, the language we speak that is wanted most', () => {
  expect(acceptedLanguage('de-DE,de;q=0.9,en;q=0.8')).toBe('de')
  expect(acceptedLanguage('fr, en;q=0.7, de;q=0.8')).toBe('de')
  expect(acceptedLanguage('de;q=0, en;q=0.1')).toBe('en')
  expect(acceptedLanguage('fr')).toBeNull()
  expect(acceptedLanguage(undefined)).toBeNull()
  expect(acceptedLanguage(`${'x,'.repeat(10_000)}de`), 'nobody’s list').toBeNull()
})
