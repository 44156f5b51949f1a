import { describe, expect, test } from 'vitest'
import { isUnfiltered, readAsk } from './ask.ts'
import { languageOf, stemIn } from './languages.ts'

describe('[CO141] a search narrows itself down by what is typed', () => {
  test.each([
    ['kind:story kettle', { kind: 'story', text: 'kettle' }],
    ['kind:stories kettle', { kind: 'story', text: 'kettle' }],
    ['is:unanswered', { is: 'unanswered', text: '' }],
    ['status:"needs review" leak', { status: 'needs-review', text: 'leak' }],
    ['tag:"show & tell" #safety lead', { tag: 'safety', text: 'lead' }],
    ['by:amina STEWARD:"Bo Lind" drill', { by: 'amina', steward: 'Bo Lind', text: 'drill' }],
  ])('%s', (typed, wanted) => {
    expect(readAsk(typed)).toMatchObject(wanted)
  })

  test.each(['kind:horse', 'is:pretty', 'http://example.org', 'note:this', 'C# and F#', '#1', 'tag:'])(
    '%s is words',
    (typed) => {
      const ask = readAsk(typed)
      expect(isUnfiltered(ask)).toBe(true)
      expect(ask.text).toBe(typed)
    },
  )

  test('what stands between quotation marks of any kind must stand together', () => {
    expect(readAsk('"dead toaster" fuse „nasse Hände“ « pas à pas » "one"').phrases).toEqual([
      'dead toaster',
      'nasse hande',
      'pas a pas',
    ])
  })
})

describe('[CO142] words are stemmed by the language of their text', () => {
  test.each([
    ['en', 'The things that we mend are those which people bring to us, and they mend them with their own hands.'],
    ['fr', 'Nous réparons les objets que les gens nous apportent, et ils les réparent avec leurs mains.'],
    ['de', 'Wir reparieren die Dinge, die uns die Leute bringen, und sie reparieren sie mit ihren Händen.'],
    ['es', 'Arreglamos las cosas que nos trae la gente, y ellos las arreglan con sus manos.'],
    ['ru', 'Мы чиним вещи, которые приносят нам люди, и они чинят их своими руками.'],
    [null, 'Whetstone, kettle, fuse.'],
    [null, '接触病人之前要洗手。'],
  ])('%s', (language, text) => {
    expect(languageOf(text)).toBe(language)
  })

  test.each([
    ['de', 'reparaturen', 'reparatur'],
    ['fr', 'reparations', 'reparation'],
    ['es', 'canciones', 'cancion'],
    ['en', 'running', 'runs'],
    ['ru', 'книги', 'книга'],
  ] as const)('%s: %s and %s are one', (language, one, other) => {
    expect(stemIn(one, language)).toBe(stemIn(other, language))
  })
})
