import { plural } from './en.ts'

/** What people read about signing the charter. */
export const charterWords = {
  title: 'Signatures',
  /** “12 of 15 members signed it.” */
  count: (signed: number, members: number) =>
    signed === 0
      ? 'Nobody has signed it yet.'
      : signed === members
        ? `All ${plural(members, 'member', 'members')} signed it.`
        : `${signed} of ${plural(members, 'member', 'members')} signed it.`,
  meaning: (version: number, name: string) => `Version ${version} changed what it means, says ${name}:`,
  ask: 'Read it. If you mean it too, put your name to it.',
  sign: 'Sign the charter',
  again: 'Sign again',
  mine: (version: number) => `You signed version ${version}`,
  outdated: (version: number) => `It means something else since version ${version}, which you signed:`,
  seeChanges: 'See what changed',
  signed: (version: number) => `You signed version ${version}.`,
  who: 'Who signed',
  missing: 'Whose signature is missing',
  none: 'Nobody yet.',
  noneMissing: 'Nobody’s: all members signed.',
  at: (version: number) => `version ${version}`,
  states: {
    holds: '',
    outdated: 'means something else since',
    left: 'not a member any more',
    missing: 'not yet',
  },
  due: 'This charter is to be renewed by',
  renew: 'Renew it for a year',
  renewed: 'Renewed for a year.',
  newMeaning: 'This version changes what members signed',
  newMeaningHint: 'They are asked to sign again, and see what changed. Leave it off for slips and small repairs.',
  why: 'What does it mean now that it did not before?',
  named: 'Kept. Whoever signed is asked again.',
  home: {
    title: 'Your signature',
    first: 'What we care about and expect of each other. Read it, and put your name to it.',
    again: 'It means something else since you signed it. See what changed, and sign again.',
    action: 'Read and sign',
    renew: 'To be renewed',
  },
}
