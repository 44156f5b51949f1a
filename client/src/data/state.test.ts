import { Refusal } from '@commonplace/api'
import { expect, test } from 'vitest'
import { readState, received, type View, writeState } from './state.ts'

const me = { member: null, memberships: [] }
const page = { id: 'page1', documentId: 'doc1', title: 'A </script><b>', html: '<p>Body &amp; soul</p>' }
const question = {
  id: 'q1',
  documentId: 'doc2',
  html: '<p>Why?</p>',
  answerList: [{ id: 'a1', documentId: 'doc3', html: '<p>Because.</p>' }],
}
const state = (results: unknown[]): View => ({
  url: '/x',
  origin: 'https://example.org',
  me,
  results,
})

const GIVEN = '<script type="application/json" id="given">{"now":1,"since":7}</script>'

function take(text: string, rendered: string) {
  document.body.innerHTML = `${rendered}<script type="application/json" id="state"></script>${GIVEN}`
  const script = document.getElementById('state')
  if (script) script.textContent = text
  return readState(document)
}

test('a body is sent once: in the page, not in the state', () => {
  const rendered = '<div data-body="page1"><p>Body &amp; soul</p></div>'
  const text = writeState(state([page]), rendered)
  expect(text).not.toContain('soul')
  expect(take(text, rendered)).toMatchObject({ results: [page], now: 1, since: 7 })
})

test('answers get their bodies back, and what was not rendered stays in the state', () => {
  const rendered = '<div data-body="q1"><p>Why?</p></div><div data-body="a1"><p>Because.</p></div>'
  expect(take(writeState(state([question]), rendered), rendered)?.results).toEqual([question])
  expect(take(writeState(state([page]), ''), '')?.results).toEqual([page])
})

test('no text can end the script it stands in', () => {
  expect(writeState(state([page]), '')).not.toContain('<')
})

test('a refusal travels as a refusal', () => {
  const text = writeState(state([new Refusal('gone', 'It was deleted.')]), '')
  const [result] = take(text, '')?.results ?? []
  expect(received(result)).toMatchObject({ name: 'Refusal', code: 'gone', message: 'It was deleted.' })
})
