import { plural, roles, spoken, visibilities } from './en.ts'

// What is read where people, accounts and communities are looked after. Fetched with the screens that show it.

/** Members, invitations, and who comes in. */
export const peopleWords = {
  alone: 'You are the only one here so far. A community begins with a handful: who else knows something about this?',
  titleOf: 'What you call them here',
  titleHint: 'Stands beside their name: the one who fixes radios, keeper of the tea. Left empty, nothing does.',
  titled: 'Said beside their name.',
  untitled: 'Taken back.',
  name: 'Your name',
  email: 'Mail address',
  passphrase: 'Passphrase',
  passphraseHint: 'At least 12 characters. A few words that only you would put together are best.',
  roles,
  since: 'here since',
  did: (pages: number, answers: number) => `${plural(pages, 'page')}, ${plural(answers, 'answer')}`,
  invite: 'Invite people',
  invites: 'Invite people',
  invitesAbout: 'Whoever opens an invite link may join. Each link is shown once, when it is made.',
  inviteMade: 'This is the link. Send it to those you want here.',
  makeInvite: 'Make a link',
  as: 'They join as',
  uses: 'For how many people',
  days: 'Good for how many days',
  usesLeft: (count: number) => `for ${spoken(count, 'person', 'people')} more`,
  until: 'until',
  revoke: 'End it',
  roleOf: (name: string) => `Role of ${name}`,
  roleChanged: (name: string, role: string) => `${name} is now ${role.toLowerCase()}.`,
  remove: 'Take out',
  removeSure: (name: string) => `Take ${name} out of the community?`,
  removed: (name: string) => `${name} is no longer in the community.`,
  join: 'Join',
  joinTitle: (name: string) => `Join ${name}`,
  joinAs: (role: string) => `You have been invited as ${role.toLowerCase()}.`,
  joinSignedIn: (name: string) => `You join as ${name}.`,
  knownAlready: 'You have an account here already?',
}

/** One’s own account. */
export const accountWords = {
  badgesAbout: 'They are yours, also when you leave the community that they are from. Anybody can verify them.',
  devices: {
    title: 'Where you are signed in',
    about: 'Did you lose a device? Sign it out and let it forget what it kept; it does so the next time it reaches us.',
    unnamed: 'An unnamed device',
    here: 'This device',
    seen: 'Last seen',
    toldToForget: 'Signed out and told to forget everything',
    end: 'Sign out',
    wipe: 'Sign out and wipe',
    wipeSure: 'What this device kept goes for good at its next contact, also words that were never sent. Go on?',
    ended: 'Signed out there.',
    wiped: 'Signed out there. It forgets everything the next time it reaches us.',
  },
  title: 'Your account',
  passphrase: 'Change passphrase',
  passphraseChanged: 'Your passphrase is changed.',
  now: 'Passphrase now',
  next: 'New passphrase',
  change: 'Change passphrase',
  tokens: 'Tokens for programs',
  tokensAbout: 'A program with a token acts as you, within what you tick.',
  tokenMade: 'This is the token. It is shown only now.',
  tokenLabel: 'What is it for?',
  makeToken: 'Make a token',
  scopes: 'It may',
  scope: { read: 'read', write: 'write', admin: 'administer' },
  neverUsed: 'never used',
  lastUsed: 'last used',
}

/** The first minutes of a community. */
export const setUpWords = {
  title: 'Begin a community',
  about: 'Two things to say, then it is yours.',
  you: 'You',
  community: 'The community',
  name: 'Its name',
  sentence: 'What you care about, in one sentence',
  sentenceHint: 'It stands wherever the community is named. You can change it later.',
  action: 'Begin',
  usedTitle: 'This link was used',
  used: 'A set-up link works once. Sign in, or ask whoever runs this server for a new one.',
}

/** All communities of the place. */
export const communitiesWords = { title: 'Communities', none: 'There is no community here that you can see.' }

/** What hosts decide. */
export const settingsWords = {
  keptPart: 'Settings are saved with a network.',
  visibility: 'Who may read',
  visibilities,
  guests: 'Guests',
  guestsAsk: 'A guest may ask once; a host looks at it first',
  openMeasures: 'Whoever may read here sees the measures, too',
  forWhom: 'Who it is for',
  start: 'The first hour: what a community begins with',
  topics: 'Topics',
  accent: 'Colour',
  accents: { spruce: 'Spruce', madder: 'Madder', blue: 'Blue', ochre: 'Ochre', plum: 'Plum', slate: 'Slate' },
  notYours: 'Only hosts change the settings of a community.',
  language: 'Language',
  languageHint: 'In which the program speaks with everybody who chose nothing else.',
  languageOfReaders: 'As the browser of whoever reads',
}

export const templateWords = {
  title: 'What new pages begin with',
  about:
    'Headings, and what helps whoever writes a page of this kind for the first time. Pages that are there stay as they are.',
  kind: 'Kind of page',
  text: 'Begins with',
  hint: 'Markdown: ## makes a heading.',
  asBefore: 'As it was at first',
  reset: 'New pages of this kind begin as they did at first.',
}
