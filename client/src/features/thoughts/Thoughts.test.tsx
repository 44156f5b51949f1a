import type { ThoughtRow, ThoughtsShape } from '@commonplace/api'
import { expect, test } from 'vitest'
import { calls } from '../../calls.ts'
import { show } from '../../ui/testing/show.tsx'
import { thoughtWords as said } from '../../words/thoughts.ts'
import { Thoughts } from './Thoughts.tsx'

const amina = { id: 'amina', name: 'Amina', hue: 3 }
const thought = (id: string, title: string): ThoughtRow => ({
  ...{ id, title, url: `/pots/p/${id}`, lead: '', by: amina, at: 1, replies: 3 },
  latest: [{ id: 'c1', by: { ...amina, name: 'Bo' }, at: 2, words: 'A kettle.' }],
})
const list = (more: Partial<ThoughtsShape>) =>
  show(<Thoughts screen={{ name: 'thoughts', slug: 'pots' }} />, [
    [
      { name: 'readThoughts', ...calls.community('pots') },
      { ...{ current: null, past: [], time: null, nextAt: null, queue: [], may: { fill: false } }, ...more },
    ],
  ])

test('[RH52] while its page is not there, as without a script, a thought stands with what was said last and the way to the rest', async () => {
  using screen = await list({ current: thought('p1', 'What broke?') })
  const replies = screen.find('.thought-replies')
  expect(replies.textContent).toContain('A kettle.')
  expect(replies.textContent).toContain(said.replies(3))
  expect(replies.querySelector('a')?.getAttribute('href')).toBe('/pots/p/p1')
})

test('[RH52] where the latest is gone it is not said that there never was one', async () => {
  using screen = await list({ past: [thought('p1', 'What broke?')] })
  expect(screen.text()).toContain(said.gone)
  expect(screen.text()).not.toContain(said.none)
  using first = await list({})
  expect(first.text()).toContain(said.none)
})
