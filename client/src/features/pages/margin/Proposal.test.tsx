import type { ThreadShape } from '@commonplace/api'
import { expect, test } from 'vitest'
import { aPage } from '../../../offline/testing/kept-things.ts'
import { show } from '../../../ui/testing/show.tsx'
import { words } from '../../../words/en.ts'
import { suggestWords as said } from '../../../words/margin.ts'
import { Decide } from './Proposal.tsx'

const may = { reply: true, resolve: true, accept: true, reject: true, reconsider: false }
const thread: ThreadShape = {
  ...{ id: 'c1', quote: 'a day', stands: { quote: 'a day', before: '', after: '' }, proposal: 'a week', comments: [] },
  ...{ outcome: null, resolved: null, takenBack: null, may },
}

test('[CO124] the note of an accepted suggestion offers to undo it where that can be, and nowhere else', async () => {
  using screen = await show(<Decide page={aPage('p1', 'Glue', '')} thread={thread} beginner="Bo" />)
  screen.answer('acceptSuggestion', { ...thread, outcome: 'accepted' })
  await screen.press(said.accept)
  expect(screen.text()).toContain(said.accepted('Bo'))
  expect(() => screen.button(words.undo)).toThrow()
  screen.answer('acceptSuggestion', { ...thread, outcome: 'accepted', may: { ...may, reconsider: true } })
  await screen.press(said.accept)
  await screen.press(words.undo)
  expect(screen.sent.map(({ name }) => name)).toEqual(['acceptSuggestion', 'acceptSuggestion', 'reconsiderSuggestion'])
})
