import { changes, many } from './offline.ts'

// What people read in the offline library, and where pages and tags are kept. Fetched with them.

export const libraryWords = {
  title: 'Offline library',
  /** In files of what was not sent. */
  files: {
    notSentSince: (when: string) => `Not sent since ${when}.`,
    notAccepted: (sentence: string) => `Not accepted: ${sentence}`,
  },
  nothing: 'Nothing is kept on this device.',
  needsScript:
    'A browser keeps pages for you by its JavaScript, which is switched off. All of them are to be read on their own addresses.',
  nothingMore: 'Keep this community, and every page and question opens without a network.',
  sentence: (pages: number, questions: number, when: string) =>
    `${many(pages, 'page', 'pages')} and ${many(questions, 'question', 'questions')} are on this device, as of ${when}.`,
  half: (pages: number, questions: number) =>
    `Not all of it is here yet: ${many(pages, 'page', 'pages')} and ${many(questions, 'question', 'questions')} so far. The rest comes when the server can be reached.`,
  opened: (pages: number) => `${many(pages, 'page', 'pages')} you opened ${pages === 1 ? 'is' : 'are'} on this device.`,
  keep: 'Keep this community offline',
  keepMore: 'Every page with its latest versions, every question, their search and their pictures.',
  pictures: 'With pictures',
  getting: (done: number, all: number, size: string) => `${done} of ${all} · ${size}`,
  howMuch: (n: number, pages: string, questions: string, pictures: string) =>
    `${n} pages and questions: about ${pages} of pages, ${questions} of questions and answers, ${pictures} of pictures.`,
  news: (came: number, went: number, first: boolean) => {
    const fresh =
      came > 0 ? (first ? `${came} came to this device.` : `${many(came, 'is', 'are')} new or changed.`) : ''
    const gone = went > 0 ? `${many(went, 'was', 'were')} removed: deleted, or closed to you.` : ''
    return [fresh, gone].filter(Boolean).join(' ')
  },
  letGo: (went: number) =>
    went > 0
      ? `${many(went, 'page or question', 'pages and questions')} left this device. What is kept for a reason of its own stays.`
      : 'Nothing had to leave: all of it is kept for a reason of its own.',
  keepOpened: 'Keep what I open for 30 days',
  keepTag: 'Keep everything tagged',
  chooseTag: 'Choose a tag',
  keepIt: 'Keep it',
  tag: (tag: string) => `Everything tagged ${tag}`,
  dropPart: 'Stop keeping',
  keepPage: 'Keep this page offline',
  keepQuestion: 'Keep this question offline',
  keepStars: 'Keep what I star offline',
  keepList: {
    all: 'Keep all questions offline',
    open: 'Keep open questions offline',
    unanswered: 'Keep unanswered questions offline',
    resolved: 'Keep resolved questions offline',
    obsolete: 'Keep these questions offline',
    mine: 'Keep my questions offline',
  },
  stars: 'What I starred',
  lists: {
    all: 'All questions',
    open: 'Open questions',
    unanswered: 'Unanswered questions',
    resolved: 'Resolved questions',
    obsolete: 'Questions with an answer that no longer holds',
    mine: 'My questions',
  },
  keepTagged: (tag: string) => `Keep everything tagged ${tag} offline`,
  isKept: (words: string) => `✓ ${words}`,
  keptPart: 'Kept on this device, and kept up to date.',
  keptLater: 'It comes to this device once the server can be reached.',
  droppedPart: 'No longer kept by itself.',
  counting: 'Counting what is on this device…',
  soFar: (n: number) => `${n} so far`,
  later: 'after the texts',
  coming: (done: number, all: number) => `Coming to this device: ${done} of ${all} pages and questions.`,
  gettingLabel: 'Keeping pages and questions',
  stop: 'Stop',
  now: 'Sync now',
  remove: 'Remove from this device',
  removed: 'Removed from this device. Changes that were not sent are still here.',
  removeAsk: (n: number) =>
    `${changes(n)} here ${n === 1 ? 'has' : 'have'} not been sent. They stay on this device; the rest goes. Remove the copies?`,
  waiting: 'Waiting to be sent',
  waitingNone: 'Nothing waits. Everything you did is with everyone.',
  edit: 'Edit',
  withdraw: 'Withdraw',
  save: 'Save',
  again: 'Send again',
  refusedBecause: (sentence: string) => `Not accepted: ${sentence}`,
  nearly: (by: string) => `While you were away ${by} asked nearly the same:`,
  join: 'Follow that one instead',
  joining: (title: string) => `Follow “${title}”`,
  askAllTheSame: 'Ask mine all the same',
  saveWaiting: 'Save what waits as files',
  unsentEdits: 'Pages with changes of yours that are not sent',
  unsent: (n: number, when: string) => `${changes(n)} since ${when}`,
  draft: 'This page was deleted meanwhile. Your words are a draft here.',
  restore: 'Make a new page of it',
  restored: (title: string) => `“${title}”, made anew`,
  meanwhileTitle: 'Changed by others while you were away',
  meanwhileSeen: 'Seen',
  here: 'On this device',
  kinds: { pages: 'Pages', versions: 'Versions of pages', questions: 'Questions', pictures: 'Pictures' },
  size: (used: string, quota: string) => `${used} used of ${quota} this browser allows`,
  sizeOnly: (used: string) => `${used} used`,
  safe: 'This browser will not clear it by itself.',
  unsafe: 'This browser may clear it when the device runs out of space.',
  failed: 'The server cannot be reached. What is here stays; it goes on when the network is back.',
  stopped: (sentence: string) => `Keeping stopped: ${sentence}`,
  lost: 'This community is closed to you now; its copies have left this device.',
  shared: 'Others use this computer too: keep nothing on it',
  sharedAsk: 'Changes here were not sent. They go for good when nothing is kept on this computer. Go on?',
  nobody: 'Sign in to keep a community on this device.',
  outdated: 'A newer version of this program keeps what is on this device. Reload, and all of it is there.',
  refusedStorage:
    'This browser refuses to keep anything on the device, so nothing can be read offline here.' /** Why nothing more is kept. */,
  keeping: {
    full: 'the storage of this device is full. What came before is here; free some space and sync again.',
    refused: 'this browser refuses to keep anything on the device (a private window, perhaps).',
    failed: 'writing to this device failed. What came before is here; sync again to go on.',
  },
  /** Signing out where something was not sent. */
  leaving: {
    title: 'Not everything was sent',
    ask: (n: number) =>
      `${changes(n)} of yours ${n === 1 ? 'has' : 'have'} not been sent and would be gone for good. You can save them as files first: a folder of Markdown.`,
    save: 'Save them as files',
    saved: 'Saved. They are with your downloads.',
    notSaved: (sentence: string) => `Saving did not work: ${sentence}`,
    stay: 'Stay signed in',
    leave: 'Sign out, and let them go',
  },
} as const
