import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { anchorOf, findQuote } from './anchor.ts'
import { applyJson } from './apply.ts'
import { fromMarkdown } from './markdown.ts'
import { seedUpdate } from './seed.ts'
import { anchorAtQuote, makeAnchor, resolveAnchor, textOfBody } from './y-anchor.ts'

const page = 'Ask the person first.\n\n- Then **listen to what** they say.\n- Write it down.\n\nWrite it down.\n'

function written(markdown: string): Y.Doc {
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, seedUpdate({ json: fromMarkdown(markdown).json }))
  return ydoc
}

function marked(ydoc: Y.Doc, quote: string, occurrence = 0) {
  const { text } = textOfBody(ydoc)
  let from = text.indexOf(quote)
  for (let k = 0; k < occurrence; k++) from = text.indexOf(quote, from + 1)
  return makeAnchor(ydoc, { from, to: from + quote.length })
}

function wordsAt(ydoc: Y.Doc, anchor: ReturnType<typeof marked>) {
  const found = resolveAnchor(ydoc, anchor)
  return found && { how: found.how, words: textOfBody(ydoc).text.slice(found.from, found.to) }
}

describe('an anchor in a live document', () => {
  test('stays on its words while others write around them', () => {
    const ydoc = written(page)
    const anchor = marked(ydoc, 'listen to what they')
    applyJson(ydoc, fromMarkdown(`New head.\n\n${page.replace('Then', 'And then')}`).json, 'x')
    expect(wordsAt(ydoc, anchor)).toEqual({ how: 'exact', words: 'listen to what they' })
  })
  test('tells two equal lines apart', () => {
    const ydoc = written(page)
    const second = marked(ydoc, 'Write it down', 1)
    expect(resolveAnchor(ydoc, second)?.from).toBe(textOfBody(ydoc).text.lastIndexOf('Write it down'))
  })
  test('stays when its words are reworded', () => {
    const ydoc = written(page)
    const anchor = marked(ydoc, 'listen to what they say')
    applyJson(ydoc, fromMarkdown(page.replace('to what', 'closely to what')).json, 'x')
    expect(wordsAt(ydoc, anchor)).toMatchObject({ how: 'edited' })
  })
  test('is found by its quote when the block was written anew elsewhere', () => {
    const ydoc = written(page)
    const anchor = marked(ydoc, 'Ask the person first')
    applyJson(ydoc, fromMarkdown('Something else.').json, 'x')
    applyJson(ydoc, fromMarkdown('Something else.\n\n> Ask the person first.').json, 'x')
    expect(wordsAt(ydoc, anchor)).toEqual({ how: 'moved', words: 'Ask the person first' })
  })
  test('is an orphan when its words are gone', () => {
    const ydoc = written(page)
    const anchor = marked(ydoc, 'Ask the person first')
    applyJson(ydoc, fromMarkdown('Nothing of the kind remains.').json, 'x')
    expect(resolveAnchor(ydoc, anchor)).toBeNull()
  })
  test('made of nonsense does no harm', () => {
    const ydoc = written(page)
    expect(resolveAnchor(ydoc, { quote: '', before: '', after: '', start: '%%%', end: 'AAAA' })).toBeNull()
  })
  test('can be made from a quote alone', () => {
    expect(anchorAtQuote(written(page), ' listen to what they ')).toMatchObject({
      quote: 'listen to what they',
      before: expect.stringContaining('Then '),
    })
    expect(anchorAtQuote(written(page), 'not there')).toBeNull()
  })
})

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
