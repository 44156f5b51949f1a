import { plural } from './en.ts'

/** What is read where something is looked for. Fetched with it. */
export const searchWords = {
  title: 'Search',
  titleFor: (q: string) => `“${q}” · Search`,
  label: 'Search pages, questions and answers',
  action: 'Search',
  kinds: 'Search in',
  everything: 'Everything',
  found: (count: number) => `${plural(count, 'result')}.`,
  foundHere: (count: number) => `${plural(count, 'result')} on this device.`,
  narrow: 'Narrow it down with',
  people: 'People',
  person: 'What they wrote',
  onDevice: 'Searching what this device keeps.',
  nothing: (q: string) => `Nothing holds “${q}”.`,
  askIt: 'Ask it as a question',
  hit: { question: 'Question', answer: 'Answer' },
  all: (q: string) => `All results for “${q}”`,
  results: 'Results',
  recent: 'Read lately',
  place: 'Go there',
  among: 'Look among',
  scopes: {
    all: 'Everything',
    pages: 'Pages',
    questions: 'Questions',
    people: 'People',
    tags: 'Tags',
    places: 'Places',
  },
  write: (kind: string) => `Write: ${kind}`,
  hint: (scope: string, count: number) =>
    `${scope}. ${count > 0 ? '↑ ↓ to choose, Enter to open' : 'Type to search'}, Tab to look among others`,
  linked: (keys: string) => `${keys} links it in your text`,
}
