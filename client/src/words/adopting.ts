/** What people read about answers that live in pages. Fetched where one is looked at: a page is read without it. */
export const adoptingWords = {
  livesIn: 'Lives in:',
  states: {
    current: 'current',
    'answer-changed': 'the answer has changed since',
    'page-moved-on': 'the page has moved on since',
    detached: 'detached',
  },
  happened: {
    current: 'The page and the answer say the same.',
    'answer-changed': 'The answer behind this was changed. This is what taking the change in would do to the page.',
    'page-moved-on': 'The section around this answer has been rewritten. Does the answer still fit there?',
    detached: 'It is a quotation of its own by now.',
  },
  hiddenTitle: 'Answer hidden',
  hidden: 'The answer was withdrawn or is hidden from you.',
  pageHistory: 'See the history of the page',
  look: 'Look and decide',
  decide: { update: 'Update to the new answer', keep: 'Keep as it is', detach: 'Detach' },
  remove: 'Take it out of the page',
  done: {
    update: 'The page has the new answer.',
    keep: 'Kept as it is.',
    detach: 'It is now a quotation of its own.',
  },
  removed: 'Taken out of the page.',
  about: (title: string) => `Answer adopted into “${title}”`,
}
