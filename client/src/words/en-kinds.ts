import type { Kind } from '@commonplace/domain'

interface KindWords {
  readonly one: string
  readonly many: string
  /** What this kind is, for the head of its list. */
  readonly about: string
}

export const kindWords: Readonly<Record<Kind | 'question', KindWords>> = {
  practice: {
    one: 'Practice',
    many: 'Practices',
    about: 'How we do things, kept true by those who do them.',
  },
  story: {
    one: 'Story',
    many: 'Stories',
    about: 'What happened when somebody tried it.',
  },
  method: {
    one: 'Method',
    many: 'Methods',
    about: 'Formats that a group can run.',
  },
  tool: {
    one: 'Tool',
    many: 'Tools',
    about: 'Things we use, and where they end.',
  },
  note: {
    one: 'Note',
    many: 'Notes',
    about: 'Whatever is worth keeping and is nothing else yet.',
  },
  charter: {
    one: 'Charter',
    many: 'Charters',
    about: 'What we care about, who we are and what we expect of each other.',
  },
  question: {
    one: 'Question',
    many: 'Questions',
    about: 'What people ask each other, and what was found out.',
  },
}
