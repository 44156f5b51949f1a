import { expect, test } from 'vitest'
import { calls } from '../../calls.ts'
import { show } from '../../ui/testing/show.tsx'
import { programmeWords as said } from '../../words/programme.ts'
import { Programme } from './Programme.tsx'

test('where nothing is planned yet, one button leads to planning', async () => {
  using screen = await show(<Programme screen={{ name: 'programme', slug: 'pots' }} />, [
    [
      { name: 'readProgramme', ...calls.community('pots') },
      { coming: [], past: [], next: null },
    ],
    [
      { name: 'readCommunity', ...calls.community('pots') },
      { name: 'Pots', role: 'host', may: { plan: true } },
    ],
  ])
  expect(screen.text()).toContain(said.none)
  const buttons = [...document.querySelectorAll('button')].filter(({ textContent }) => textContent === said.plan)
  expect(buttons).toHaveLength(1)
})
