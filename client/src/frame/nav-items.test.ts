import type { CommunityShape } from '@commonplace/api'
import { expect, test } from 'vitest'
import { kindsToWrite } from './nav-items.ts'

const withCharter = (charterUrl: string | null) => ({ charterUrl }) as CommunityShape

test('a second charter is offered to nobody; the first is, and so is the one that somebody went to write', () => {
  expect(kindsToWrite(withCharter(null))).toContain('charter')
  expect(kindsToWrite(withCharter('/pots/p/our-charter-1'))).not.toContain('charter')
  expect(kindsToWrite(undefined)).not.toContain('charter')
  expect(kindsToWrite(withCharter('/pots/p/our-charter-1'), 'charter')).toContain('charter')
})
