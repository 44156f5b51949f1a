import { expect, test } from 'vitest'
import { deriveContent, sentenceAt } from './derive.ts'
import { toHtml } from './html.ts'
import { doc, heading, node, paragraph, text } from './json.ts'
import { fromMarkdown } from './markdown.ts'

const derive = (markdown: string) => deriveContent(fromMarkdown(markdown).json)

test('text, sections and headings, with the same ids as the reading page', () => {
  const source = 'Before.\n\n## Steps\n\n1. Ask\n2. Listen\n\n## Steps\n\nAgain.\n'
  const { sections, headings, text } = derive(source)
  expect(sections).toEqual([
    { headingId: null, heading: '', text: 'Before.' },
    { headingId: 'h-steps', heading: 'Steps', text: 'Ask\nListen' },
    { headingId: 'h-steps-2', heading: 'Steps', text: 'Again.' },
  ])
  expect(headings.map(({ level }) => level)).toEqual([2, 2])
  for (const { id } of headings) expect(toHtml(fromMarkdown(source).json)).toContain(`id="${id}"`)
  expect(text).toBe('Before.\nSteps\nAsk\nListen\nSteps\nAgain.')
})

test('the lead is about two sentences and never cut within a word', () => {
  expect(derive('# T\n\n![x](a.png)\n\nOne is this. Two is that. Three is more.\n').lead).toBe(
    'One is this. Two is that.',
  )
  expect(derive('One is this. Two is that. Three is more.\n').lead).toBe('One is this. Two is that.')
  const long = derive(`${'wording '.repeat(100)}\n`).lead
  expect(long.length).toBeLessThanOrEqual(280)
  expect(long).toMatch(/wording…$/)
})

test('links of every kind, each with its sentence', () => {
  const json = doc(
    heading(2, 'H'),
    paragraph(
      'First one. See ',
      node('pageLink', { pageId: 'p1', title: 'Pairing', heading: 'Start' }),
      ' and ',
      text('a ', [{ type: 'link', attrs: { href: '/x' } }]),
      text('b', [{ type: 'bold' }, { type: 'link', attrs: { href: '/x' } }]),
      '. Ask ',
      node('mention', { memberId: 'm1', name: 'Ann' }),
      '!',
    ),
    paragraph(
      node('tag', { name: 'craft' }),
      node('image', { src: '/files/1', alt: 'A map' }),
      node('pageLink', { title: 'Not yet' }),
    ),
    node('questionCard', { questionId: 'q1', title: 'Why?' }),
    node('adoptedAnswer', { adoptionId: 'a1' }, [paragraph('Because. And so.')]),
  )
  expect(deriveContent(json).links).toEqual([
    { type: 'page', ref: 'p1', text: 'Pairing', heading: 'Start', sentence: 'See Pairing and a b.' },
    { type: 'url', ref: '/x', text: 'a b', heading: null, sentence: 'See Pairing and a b.' },
    { type: 'mention', ref: 'm1', text: 'Ann', heading: null, sentence: 'Ask @Ann!' },
    { type: 'tag', ref: 'craft', text: 'craft', heading: null, sentence: '#craftA mapNot yet' },
    { type: 'image', ref: '/files/1', text: 'A map', heading: null, sentence: '#craftA mapNot yet' },
    { type: 'page', ref: '', text: 'Not yet', heading: null, sentence: '#craftA mapNot yet' },
    { type: 'question', ref: 'q1', text: 'Why?', heading: null, sentence: 'Why?' },
    { type: 'adoption', ref: 'a1', text: '', heading: null, sentence: 'Because.' },
  ])
})

test('words are counted as people count them, in every script', () => {
  expect(derive("It's a well-known fact. 日本語").words).toBe(7)
})

test('a sentence ends where one ends, also without blanks after it', () => {
  expect(sentenceAt('これは一つ。これは二つ。', 7)).toBe('これは二つ。')
  expect(sentenceAt('Version 1.2 is out. Use it.', 3)).toBe('Version 1.2 is out.')
})
