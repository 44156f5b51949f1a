import { expect, test } from 'vitest'
import { inScope, nextScope, readScope, SCOPES } from './scope.ts'

test('[CO148] a sign before the words says what they are looked for among; without one it is everything', () => {
  expect(readScope('[[ thermal fuse')).toEqual({ scope: 'pages', q: 'thermal fuse' })
  expect(readScope('?lever')).toEqual({ scope: 'questions', q: 'lever' })
  expect(readScope(' @Bo')).toEqual({ scope: 'people', q: 'Bo' })
  expect(readScope('#solder')).toEqual({ scope: 'tags', q: 'solder' })
  expect(readScope('> new')).toEqual({ scope: 'places', q: 'new' })
  expect(readScope('why? now')).toEqual({ scope: 'all', q: 'why? now' })
})

test('[CO148] the words stay when they are looked for among others, all the way round', () => {
  let typed = 'lever'
  for (const scope of [...SCOPES.slice(1), SCOPES[0]]) {
    typed = inScope(typed, scope)
    expect(readScope(typed)).toEqual({ scope, q: 'lever' })
  }
  expect(typed).toBe('lever')
})

test('[CO148] Tab goes to the next and back, and begins anew at the end', () => {
  expect(nextScope('all', 1)).toBe('pages')
  expect(nextScope('all', -1)).toBe('places')
  expect(nextScope('places', 1)).toBe('all')
})
