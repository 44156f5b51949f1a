import type { Person } from './people.ts'
import type { DemoPage } from './shape.ts'

export type File =
  | 'start-here'
  | 'our-charter'
  | 'your-first-evening-as-a-fixer'
  | 'electrical-safety-before-anything-else'
  | 'triage-a-dead-toaster'
  | 'a-kettle-that-trips-the-fuse'
  | 'rewire-a-lamp'
  | 'the-appliance-tester'
  | 'menders-corner'
  | 'replace-a-zip'
  | 'darn-a-jumper'
  | 'true-a-wheel-on-the-bike'
  | 'repair-together-not-for'
  | 'the-ten-minute-triage-table'
  | 'show-and-tell-of-failures'
  | 'the-radio-that-came-back'
  | 'the-hairdryer-that-smoked'
  | 'a-hundred-zips-in-a-winter'

/** The tree, in reading order, and how each page came to be. */
export const PAGES: readonly DemoPage<Person, File>[] = [
  { file: 'start-here', parent: null, steward: 'amara', versions: [{ by: 'amara', daysAgo: 119 }] },
  {
    file: 'our-charter',
    parent: 'start-here',
    steward: 'amara',
    reviewEvery: 12,
    versions: [
      { by: 'amara', daysAgo: 118, without: ['What we expect of each other'] },
      { by: 'jonas', daysAgo: 101, reading: [['- "I don\'t know" is a full sentence, and a fine start.\n', '']] },
      { by: 'amara', daysAgo: 95, name: 'Agreed at the January meeting' },
    ],
  },
  {
    file: 'your-first-evening-as-a-fixer',
    parent: 'start-here',
    steward: 'mei',
    reviewEvery: 6,
    versions: [
      { by: 'jonas', daysAgo: 88, without: ['Signs it worked', 'Pitfalls'] },
      { by: 'sasha', daysAgo: 24 },
    ],
  },
  {
    file: 'electrical-safety-before-anything-else',
    parent: null,
    steward: 'jonas',
    reviewEvery: 6,
    versions: [
      { by: 'jonas', daysAgo: 116, without: ['Signs it worked', 'Pitfalls'] },
      {
        by: 'bert',
        daysAgo: 90,
        reading: [
          [
            '5. **Test before it is plugged in again.** Earth, insulation, then a short run on the protected socket, standing.\n',
            '',
          ],
        ],
      },
      {
        by: 'jonas',
        daysAgo: 52,
        name: 'After the hairdryer',
        reading: [
          [
            '- Double-insulated things have no earth to measure. Look for the square within the square, and test insulation only.\n',
            '',
          ],
        ],
      },
      { by: 'priya', daysAgo: 17 },
    ],
  },
  {
    file: 'triage-a-dead-toaster',
    parent: 'electrical-safety-before-anything-else',
    steward: 'jonas',
    reviewEvery: 6,
    versions: [
      {
        by: 'jonas',
        daysAgo: 104,
        without: ['Signs it worked', 'Pitfalls'],
        reading: [['Nine toasters in ten fail', 'Most toasters fail']],
      },
      { by: 'amara', daysAgo: 80, without: ['Pitfalls'] },
      {
        by: 'bert',
        daysAgo: 41,
        reading: [['- Soldering a thermal fuse blows it. Crimp, or hold the leg with pliers as a heat sink.\n', '']],
        name: 'v1.0, before the winter meet',
      },
      { by: 'priya', daysAgo: 5 },
    ],
  },
  {
    file: 'a-kettle-that-trips-the-fuse',
    parent: 'electrical-safety-before-anything-else',
    steward: 'priya',
    versions: [
      { by: 'priya', daysAgo: 46, without: ['Pitfalls'] },
      { by: 'amara', daysAgo: 38 },
    ],
  },
  {
    file: 'rewire-a-lamp',
    parent: 'electrical-safety-before-anything-else',
    steward: 'bert',
    reviewEvery: 12,
    versions: [
      { by: 'bert', daysAgo: 92, without: ['Pitfalls'] },
      { by: 'jonas', daysAgo: 66 },
    ],
  },
  {
    file: 'the-appliance-tester',
    parent: 'electrical-safety-before-anything-else',
    steward: 'jonas',
    reviewEvery: 12,
    versions: [
      { by: 'jonas', daysAgo: 115, without: ['Limits'] },
      { by: 'priya', daysAgo: 60 },
    ],
  },
  { file: 'menders-corner', parent: null, steward: 'mei', versions: [{ by: 'mei', daysAgo: 103 }] },
  {
    file: 'replace-a-zip',
    parent: 'menders-corner',
    steward: 'mei',
    reviewEvery: 12,
    versions: [
      {
        by: 'mei',
        daysAgo: 102,
        reading: [['If it only opens again behind the slider, the slider is worn: stop reading and\nchange that.', '']],
      },
      { by: 'mei', daysAgo: 33, without: ['Signs it worked'] },
      { by: 'sasha', daysAgo: 12 },
    ],
  },
  {
    file: 'darn-a-jumper',
    parent: 'menders-corner',
    versions: [
      { by: 'sasha', daysAgo: 20, without: ['Pitfalls'] },
      { by: 'mei', daysAgo: 18 },
    ],
  },
  {
    file: 'true-a-wheel-on-the-bike',
    parent: null,
    steward: 'sasha',
    versions: [
      { by: 'sasha', daysAgo: 27, without: ['Signs it worked', 'Pitfalls'] },
      { by: 'bert', daysAgo: 8 },
    ],
  },
  {
    file: 'repair-together-not-for',
    parent: null,
    steward: 'amara',
    reviewEvery: 12,
    versions: [
      { by: 'amara', daysAgo: 112, without: ['Debrief'] },
      { by: 'mei', daysAgo: 84 },
    ],
  },
  {
    file: 'the-ten-minute-triage-table',
    parent: null,
    steward: 'amara',
    reviewEvery: 6,
    versions: [
      { by: 'amara', daysAgo: 70, without: ['Debrief', 'Pitfalls'] },
      { by: 'jonas', daysAgo: 44 },
    ],
  },
  { file: 'show-and-tell-of-failures', parent: null, steward: 'jonas', versions: [{ by: 'jonas', daysAgo: 50 }] },
  {
    file: 'the-radio-that-came-back',
    parent: null,
    tried: [{ page: 'electrical-safety-before-anything-else', outcome: 'worked' }],
    versions: [
      { by: 'priya', daysAgo: 61, without: ['What we learned'] },
      { by: 'bert', daysAgo: 58 },
    ],
  },
  {
    file: 'the-hairdryer-that-smoked',
    parent: null,
    tried: [
      { page: 'electrical-safety-before-anything-else', outcome: 'mixed' },
      { page: 'triage-a-dead-toaster', outcome: 'did-not' },
    ],
    versions: [
      { by: 'jonas', daysAgo: 53, reading: [['Nobody was hurt. The owner was very kind about it.\n\n', '']] },
      { by: 'amara', daysAgo: 52 },
    ],
  },
  {
    file: 'a-hundred-zips-in-a-winter',
    parent: null,
    tried: [{ page: 'replace-a-zip', outcome: 'worked' }],
    versions: [{ by: 'mei', daysAgo: 30 }],
  },
]
