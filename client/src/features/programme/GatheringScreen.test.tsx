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

const open = (memberships: readonly object[]) =>
  show(<GatheringScreen screen={{ name: 'gathering', slug: 'pots', id, at: AT }} />, [
    [{ name: 'readMe' }, { member: bo, memberships }],
    [{ name: 'readGathering', ...calls.gathering(id, AT) }, seen()],
    [{ name: 'readTogether', ...calls.gathering(id, AT) }, together()],
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
