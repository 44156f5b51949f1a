import type { EvidenceShape } from '@commonplace/api'
import type { Rung, RungNumbers, TrialOutcome } from '@commonplace/domain'

// What people read about what was tried, and how far a practice has come.

export const outcomeWords: Readonly<Record<TrialOutcome, string>> = {
  worked: 'It worked',
  mixed: 'Mixed',
  'did-not': 'It did not work',
}

export const rungWords: Readonly<Record<Rung, string>> = {
  idea: 'Idea',
  tried: 'Tried',
  repeated: 'Repeated',
  proven: 'Proven',
  retired: 'Retired',
}

/** "Tried 7 times: 5 worked, 1 mixed, 1 did not." */
export function triedSentence({ worked, mixed, didNot }: Pick<EvidenceShape, 'worked' | 'mixed' | 'didNot'>): string {
  const all = worked + mixed + didNot
  if (all === 0) return 'Nobody has told of trying this yet.'
  const parts = [
    worked > 0 ? `${worked} worked` : '',
    mixed > 0 ? `${mixed} mixed` : '',
    didNot > 0 ? `${didNot} did not` : '',
  ].filter(Boolean)
  return `Tried ${all === 1 ? 'once' : `${all} times`}: ${parts.join(', ')}.`
}

const people = (n: number) => (n === 1 ? 'one person' : `${n} people`)

/** The rule by which a practice climbs and falls, in words. */
export const rungRule = ({ repeated, proven, share }: RungNumbers): readonly { rung: Rung; rule: string }[] => [
  { rung: 'idea', rule: 'no story has tried it.' },
  { rung: 'tried', rule: 'at least one story has, whatever came of it.' },
  { rung: 'repeated', rule: `it worked for at least ${people(repeated)}, and for more than it did not work for.` },
  {
    rung: 'proven',
    rule: `it worked for at least ${people(proven)}, who are at least ${share} of every 100 that tried it.`,
  },
  { rung: 'retired', rule: 'its status says so.' },
]

export const evidenceWords = {
  evidence: 'Evidence',
  behind: 'The stories, and the rule',
  rule: 'How a practice climbs, and falls',
  ruleEach: 'Each person counts once, by their latest story. Stories that you may not read are not counted for you.',
  numbers: {
    repeated: 'Repeated, when it worked for so many people',
    proven: 'Proven, when it worked for so many people',
    share: 'and for at least so many of every 100 that tried it',
  } satisfies Record<keyof RungNumbers, string>,
  tell: 'Tell the story of trying this',
  tried: 'Tried',
  triedHint: 'Which practices this story tried, and what came of it.',
  outcomeOf: (title: string) => `What came of “${title}”`,
  notTried: 'Not tried',
  another: 'Another practice that was tried',
  choose: 'Choose a practice',
}

/** The few words of badges that a page to read needs; the rest is fetched with challenges. */
export const badgeWords = {
  badges: 'Badges',
  take: 'Take it along',
  on: (name: string, version: number) => `${name}, version ${version}`,
}
