import { describe, expect, test } from 'vitest'
import { anchorOf, findQuote } from './anchor.ts'

describe('a quote', () => {
  const text = 'The first rule is to ask. The second rule is to listen carefully to the answer.'
  test('is found where its surroundings agree best', () => {
    const at = text.lastIndexOf('rule')
    const anchor = anchorOf(text, { from: at, to: at + 4 })
    expect(findQuote(`Well. ${text}`, anchor)).toMatchObject({ from: at + 6, to: at + 10 })
  })
  test('that is short and stands alone is a guess, so it is not found', () => {
    expect(findQuote('Another rule entirely', { quote: 'rule', before: 'first ', after: ' is' })).toBeNull()
  })
  test('that was reworded is found where most of it stands', () => {
    const quote = 'listen carefully to the answer'
    const found = findQuote('One should listen very carefully to the answers given.', { quote, before: '', after: '' })
    expect(found).not.toBeNull()
  })
})
