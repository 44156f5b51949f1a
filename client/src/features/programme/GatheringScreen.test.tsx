import type { GatheringShape, TogetherShape } from '@commonplace/api'
import { act } from 'react'
import { expect, test } from 'vitest'
import { calls } from '../../calls.ts'
import { show } from '../../ui/testing/show.tsx'
import { togetherWords as said } from '../../words/together.ts'
import { GatheringScreen } from './GatheringScreen.tsx'

const MINUTE = 60_000
const AT = '2026-01-06T18:00'
const [id, bo] = ['gathering', { id: 'bo', name: 'Bo', hue: 1, url: '/people/bo', thanked: [] }]

/** A gathering that is on, as somebody sees it who looks on. */
const seen = (): GatheringShape => ({
  ...{ gatheringId: id, at: AT, url: `/pots/programme/show-${id}/${AT}`, title: 'Show', kind: 'meeting', zone: 'UTC' },
  ...{ start: Date.now() - MINUTE, end: Date.now() + 60 * MINUTE, recurring: false, moved: false, cancelled: null },
  ...{ place: '', host: bo, turn: null, coming: 0, mine: null, recap: null, communitySlug: 'pots', about: '' },
  ...{ minutes: 60, begins: AT, first: AT, rule: null, link: '', usualHost: null, inTurn: false, sheet: '' },
  ...{ ended: false, continuesAs: null, people: { yes: [], maybe: [], no: [] }, showings: [], next: [], overlaps: [] },
  ...{ sheetPage: null, questions: [], closed: null },
  may: {
    ...{ attend: false, takeTurn: false, passTurn: false, host: false, plan: false, write: false, close: false },
  },
})
const together = (): TogetherShape => ({
  ...{ now: Date.now(), items: [], votes: [], may: { lead: false, vote: false } },
  running: { item: 'Lamps', minutes: 5, startedAt: Date.now(), by: bo },
})

const open = (memberships: readonly object[], gathering = seen(), on = together()) =>
  show(<GatheringScreen screen={{ name: 'gathering', slug: 'pots', id, at: AT }} />, [
    [{ name: 'readMe' }, { member: bo, memberships }],
    [{ name: 'readGathering', ...calls.gathering(id, AT) }, gathering],
    [{ name: 'readTogether', ...calls.gathering(id, AT) }, on],
  ])
const loaded = () => act(async () => void (await import('./Together.tsx')))

test('[RH26] guests see what is timed too, and who does not belong here nothing of it', async () => {
  {
    using screen = await open([{ community: { slug: 'pots', name: 'Pots' }, role: 'guest' }])
    await loaded()
    expect(screen.text()).toContain(said.title)
    expect(screen.text()).toContain('Lamps')
  }
  using screen = await open([])
  await loaded()
  expect(screen.text()).not.toContain(said.title)
})

test('[RH26] [RH27] a day after the end of what nobody closed only what was voted on is shown, to be laid on no more', async () => {
  const DAY = 24 * 60 * MINUTE
  const before = { ...seen(), start: Date.now() - DAY - 2 * MINUTE, end: Date.now() - DAY - MINUTE }
  const lamps = { text: 'Lamps', count: 2, mine: 0 }
  const vote = { id: 'vote', title: 'What next?', dots: 3, options: [lamps], people: 1, closed: true }
  const over = { ...together(), running: null, votes: [vote] }
  const member = [{ community: { slug: 'pots', name: 'Pots' }, role: 'member' }]
  {
    using screen = await open(member, before, over)
    await loaded()
    expect(screen.text()).toContain('What next?')
    expect(screen.text()).toContain(said.closed)
    for (const words of [said.title, said.clock, said.yours(3)]) expect(screen.text()).not.toContain(words)
  }
  using screen = await open(member, before, { ...over, votes: [] })
  await loaded()
  expect(screen.text()).not.toContain(said.votes)
})
