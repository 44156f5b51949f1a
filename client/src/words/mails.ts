/** What people read about mails: their settings, the way out, and the digest that hosts see beforehand. */
export const mailWords = {
  title: 'Mails',
  about: 'What is meant for you comes within minutes, unless you read it before; the digest on Monday mornings.',
  unproven:
    'Mails go only to an address that was shown to be yours. Sign in once with a link in a mail, and they come.',
  immediate: 'What is meant for me',
  digest: 'Weekly digest',
  saved: 'Saved.',
  leave: {
    title: 'No more mails',
    immediate: (community: string) =>
      `End mails of what is meant for you in ${community}? Your inbox shows it all the same.`,
    digest: (community: string) => `End the weekly digest of ${community}?`,
    ended: 'Done. No more of these mails come to you.',
    action: 'No more of these',
  },
  draft: {
    title: 'Weekly digest',
    before: 'Goes out on',
    after: 'to members who want it, each with what they may see. So far it holds:',
    quiet: 'Nothing that is news yet. Without news or words of yours no mail goes out.',
    intro: 'Your words above it',
    save: 'Save words',
    skip: 'Leave it out this week',
    skipped: 'It is left out this week.',
    unskip: 'Send it after all',
    pages: 'New pages',
    unanswered: 'Questions that wait for an answer',
    accepted: 'Answers that were accepted',
    joined: 'Who joined',
  },
}
