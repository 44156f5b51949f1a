import { expect, test } from 'vitest'
import { happened } from './inbox.ts'

const by = (name: string) => ({ name })

test('[NT12] what happened with a thing is one sentence: who did what, each once, and how many edits', () => {
  expect(
    happened([
      { type: 'answer-given', reason: 'watching', by: by('Bo') },
      { type: 'comment-given', reason: 'comment', by: by('Amina') },
      { type: 'page-settled', reason: 'watching', by: by('Amina') },
      { type: 'comment-given', reason: 'watching', by: by('Chioma') },
      { type: 'page-changed', reason: 'watching', by: by('Amina') },
      { type: 'page-settled', reason: 'watching', by: null },
    ]),
  ).toBe('Bo answered, Amina and Chioma commented, 3 edits')
  const named = ['Bo', 'Amina', 'Dana', 'Efe', 'Bo'].map((name) => ({
    ...{ type: 'comment-given' as const, reason: 'mention' as const, by: by(name) },
  }))
  expect(happened(named)).toBe('Bo, Amina and 2 more named you')
  expect(happened([{ type: 'section-proposed', reason: 'answer', by: by('Bo') }])).toBe(
    'Bo proposed a section as the answer',
  )
  expect(happened([{ type: 'page-settled', reason: 'watching', by: null }])).toBe('1 edit')
  const thanked = { type: 'thanks-given', reason: 'thanked', by: by('Bo') } as const
  const called = { type: 'content-reported', reason: 'reported', by: null } as const
  expect(happened([called, thanked])).toMatch(/^Somebody called the hosts to this.*, Bo thanked you$/)
  expect(happened([thanked, called])).toMatch(/^Bo thanked you, somebody called the hosts to this/)
})
