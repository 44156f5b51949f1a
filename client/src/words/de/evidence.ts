import type * as english from '../evidence.ts'
import type { InWords } from '../in-words.ts'

export const outcomeWords: InWords<typeof english.outcomeWords> = {
  worked: 'Es hat geklappt',
  mixed: 'Gemischt',
  'did-not': 'Es hat nicht geklappt',
}

export const rungWords: InWords<typeof english.rungWords> = {
  idea: 'Idee',
  tried: 'Probiert',
  repeated: 'Wiederholt',
  proven: 'Bewährt',
  retired: 'Überholt',
}

export const triedSentence: typeof english.triedSentence = ({ worked, mixed, didNot }) => {
  const all = worked + mixed + didNot
  if (all === 0) return 'Noch hat niemand davon erzählt, das zu probieren.'
  const parts = [
    worked > 0 ? `${worked}-mal geklappt` : '',
    mixed > 0 ? `${mixed}-mal gemischt` : '',
    didNot > 0 ? `${didNot}-mal nicht geklappt` : '',
  ].filter(Boolean)
  return `${all === 1 ? 'Einmal' : `${all}-mal`} probiert: ${parts.join(', ')}.`
}

const people = (n: number): string => (n === 1 ? 'einem Menschen' : `${n} Menschen`)

export const rungRule: typeof english.rungRule = ({ repeated, proven, share }) => [
  { rung: 'idea', rule: 'keine Geschichte hat sie probiert.' },
  { rung: 'tried', rule: 'mindestens eine Geschichte hat sie probiert, was auch dabei herauskam.' },
  {
    rung: 'repeated',
    rule: `bei mindestens ${people(repeated)} hat sie geklappt, und bei mehr, als sie nicht klappte.`,
  },
  {
    rung: 'proven',
    rule: `bei mindestens ${people(proven)} hat sie geklappt, und das sind mindestens ${share} von je 100, die sie probiert haben.`,
  },
  { rung: 'retired', rule: 'ihr Status sagt es.' },
]

export const evidenceWords: InWords<typeof english.evidenceWords> = {
  evidence: 'Belege',
  behind: 'Die Geschichten, und die Regel',
  rule: 'Wie eine Praxis steigt und fällt',
  ruleEach:
    'Jeder Mensch zählt einmal, mit der neuesten eigenen Geschichte. Geschichten, die du nicht lesen darfst, zählen für dich nicht mit.',
  numbers: {
    repeated: 'Wiederholt, wenn sie bei so vielen Menschen geklappt hat',
    proven: 'Bewährt, wenn sie bei so vielen Menschen geklappt hat',
    share: 'und bei mindestens so vielen von je 100, die sie probiert haben',
  },
  tell: 'Erzähl, wie du das probiert hast',
  tried: 'Probiert',
  triedHint: 'Welche Praktiken diese Geschichte probiert hat, und was dabei herauskam.',
  outcomeOf: (title) => `Was bei „${title}“ herauskam`,
  notTried: 'Nicht probiert',
  another: 'Noch eine Praxis, die probiert wurde',
  choose: 'Wähl eine Praxis',
}

export const badgeWords: InWords<typeof english.badgeWords> = {
  badges: 'Abzeichen',
  take: 'Mitnehmen',
  on: (name, version) => `${name}, Fassung ${version}`,
}
