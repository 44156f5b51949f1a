import type { EventType, Reason } from '@commonplace/domain'

const DID: Readonly<Record<Reason, string>> = {
  mention: 'named you',
  reported: 'called the hosts to this',
  asked: 'asked you to answer',
  answer: 'answered your question',
  accepted: 'accepted your answer',
  adopted: 'wove your answer in',
  changed: 'changed your answer',
  suggestion: 'suggested other words',
  decided: 'decided what you suggested',
  comment: 'commented',
  doubted: 'told a story in which this did not, or not quite, work',
  earned: 'confirmed what you entered: you have the badge',
  sign: 'changed what the charter means that you signed',
  renew: 'asks you to renew this charter',
  fill: 'asks you for more thoughts',
  thanked: 'thanked you',
  hosting: 'reminds you: you host this',
  altered: 'changed when this is',
  reminder: 'reminds you of this',
  watching: 'was here',
}

const DID_OTHERWISE: Partial<Record<EventType, string>> = {
  'answer-obsoleted': 'said that your answer no longer holds',
  'gathering-cancelled': 'called this off',
}

/** What nobody did: its time came. */
const SAID: Partial<Record<EventType, string>> = {
  'charter-due': 'It is time to renew this charter',
  'thought-published': 'Put in another thought, this was the last that waited',
}

const HOSTING: Partial<Record<EventType, string>> = {
  'turn-given': 'It is your turn to host this',
  'turn-asked': 'Somebody is looked for who hosts this',
  'turn-taken': 'Somebody else hosts this in your place',
}

/** What stands in mails, and what browsers are told. */
export const letters = {
  somebody: 'Somebody',
  /** “Bo answered your question”: who did what, without any of its words. */
  did: (by: string, type: EventType, reason: Reason) => SAID[type] ?? `${by} ${DID_OTHERWISE[type] ?? DID[reason]}`,
  /** What became of a gathering that somebody comes to, and when it is. */
  gathers: (type: EventType, reason: Reason, when: string) =>
    reason === 'hosting'
      ? `${HOSTING[type] ?? 'You host this'}: ${when}`
      : reason === 'reminder'
        ? `It is near: ${when}`
        : type === 'gathering-cancelled'
          ? `It does not take place on ${when}`
          : `It is now on ${when}`,
  oneFor: (title: string, community: string) => `“${title}” for you in ${community}`,
  manyFor: (count: number, community: string) => `${count} things for you in ${community}`,
  whyDirect: 'You get this because it is meant for you.',
  week: (community: string) => `This week in ${community}`,
  whyWeekly: 'You get this once a week.',
  thoughts: 'Thought of the week',
  pages: 'New pages',
  stories: 'New stories',
  changed: 'Pages that were written in',
  challenges: 'Challenges to take part in',
  next: 'Next',
  online: 'Read it on its page',
  unanswered: 'Questions that wait for an answer',
  accepted: 'Answers that were accepted',
  joined: 'Who joined',
  settings: 'Settings',
  noMore: 'No more of these',
  noMoreDone: 'Done. No more of these mails come to you.',
  invitation: {
    subject: (community: string) => `Join “${community}”`,
    text: (community: string) =>
      `You are invited to “${community}” on Commonplace. The link is good for this address, once:`,
  },
  signIn: {
    subject: 'Your link to sign in',
    asked: 'Somebody, most likely you, asked to sign in to Commonplace with this address.',
    open: 'Open this link within 15 minutes; it works once:',
    notYou: 'If it was not you, do nothing: without the link nobody comes in.',
  },
}
