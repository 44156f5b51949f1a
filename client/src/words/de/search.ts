import type { InWords } from '../in-words.ts'
import type { searchWords as english } from '../search.ts'
import { plural } from './de.ts'

export const searchWords: InWords<typeof english> = {
  title: 'Suchen',
  titleFor: (q) => `„${q}“ · Suchen`,
  label: 'Seiten, Fragen und Antworten durchsuchen',
  action: 'Suchen',
  kinds: 'Suchen in',
  everything: 'Allem',
  found: (count) => `${plural(count, 'Treffer', 'Treffer')}.`,
  foundHere: (count) => `${plural(count, 'Treffer', 'Treffer')} auf diesem Gerät.`,
  narrow: 'Enger fassen mit',
  people: 'Menschen',
  person: 'Was sie geschrieben haben',
  onDevice: 'Gesucht wird in dem, was dieses Gerät aufbewahrt.',
  nothing: (q) => `Nirgends steht „${q}“.`,
  askIt: 'Als Frage stellen',
  hit: { question: 'Frage', answer: 'Antwort' },
  all: (q) => `Alle Treffer für „${q}“`,
  results: 'Treffer',
  recent: 'Zuletzt gelesen',
  place: 'Dorthin',
  among: 'Suchen in',
  scopes: {
    all: 'Alles',
    pages: 'Seiten',
    questions: 'Fragen',
    people: 'Menschen',
    tags: 'Schlagwörter',
    places: 'Orte',
  },
  write: (kind) => `Schreiben: ${kind}`,
  hint: (scope, count) =>
    `${scope}. ${count > 0 ? '↑ ↓ wählt, Enter öffnet' : 'Tippen, um zu suchen'}, Tab sucht in anderem`,
  linked: (keys) => `${keys} verlinkt es in deinem Text`,
}
