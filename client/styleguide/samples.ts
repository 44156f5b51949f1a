import type { PageRow, Person, QuestionRow } from '@commonplace/api'
import type { SaveState } from '../src/offline/session/save-state.ts'

// What the primitives are shown with.

export const PEOPLE: readonly Person[] = [
  { id: 'a', name: 'Amara Diallo', hue: 0 },
  { id: 'j', name: 'Jonas Meyer', hue: 4 },
  { id: 'm', name: 'Mei Kato', hue: 8 },
] as unknown as Person[]

const HOUR = 3_600_000

export const PAGE = (kind: PageRow['kind'], title: string) => ({ kind, title, url: `#${kind}` })

export const QUESTION = (over: object): QuestionRow =>
  ({
    id: 'q',
    url: '#question',
    title: 'Why does the thermal fuse blow again?',
    lead: 'Third time this week, with different toasters.',
    by: PEOPLE[0],
    at: Date.now() - 26 * HOUR,
    about: { title: 'Triage a dead toaster', url: '#practice' },
    answers: 2,
    accepted: null,
    held: null,
    obsolete: 0,
    ...over,
  }) as unknown as QuestionRow

const away = { socket: 'closed' } as const
const device = { kept: 'device' } as const

/** The states of the chip that people meet, each with why. */
export const CHIPS: readonly (readonly [why: string, state: Partial<SaveState>])[] = [
  ['all with everyone', {}],
  ['on its way', { queue: 1, ...device, since: Date.now() }],
  ['on its way for long', { queue: 4, ...device, since: Date.now() - 9_000 }],
  ['no network', { ...away, upToDateAt: Date.now() - HOUR }],
  ['no network, written in', { ...away, queue: 3, ...device }],
  ['signed out', { ...away, ended: 'signed-out', queue: 3, ...device }],
  ['storage refused', { queue: 1, kept: 'not', trouble: 'refused' }],
  ['right taken away', { ended: 'not-allowed', queue: 3, ...device }],
]

export const COLOURS: Readonly<Record<string, readonly string[]>> = {
  Grounds: ['canvas', 'sheet', 'raised', 'sunken'],
  Lines: ['line', 'line-strong', 'focus'],
  Ink: ['ink', 'ink-2', 'ink-3'],
  Kinds: ['practice', 'story', 'method', 'question', 'danger'],
  'Behind kinds': ['practice-bg', 'story-bg', 'method-bg', 'question-bg', 'danger-bg'],
  Differences: ['ins', 'ins-ink', 'del', 'del-ink', 'mark'],
}
