import { DEFAULT_SETTINGS } from '@commonplace/domain'
import { type File, PAGES } from './pages.ts'
import { PEOPLE, type Person } from './people.ts'
import { QUESTIONS } from './questions.ts'
import { CHALLENGES, CHARTER, GATHERINGS, PULSES, ROTA, THANKS, THOUGHTS } from './rhythm.ts'
import type { DemoCommunity } from './shape.ts'

/** Everybody of the demo signs in with it. It opens nothing but a throw-away folder on the machine the demo runs on. */
export const DEMO_PASSPHRASE = 'mend it together'

/** A community invented for this project, to look at and to break. */
export const REPAIR_CAFE: DemoCommunity<Person, File> = {
  slug: 'repair-cafe',
  visibility: 'public',
  settings: {
    ...DEFAULT_SETTINGS,
    name: 'Repair Café Commons',
    sentence: 'We keep household things alive, and the knowledge of how.',
    topics: ['electrical', 'textiles', 'bicycles', 'people', 'safety'],
    forWhom: 'Whoever repairs things for others, whether since a week or for thirty years.',
    accent: 'spruce',
    // It was founded long ago.
    startAway: true,
  },
  people: PEOPLE,
  pages: PAGES,
  questions: QUESTIONS,
  gatherings: GATHERINGS,
  pulses: PULSES,
  rota: ROTA,
  charter: CHARTER,
  challenges: CHALLENGES,
  thanks: THANKS,
  thoughts: THOUGHTS,
}
