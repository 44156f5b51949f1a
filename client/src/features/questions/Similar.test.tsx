import { expect, test } from 'vitest'
import { show } from '../../ui/testing/show.tsx'
import { askingWords } from '../../words/asking.ts'
import { Similar } from './Similar.tsx'

test('whoever found an answer is said to have looked for what they typed, also where more was typed than was looked for yet', async () => {
  const typed = 'How do I triage a dead toas'
  const hit = {
    ...{ kind: 'page', id: 'p1', pageKind: 'method', title: 'Triage a toaster', url: 'http://x/pots/p/triage-p1' },
    ...{ section: null, snippet: '', accepted: false },
  }
  const drawn = (text: string) => <Similar slug="pots" text={text} about={null} />
  using screen = await show(drawn(typed), [
    [{ name: 'readMe' }, { member: { id: 'bo', name: 'Bo', hue: 1 }, memberships: [] }],
    [{ name: 'findSimilar', params: { slug: 'pots' }, query: { text: typed } }, { items: [hit] }],
  ])
  await screen.draw(drawn(`${typed}ter?`))
  await screen.press(askingWords.answeredMe.action)
  expect(screen.sent.map(({ input }) => (input as { asked: string }).asked)).toEqual([`${typed}ter?`])
})
