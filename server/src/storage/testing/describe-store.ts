import { afterEach, beforeEach, describe } from 'vitest'
import { type OpenedStore, settle } from './place.ts'
import { tellAsking } from './tell-asking.ts'
import { tellChallenges } from './tell-challenges.ts'
import { tellChanges } from './tell-changes.ts'
import { tellCharters } from './tell-charters.ts'
import { tellDoors } from './tell-doors.ts'
import { tellEvidence } from './tell-evidence.ts'
import { tellGatherings } from './tell-gatherings.ts'
import { tellMeasures } from './tell-measures.ts'
import { tellNotices } from './tell-notices.ts'
import { tellPages } from './tell-pages.ts'
import { tellPeople } from './tell-people.ts'
import { tellPulses } from './tell-pulses.ts'
import { tellQuestions } from './tell-questions.ts'
import { tellSearch } from './tell-search.ts'
import { tellStars } from './tell-stars.ts'
import { tellThanks } from './tell-thanks.ts'
import { tellThoughts } from './tell-thoughts.ts'
import { tellTogether } from './tell-together.ts'

/** Everything the store's ports promise, for any engine. */
export function describeStore(name: string, open: () => Promise<OpenedStore>): void {
  describe(`store: ${name}`, () => {
    let opened: OpenedStore
    beforeEach(async () => {
      opened = await open()
      await settle(opened.store)
    })
    afterEach(() => opened.close())
    const now = () => opened
    describe('changes and events', () => tellChanges(now))
    describe('people and keys', () => tellPeople(now))
    describe('ways in and out', () => tellDoors(now))
    describe('pages', () => tellPages(now))
    describe('questions', () => tellQuestions(now))
    describe('around a question', () => tellAsking(now))
    describe('what stories say', () => tellEvidence(now))
    describe('what is measured', () => tellMeasures(now))
    describe('stars', () => tellStars(now))
    describe('gatherings', () => tellGatherings(now))
    describe('charters', () => tellCharters(now))
    describe('thanks', () => tellThanks(now))
    describe('what people do together', () => tellTogether(now))
    describe('pulses', () => tellPulses(now))
    describe('challenges', () => tellChallenges(now))
    describe('thoughts', () => tellThoughts(now))
    describe('notices', () => tellNotices(now))
    describe('search', () => tellSearch(now))
  })
}
