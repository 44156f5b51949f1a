import { Refusal } from '@commonplace/api'
import { expect, test } from 'vitest'
import { calls } from '../../calls.ts'
import { aPage } from '../../offline/testing/kept-things.ts'
import { show } from '../../ui/testing/show.tsx'
import { arrangeWords } from '../../words/arranging.ts'
import { thoughtWords } from '../../words/thoughts.ts'
import { NewPage } from './NewPage.tsx'

const begun = (on: unknown) =>
  show(
    <NewPage
      screen={{
        ...{ name: 'new', slug: 'pots', kind: 'practice', title: '', pageId: null, tried: null },
        from: { pageId: 'p1', said: 'c1' },
      }}
    />,
    [[{ name: 'readPage', ...calls.page('p1') }, on]],
  )

test.each([
  ['the page is not there for them', new Refusal('not-found', 'There is no such page.')],
  ['what was said was taken back', aPage('p1', 'What broke?', '')],
])('[RH54] a page of what was said can be begun also where %s, and says that it begins empty', async (_, on) => {
  using screen = await begun(on)
  expect(screen.text()).toContain(thoughtWords.lost)
  expect(screen.button(arrangeWords.create).disabled).toBe(false)
})

const place = { name: 'new', slug: 'pots', kind: 'note', title: '', pageId: null, tried: null } as const
const screen = { ...place, from: { pageId: 'p1', said: 'p1' } }

test('[RH54] a page of what was said begins with it; where it is not there for somebody, they write one of their own', async () => {
  const me = [{ name: 'readMe' }, { member: { id: 'bo', name: 'Bo', hue: 1 }, memberships: [] }] as const
  const gone = new Refusal('not-found', 'There is no such page.')
  for (const answer of [aPage('p1', 'What broke?', ''), gone]) {
    using shown = await show(<NewPage screen={screen} />, [me, [{ name: 'readPage', ...calls.page('p1') }, answer]])
    expect(shown.button(arrangeWords.create).disabled).toBe(false)
    expect(shown.text().includes('What broke?')).toBe(answer !== gone)
  }
})
