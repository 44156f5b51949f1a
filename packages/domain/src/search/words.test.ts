import { expect, test } from 'vitest'
import { folded, foldedWord } from './folded.ts'
import { matcher, snippetOf } from './snippet.ts'
import { roughStem, slipsBetween, slipsOf, wordsOf } from './words.ts'

const marked = (text: string) => text.replaceAll('\uE000', '[').replaceAll('\uE001', ']')

test('words are folded: accents, letter case, ligatures and signs', () => {
  expect(wordsOf('Ångström’s CAFÉ—Straße, œuvre & 100%')).toEqual(['angstrom', 's', 'cafe', 'strasse', 'oeuvre', '100'])
  expect(wordsOf('Привет, wiki知识库')).toEqual(['привет', 'wiki', '知', '识', '库'])
  expect(wordsOf(' \n"" ')).toEqual([])
})

test('a single word is folded as in a text, the second time too', () => {
  for (const word of ['CAFÉ', 'Straße', 'Ångström', 'œuvre', '知', 'ПРИВЕТ', 'Plain'])
    for (const _ of [1, 2]) expect(foldedWord(word)).toBe(folded(word))
})

test('slips are counted: a letter more, less, other, or swapped with its neighbour', () => {
  expect(slipsBetween('hygiene', 'hygiene', 2)).toBe(0)
  for (const typed of ['hygene', 'hygienne', 'hygiane', 'hygeine'])
    expect(slipsBetween('hygiene', typed, 2), typed).toBe(1)
  expect(slipsBetween('hygiene', 'hygenne', 2)).toBe(2)
  expect(slipsBetween('hygiene', 'handover', 2)).toBe(3)
})

test('two words that are one slip apart share a form with a letter left out', () => {
  const forms = new Set(slipsOf('hygiene', 1))
  for (const typed of ['hygene', 'hygienne', 'hygiane', 'hygeine'])
    expect(
      slipsOf(typed, 1).some((form) => forms.has(form)),
      typed,
    ).toBe(true)
})

test('the forms of a word are marked as the word', () => {
  expect(new Set(['washing', 'washed', 'washes', 'wash'].map(roughStem)).size).toBe(1)
  expect(roughStem('colleagues')).toBe(roughStem('colleague'))
  expect(roughStem('running')).toBe(roughStem('runs'))
})

test('a snippet shows the stretch with most of the words and marks them as they stand in the text', () => {
  const text = `${'Nothing here matters much. '.repeat(30)}Wash your Naïve hands, please. ${'And more of it. '.repeat(30)}`
  const terms = [
    { spellings: ['naive'], prefix: false },
    { spellings: ['hand'], prefix: true },
  ]
  const match = matcher(terms, ['en'])
  const snippet = marked(snippetOf(text, match))
  expect(snippet).toContain('Wash your [Naïve] [hands], please.')
  expect(snippet.startsWith('…') && snippet.endsWith('…')).toBe(true)
  expect(snippet.length).toBeLessThan(300)
  expect(snippetOf('', match)).toBe('')
  expect(snippetOf('only \uE000this\uE001', match)).toBe('only this')
})
