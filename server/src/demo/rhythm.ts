import type { File } from './pages.ts'
import type { Person } from './people.ts'
import type { DemoChallenge, DemoGathering, DemoPulse, DemoThanks, DemoThought } from './shape.ts'

export const GATHERINGS: readonly DemoGathering<Person>[] = [
  {
    title: 'Open table',
    kind: 'workshop',
    about:
      'Doors open at two. Bring what is broken, and an hour. Coffee is on the left, the fire blanket on the right.',
    place: 'The old library, ground floor',
    rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SA',
    since: { daysAgo: 70, weekday: 6, time: '14:00' },
    minutes: 180,
    host: 'amara',
    answers: { amara: 'yes', jonas: 'yes', mei: 'yes', bert: 'maybe', sasha: 'yes', priya: 'no' },
    showings: [],
  },
  {
    title: 'Show & Tell of failures',
    kind: 'show-and-tell',
    about: 'Ten minutes each, and the part that broke in your hand. Whoever laughs loudest makes the tea.',
    place: 'The back room',
    rule: 'FREQ=WEEKLY;INTERVAL=4;BYDAY=TH',
    since: { daysAgo: 50, weekday: 4, time: '19:00' },
    minutes: 90,
    host: 'jonas',
    inTurn: true,
    sheet: '## Who shows what\n\n## What we learned\n\n## What becomes a page\n',
    answers: { jonas: 'yes', mei: 'yes', bert: 'yes', sasha: 'maybe' },
    showings: [
      { by: 'bert', title: 'A toaster that only toasts on the left', minutes: 10 },
      { by: 'mei', title: 'Three ways to lose a slider', minutes: 10 },
    ],
  },
]

const STATEMENTS = [
  'I learned something here that I used.',
  'Whoever asks here is helped.',
  'I would bring a friend along.',
]

export const PULSES: readonly DemoPulse<Person>[] = [
  {
    by: 'amara',
    daysAgo: 60,
    days: 7,
    statements: STATEMENTS,
    replies: {
      amara: { agreements: [4, 3, 5] },
      jonas: { agreements: [4, 3, 4] },
      mei: { agreements: [5, 4, 4], comment: 'The queue on Saturdays is long. Could two of us only sort?' },
      bert: { agreements: [3, 2, 4] },
      priya: { agreements: [4, 3, 3] },
    },
  },
  {
    by: 'amara',
    daysAgo: 27,
    days: 7,
    statements: STATEMENTS,
    replies: {
      amara: { agreements: [4, 4, 5] },
      jonas: { agreements: [5, 4, 4] },
      mei: { agreements: [5, 5, 5] },
      bert: { agreements: [4, 3, 4], comment: 'The triage table helps. More chairs would help too.' },
      priya: { agreements: [4, 4, 4] },
      sasha: { agreements: [5, 4, 5] },
    },
  },
  { by: 'jonas', daysAgo: 1, days: 7, statements: STATEMENTS, replies: { amara: { agreements: [5, 4, 5] } } },
]

export const ROTA: readonly Person[] = ['jonas', 'mei', 'bert']

export const CHARTER: { readonly page: File; readonly signed: readonly Person[] } = {
  page: 'our-charter',
  signed: ['amara', 'jonas', 'mei', 'bert', 'sasha'],
}

export const CHALLENGES: readonly DemoChallenge<Person, File>[] = [
  {
    by: 'jonas',
    title: 'Teach one thing',
    goal: 'Let somebody else do a repair that you could have done yourself, and tell how it went.',
    how: 'Any story will do, also of one that did not work out.',
    badge: 'Hands off',
    daysAgo: 32,
    days: 45,
    entry: { by: 'mei', page: 'a-hundred-zips-in-a-winter', daysAgo: 28, confirmed: ['bert', 'sasha'] },
  },
]

export const THANKS: readonly DemoThanks<Person, File>[] = [
  {
    from: 'sasha',
    to: 'mei',
    page: 'a-hundred-zips-in-a-winter',
    words: 'I changed my first slider with this beside me.',
    daysAgo: 12,
  },
  {
    from: 'amara',
    to: 'jonas',
    page: 'electrical-safety-before-anything-else',
    words: 'For insisting on the tester, every single time.',
    daysAgo: 6,
  },
]

export const THOUGHTS: readonly DemoThought<Person>[] = [
  {
    by: 'amara',
    words: 'What did you send home unrepaired, and what did you say?',
    daysAgo: 9,
    replies: [{ by: 'priya', words: 'A hair dryer. I said: this one is not worth your house.' }],
  },
  {
    by: 'jonas',
    words: 'Which tool would you not repair without?',
    more: 'Not the dearest one. The one you look for first when it is not in its place.',
    daysAgo: 2,
    replies: [
      { by: 'mei', words: 'A seam ripper, and the patience that goes with it.' },
      { by: 'bert', words: 'The magnet on a stick. Half of my repairs are looking for the screw.' },
      { by: 'sasha', words: 'My phone: I photograph every step before I undo it.' },
    ],
  },
  { by: 'amara', words: 'When did you last learn something from whoever brought the thing?' },
  { by: 'jonas', words: 'What do we throw away here that somebody could use?' },
]
