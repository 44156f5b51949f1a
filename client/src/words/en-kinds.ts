import type { Kind } from '@commonplace/domain'

interface KindWords {
  readonly one: string
  readonly many: string
  /** What this kind is, for the head of its list. */
  readonly about: string
  readonly titleHint: string
  /** What an empty list says. */
  readonly none: string
}

export const kindWords: Readonly<Record<Kind | 'question', KindWords>> = {
  practice: {
    one: 'Practice',
    many: 'Practices',
    about: 'How we do things, kept true by those who do them.',
    titleHint: 'Name what is done: “Triage a dead toaster”.',
    none: 'Nothing is written down yet. What does a newcomer ask in their first week? Write that.',
  },
  story: {
    one: 'Story',
    many: 'Stories',
    about: 'What happened when somebody tried it.',
    titleHint: 'As you would begin telling it.',
    none: 'No story has been told yet. What went differently from what you planned?',
  },
  method: {
    one: 'Method',
    many: 'Methods',
    about: 'Formats that a group can run.',
    titleHint: 'The name people would call it by.',
    none: 'No method is described yet. How do you run your meetings?',
  },
  tool: {
    one: 'Tool',
    many: 'Tools',
    about: 'Things we use, and where they end.',
    titleHint: 'The name of the tool.',
    none: 'No tool is listed yet. What do you reach for first?',
  },
  note: {
    one: 'Note',
    many: 'Notes',
    about: 'Whatever is worth keeping and is nothing else yet.',
    titleHint: 'A few words to find it by.',
    none: 'No note is written yet.',
  },
  charter: {
    one: 'Charter',
    many: 'Charters',
    about: 'What we care about, who we are and what we expect of each other.',
    titleHint: 'The name of the charter.',
    none: 'There is no charter yet.',
  },
  question: {
    one: 'Question',
    many: 'Questions',
    about: 'What people ask each other, and what was found out.',
    titleHint: 'So that somebody with the same question finds it.',
    none: 'Nobody has asked anything yet.',
  },
}
