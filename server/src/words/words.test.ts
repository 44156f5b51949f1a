import { readdirSync, readFileSync } from 'node:fs'
import { Refusal } from '@commonplace/api'
import { LANGUAGES } from '@commonplace/domain'
import { alikeIn } from '@commonplace/kit/testing/alike'
import { expect, test } from 'vitest'
import { wordsIn } from './index.ts'
import { say } from './say.ts'

test('[LA1] a refusal is one sentence in each language, and English to programs', () => {
  const refusal = new Refusal('conflict', say('tooManyPasskeys', 12))
  expect(refusal.message).toBe('You have 12 passkeys. End one of them first.')
  expect(refusal.in('de')).toBe('Du hast 12 Passkeys. Beende erst einen davon.')
  expect(refusal.in('de-AT')).toBe(refusal.in('de'))
  expect(refusal.in('tlh'), 'a language nobody here speaks').toBe(refusal.message)
  expect(new Refusal('conflict', 'In words already.').in('de')).toBe('In words already.')
})

test('[LA3] one second is one', () => {
  expect(wordsIn('en').forms.tooMuch(1)).toBe('That was too much at once. Try again in 1 second.')
  expect(wordsIn('en').forms.tooMuch(90)).toBe('That was too much at once. Try again in 2 minutes.')
})

/** The sentences of a file of shapes, with the numbers that stand in them. */
function sentencesIn(code: string): string[] {
  const numberOf = (name: string) => /\d+/.exec(code.split(`const ${name} = `)[1] ?? '')?.[0] ?? `no number: ${name}`
  return [...code.matchAll(/error:\s*(['"`])(.+?)\1/g)].map(([, , sentence = '']) =>
    sentence.replace(/\$\{(\w+)\}/g, (_, name) => numberOf(name)),
  )
}

test('[LA1] what a shape says of itself is said in each language', () => {
  const folder = new URL('../../../packages/api/src/', import.meta.url)
  const shapes = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const sentences = shapes.flatMap((file) => sentencesIn(readFileSync(new URL(file, folder), 'utf8')))
  expect(sentences.length).toBeGreaterThan(10)
  for (const language of LANGUAGES) {
    if (language === 'en') continue
    const { forms } = wordsIn(language)
    expect(
      sentences.filter((sentence) => forms.ofShape(sentence) === sentence),
      language,
    ).toEqual([])
  }
})

/** What is called alike in both. */
const ALIKE = /^Code$/

test('[LA2] nothing is English in another language', () => {
  for (const language of LANGUAGES)
    if (language !== 'en') expect(alikeIn(wordsIn('en'), wordsIn(language), ALIKE, language)).toEqual([])
})
