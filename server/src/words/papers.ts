import type { Kind } from '@commonplace/domain'

const kinds: Readonly<Record<Kind, string>> = {
  practice: 'Practices',
  story: 'Stories',
  method: 'Methods',
  tool: 'Tools',
  charter: 'Charters',
  note: 'Notes',
}

/** What stands in feeds and other forms of pages, and on the few plain pages that need no script. */
export const papers = {
  back: 'Back',
  community: 'The community',
  questions: 'questions',
  questionsTitle: 'Questions',
  kinds,
  answerBy: (name: string, accepted: boolean) => `Answer by ${name}${accepted ? ' (accepted)' : ''}`,
  askedBy: (name: string) => `Asked by ${name}`,
  /** In calendars, and at the head of a run-sheet. */
  host: (name: string) => `Host: ${name}`,
  showing: (title: string, name: string, minutes: number) => `${title} (${name}, ${minutes} min)`,
  shown: 'What is shown',
  /** The page in which hosts write above the digest of a Monday. */
  digest: (day: string) => `Weekly digest, ${day}`,
  /** A run-sheet by its title, as the page that sums it up. */
  recap: (title: string) => `${title}: recap`,
  asked: 'What was asked',
  touched: 'Pages that were touched',
  done: 'Done',
  stillOpen: 'Still open',
  notes: 'Notes',
  carriedFrom: (title: string) => `Still open from ${title}`,
  /** What a run-sheet begins with where hosts wrote nothing else. */
  sheet: '## Agenda\n\n- Welcome\n- What is shown\n- What comes next\n\n## Notes\n\n## To do\n',
}

/** What is kept in the language of whoever did it. */
export const keptWords = {
  restored: (n: number) => `Restored version ${n}`,
  restoredSection: (section: string, n: number) => `Restored “${section}” of version ${n}`,
  putBack: (n: number) => `Put back to version ${n}`,
  somebodyNew: 'Somebody new',
  somebodyGone: 'Somebody who left',
}
