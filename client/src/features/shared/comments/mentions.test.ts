import { expect, test } from 'vitest'
import { asTyped, asWritten, isMeant, nameBefore, namedIn } from './mentions.ts'

const ANN = { id: 'a1', name: 'Ann' }
const ANNA = { id: 'a2', name: 'Anna Lund' }

test('people are named by links in what is kept, and by their name alone in what is typed', () => {
  const kept = '[@Anna Lund](member:a2), ask [@Ann](member:a1).'
  expect(asTyped(kept)).toBe('@Anna Lund, ask @Ann.')
  expect(namedIn(kept)).toEqual([ANNA, ANN])
  expect(asWritten(asTyped(kept), namedIn(kept))).toBe(kept)
  expect(asWritten('@Nobody', [])).toBe('@Nobody')
})

test('a name is being typed after an @ that begins a word', () => {
  expect(nameBefore('Ask @an', 7)).toEqual({ at: 4, name: 'an' })
  expect(nameBefore('Ask @anna lu', 12)).toEqual({ at: 4, name: 'anna lu' })
  expect([isMeant('Anna Lund', 'lu'), isMeant('Anna Lund', 'und'), isMeant('Anna Lund', '')]).toEqual([
    true,
    false,
    true,
  ])
  for (const text of ['mail me@home', 'no at', '@anna lund is']) expect(nameBefore(text, text.length)).toBeNull()
})
