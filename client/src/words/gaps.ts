import { plural } from './en.ts'

/** What people read around what is not known yet. Fetched with the screens that show it. */
export const gapWords = {
  title: 'What we do not know yet',
  about: 'Looked for and not found, asked and not answered, named and not written. Each is an invitation.',
  nothing: 'Nothing is missing that anybody noticed.',
  actions: {
    ask: 'Ask',
    start: 'Start page',
    invite: 'Invite…',
    wait: 'Tell me when it is there',
    waiting: 'You will be told',
    of: (action: string, what: string) => `${action}: ${what}`,
    waitOn: 'You will hear of it on your Home.',
    waitOff: 'You will not be told.',
  },
  searches: {
    title: 'Searches that led nowhere',
    about: 'What people looked for during the last month without opening anything. Nobody’s name is kept.',
    times: (count: number) => (count === 1 ? 'looked for once' : `looked for ${count} times`),
  },
  unanswered: { title: 'Unanswered for two days', about: 'Whoever asked still waits.' },
  wanted: {
    title: 'Pages that links name and nobody wrote',
    about: 'Start one, and every link leads there.',
    named: (count: number) => `named ${count === 1 ? 'once' : `${count} times`}, in`,
  },
  broken: {
    title: 'Links that lead nowhere',
    about: 'What they led to is in the trash, or never was.',
    trash: (title: string) => (title ? `leads to “${title}”, which is in the trash` : 'leads to what was taken away'),
    unknown: 'leads to a page that is not there',
    start: 'Start this page',
    lookInTrash: 'Look in the trash',
  },
  unvouched: {
    title: 'Pages nobody vouches for',
    about: 'They have no steward, or it is long since somebody said that they still hold.',
    why: { 'no-steward': 'Nobody looks after it', 'review-due': 'Its review is due' },
    adopt: 'I look after it',
    adopted: (title: string) => `You look after “${title}” now.`,
  },
  clusters: {
    title: 'Questions in search of a page',
    about: 'Several people ask about the same, and no page has taken it up.',
    count: (count: number) => plural(count, 'question'),
  },
  invite: {
    title: (what: string) => `Who could write about “${what}”?`,
    steward: (what: string) => `Who could look after “${what}”?`,
    answer: (what: string) => `Who could answer “${what}”?`,
    send: 'Ask them',
    sent: 'Asked. It waits for them on their Home.',
  },
  told: {
    invited: 'You are asked',
    wrote: 'asks you to write about it',
    steward: 'asks you to look after it',
    filled: 'Somebody wrote what you looked for',
    wanted: (words: string) => `for “${words}”`,
    toConfirm: 'Does this answer your question?',
    moved: 'These answers read otherwise now',
    says: (heading: string, page: string) =>
      heading ? `says “${heading}” in ${page} answers it` : `says ${page} answers it`,
    in: (heading: string, page: string) =>
      heading ? `“${heading}” in ${page} has changed since` : `${page} has changed since`,
    seen: 'Put away',
    seenOf: (what: string) => `Put away: ${what}`,
  },
}
