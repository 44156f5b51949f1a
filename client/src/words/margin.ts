/** What people read in the margin of a page. Fetched when somebody speaks there. */
export const marginWords = {
  title: 'Comments',
  comment: 'Comment',
  on: 'Comment on these words',
  onPage: 'Comment on this page',
  label: 'Your comment',
  about: (title: string) => `Comment on “${title}”`,
  reply: 'Reply',
  replyTo: (name: string) => `Reply to ${name}`,
  sendReply: 'Send reply',
  resolve: 'Settle',
  resolveOf: (name: string) => `Settle what ${name} began`,
  resolved: 'Settled.',
  reopen: 'Open again',
  reopened: 'Open again.',
  lost: 'The words this was about have changed',
  settled: (n: number) => (n === 1 ? '1 settled thread' : `${n} settled threads`),
  hideSettled: 'Hide what was settled',
  settledBy: (name: string) => `Settled by ${name}`,
  waitsForServer: 'What was settled is shown once the server can be reached.',
}

/** What people read who suggest other words, and who decide about them. */
export const suggestWords = {
  suggest: 'Suggest',
  how: 'How it should read',
  howEach: 'How it should read, a line for each paragraph',
  why: 'Why (if it needs saying)',
  send: 'Send suggestion',
  about: (title: string) => `Suggestion for “${title}”`,
  suggests: 'suggests',
  accept: 'Accept',
  acceptOf: (name: string) => `Accept what ${name} suggests`,
  accepted: (name: string) => `Taken in, as ${name}’s words.`,
  reject: 'Reject',
  rejectOf: (name: string) => `Reject what ${name} suggests`,
  rejected: 'Laid aside.',
  outcome: { accepted: 'Accepted', rejected: 'Rejected' },
  takeBack: 'Undo',
  takeBackOf: (name: string) => `Undo what was decided about ${name}’s suggestion`,
  takenBack: 'Taken back: it is open again.',
  takenBackBy: (name: string) => `${name} took back what was decided`,
  all: (n: number) => `${n} suggestions`,
  acceptAll: 'Accept all',
  rejectAll: 'Reject all',
  decided: (decided: number, left: number) =>
    left === 0 ? `${decided} decided.` : `${decided} decided; ${left} whose words were changed since stay open.`,
  same: 'It reads like that already.',
}

/** What people read who move pages in the tree. */
export const treeWords = {
  how: 'Move a page by its handle: drag it, or focus it and press Alt with an arrow. What is below it comes along.',
  move: (title: string) => `Move “${title}”`,
  moved: (title: string, under: string | null) =>
    under ? `“${title}” is under “${under}”.` : `“${title}” is at the top.`,
  nowhere: 'There is nowhere to move it that way.',
}
