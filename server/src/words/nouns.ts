import type { Act } from '@commonplace/domain'

/** What a refusal may be about. */
export type Noun =
  | 'community'
  | 'page'
  | 'question'
  | 'answer'
  | 'adoption'
  | 'file'
  | 'version'
  | 'document'
  | 'comment'
  | 'credit'
  | 'section'
  | 'pulse'
  | 'gathering'
  | 'showing'
  | 'calendar'
  | 'challenge'
  | 'prompt'
  | 'entry'
  | 'badge'
  | 'charter'
  | 'thanks'
  | 'vote'

/** Acts that are refused in words of their own. */
export const OWN_WORDS = [
  'see-measures',
  'read',
  'accept',
  'vote',
  'ask',
  'answer',
  'comment',
  'confirm',
  'invite',
  'open-answer',
  'merge',
  'moderate',
  'narrow',
  'report',
  'plan',
  'host',
  'attend',
  'challenge',
  'prompt',
  'enter',
  'vouch',
  'sign',
  'thank',
  'take-pulse',
  'see-pulse',
  'export',
] as const satisfies readonly Act[]

/** Why somebody may not: by the act, because it is locked, or because it takes a member or its writer. */
export type WhyNot = (typeof OWN_WORDS)[number] | 'locked' | 'members' | 'writer'
