// What is said at the doors: who sees what, who comes in and how.

/** Who sees a page. */
export const audienceWords = {
  title: 'Who sees this page',
  about: 'What you choose holds for the pages under it too. Hosts always see it.',
  within: (title: string) => `“${title}” above it says already who sees it. Here you can only let in fewer.`,
  legend: 'Visible to',
  choices: {
    everybody: 'Everybody who sees what it stands under',
    member: 'Members and hosts, no guests',
    host: 'Hosts only',
  },
  andThese: 'And to these people',
  save: 'Keep',
  saved: 'Kept. Whoever may not see it any more is shut out at once.',
}

/** Ways to sign in. */
export const signInWords = {
  passkey: 'Sign in with a passkey',
  passkeyFailed: 'The passkey was not read. Try again, or sign in another way.',
  with: (name: string) => `Sign in with ${name}`,
  byMail: 'Send me a link instead',
  mailSent: (email: string) => `If ${email} is known here, a link is on its way. It works once, for 15 minutes.`,
  trouble: {
    gone: 'This sign-in was begun somewhere else, or is too old. Begin it again.',
    conflict:
      'There is somebody with this mail address already, and the other service does not vouch for it. Sign in another way.',
    'wrong-credentials': 'The other service did not let you in. Try again, or sign in another way.',
    'read-only': 'The other service cannot be reached now. Try again, or sign in another way.',
    internal: 'Something went wrong here. Try again, or sign in another way.',
  },
  linkTitle: 'Sign in',
  linkFor: (email: string) => `This link signs you in as ${email}.`,
  linkNew: (community: string | null) => (community ? `You join “${community}”.` : 'You are new here.'),
  linkName: 'What are you called?',
  linkGo: 'Sign in here',
  recoverTitle: 'Choose a new passphrase',
  recoverFor: (name: string) => `For ${name}. Everywhere else you are signed out.`,
  recoverGo: 'Keep it and sign in',
}

/** Coming into a community. */
export const joinWords = {
  title: (name: string) => `Join ${name}`,
  open: 'This community is open: whoever likes may come in.',
  request: 'Its hosts decide who comes in. Say a word about yourself if you like.',
  invite: 'This community takes people in by invitation. Ask somebody who is in it.',
  note: 'A word to the hosts',
  join: 'Join',
  ask: 'Ask to join',
  asked: 'You asked to join. A host will look at it.',
  withdraw: 'Take it back',
  joined: 'You are in.',
  sent: 'The hosts were asked. You come in as soon as one of them says yes.',
  knownAlready: 'You have an account here already?',
}

/** The first days of somebody new. */
export const firstWeekWords = {
  title: 'Your first week',
  buddy: (name: string) => `${name} looks after you: ask whatever you like.`,
  charter: 'Read what this community is about',
  vouched: 'Read what is most vouched for',
  question: 'A question you may know something about',
  profile: 'Say what you can help with and what you look for',
  post: 'Ask your first question',
}

/** Somebody’s profile. */
export const profileWords = {
  mine: 'What others see of you',
  offers: 'What I can help with',
  seeks: 'What I look for',
  topics: 'Topics',
  theirOffers: 'Can help with',
  theirSeeks: 'Looks for',
  stewards: 'Keeps true',
  answered: 'Answered',
  accepted: 'accepted',
  nothing: 'Nothing is said here yet.',
  picture: 'Picture',
  choosePicture: 'Choose a picture',
  removePicture: 'Take it away',
  find: 'Find people',
  findHint: 'A name, a topic, or what somebody can help with',
  none: 'Nobody here is called like that, or says so of themselves.',
  edit: 'Change your profile',
  keptPart: 'Of pages, answers and badges, what is on this device stands here. Thanks are here with a network.',
}

/** Keys and leaving. */
export const ownWords = {
  passkeys: 'Passkeys',
  passkeysAbout: 'A passkey stays on your device or in your password manager; nothing has to be remembered or typed.',
  addPasskey: 'Add a passkey',
  passkeyLabel: 'Name of this passkey',
  passkeyDefault: 'This device',
  passkeyHere: 'Passkeys need an address with a name, over https or at localhost.',
  passkeyFailed: 'No passkey was made. Try again.',
  end: 'End it',
  data: 'Your data',
  export: 'Take all of it along (JSON)',
  leaveTitle: 'Leave for good',
  leaveAbout:
    'Your name, address, picture and keys go. What you wrote stays, without your name, because others built on it. This cannot be undone.',
  leavePassphrase: 'Your passphrase',
  leaveSure: 'I know that this cannot be undone',
  leave: 'Leave for good',
  leaveCommunity: 'Leave this community',
  leaveCommunitySure: (name: string) => `Leave “${name}”? What you wrote stays.`,
}

/** What hosts look after. */
export const keepingWords = {
  title: 'Keeping the place',
  about: 'What waits for a host, and what hosts did.',
  nothing: 'Nothing waits.',
  keptPart: 'Decisions are made with a network: others may have made them meanwhile.',
  requests: 'Ask to join',
  letIn: 'Let in',
  letInAsGuest: 'As a guest',
  decline: 'Not now',
  newcomers: 'New here',
  unanswered: 'Nobody has replied yet',
  buddy: 'Looked after by',
  nobody: 'nobody',
  reports: 'Reported',
  gone: 'It is not there any more.',
  settle: 'Settled',
  settleHow: 'What became of it? The log keeps this sentence.',
  held: 'First posts that wait',
  letThrough: 'Let it through',
  hidden: 'Hidden',
  showAgain: 'Show again',
  bans: 'Kept out',
  unban: 'Let join again',
  audit: 'Log',
  auditAbout: 'Who did what with rights, and with what others wrote.',
  older: 'Older',
  hooks: 'Webhooks',
  report: 'Report',
  reportTitle: 'Call the hosts to this',
  reason: 'Why?',
  reported: 'The hosts were called.',
  send: 'Send',
  hide: 'Hide',
  hideTitle: 'Hide this from everybody but hosts',
  lock: 'Lock',
  unlock: 'Unlock',
  done: 'Done.',
  member: 'For hosts',
  recover: 'Make a recovery link',
  recoverAbout: 'With this link they choose a new passphrase, once, within a day. Give it to them and to nobody else.',
  undo: 'Undo their last day',
  undoSure: (name: string) =>
    `Everything ${name} made in the last 24 hours is hidden, and pages they alone changed are put back. Why?`,
  undoneLeft: 'Others changed these after them. They are for you to look at:',
  undone: (removed: number, restored: number, left: number) =>
    `${removed} hidden, ${restored} put back${left > 0 ? `, ${left} to look at yourself` : ''}.`,
  ban: 'Take out and keep out',
  banWhy: (name: string) => `${name} loses access at once and cannot join again. Why?`,
  banned: (name: string) => `${name} is kept out.`,
}

/** What is written in the log, by its type. */
export const auditWords: Readonly<Record<string, string>> = {
  'community-founded': 'founded the community',
  'community-changed': 'changed its settings',
  'member-joined': 'joined',
  'member-left': 'left or was taken out',
  'role-changed': 'has another role',
  'join-declined': 'was not let in',
  'member-banned': 'was banned',
  'member-unbanned': 'may join again',
  'member-undone': 'had their last day undone',
  'member-recovered': 'was given a recovery link',
  'invite-made': 'made an invite',
  'webhook-made': 'made a webhook',
  'webhook-removed': 'took a webhook out',
  'report-settled': 'settled a report',
  'content-hidden': 'was hidden',
  'content-shown': 'was shown again',
  'content-locked': 'was locked',
  'content-unlocked': 'was unlocked',
  'page-narrowed': 'is seen by others now',
  'page-deleted': 'was put in the trash',
  'page-restored': 'was taken out of the trash',
  'question-deleted': 'was withdrawn',
  'answer-deleted': 'was withdrawn (an answer)',
  'comment-deleted': 'a comment was taken back',
  imported: 'brought things in',
  exported: 'took a copy along',
}

/** Other programs. */
export const hookWords = {
  title: 'Webhooks',
  about:
    'Another program is told what happens here: a signed POST, told again with growing waits where it does not answer. It leads to https on the public internet.',
  url: 'Address',
  add: 'Tell it',
  secret: 'Deliveries are signed with this. It is shown only now.',
  failing: 'has not answered since',
  used: 'last told',
  never: 'never told',
  log: 'What it was told',
  toldNothing: 'Nothing yet.',
  again: 'Tell it again',
  next: 'next try',
  gaveUp: 'given up',
  remove: 'Take out',
}

/** How people come in, in the settings. */
export const joiningWords = {
  legend: 'Who comes in',
  choices: {
    invite: 'Only by an invite',
    request: 'Whoever sees the community may ask; a host decides',
    open: 'Whoever sees the community may join',
  },
  domains: 'Domains that are let in',
  domainsHint: 'Whoever reads mail at one of them joins by a link in a mail. Separate them with commas.',
  holdFirst: 'The first page, question or answer of a member waits for a host',
  first: 'First posts',
  inviteEmail: 'Only for this mail address (may stay empty)',
  inviteSent: 'It was sent there too.',
}
