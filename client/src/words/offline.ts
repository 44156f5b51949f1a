// What people read about saving, keeping and waiting.

const many = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`
const changes = (n: number) => many(n, 'change', 'changes')

export const offlineWords = {
  chip: {
    label: 'What is saved where',
    saved: 'Saved',
    savedJustNow: 'Saved just now',
    saving: 'Saving…',
    savingMany: (n: number) => `Saving – ${changes(n)}`,
    offline: 'Offline',
    upToDate: (time: string) => `Offline · up to date ${time}`,
    keptHere: (n: number) => `Offline · ${changes(n)} kept on this device`,
    reconnecting: (seconds: number) => `Reconnecting… ${seconds} s`,
    reconnectingNow: 'Reconnecting…',
    tryNow: 'Try now',
    signedOut: (n: number) => (n > 0 ? `Signed out – ${changes(n)} kept here` : 'Signed out'),
    signIn: 'Sign in',
    notKept: 'Not kept on this device – do not close',
    noRight: (n: number) =>
      n === 0
        ? 'You can no longer edit'
        : n === 1
          ? 'You can no longer edit; your 1 change is in your drafts'
          : `You can no longer edit; your ${n} changes are in your drafts`,
    gone: (n: number) => (n > 0 ? `This page was deleted; ${changes(n)} kept here` : 'This page was deleted'),
    updateReady: 'Update ready',
    reload: 'Reload',
    refused: (n: number) => `${changes(n)} not accepted`,
    trouble: {
      full: 'The storage of this device is full. Free some space, or copy your text elsewhere before you close this page.',
      refused:
        'This browser keeps nothing on the device (a private window, perhaps). Stay on this page until it says “Saved”.',
      failed: 'Writing to this device failed. Stay on this page until it says “Saved”, or copy your text elsewhere.',
    },
  },
  library: {
    title: 'Offline library',
    nothing: 'Nothing is kept on this device.',
    nothingMore: 'Keep this community, and every page and question opens without a network.',
    sentence: (pages: number, questions: number, when: string) =>
      `${many(pages, 'page', 'pages')} and ${many(questions, 'question', 'questions')} are on this device, as of ${when}.`,
    opened: (pages: number) =>
      `${many(pages, 'page', 'pages')} you opened ${pages === 1 ? 'is' : 'are'} on this device.`,
    keep: 'Keep this community offline',
    keepMore: 'Every page and question, its search and its pictures.',
    pictures: 'With pictures',
    getting: (done: number, all: number) => `${done} of ${all}`,
    gettingLabel: 'Keeping pages and questions',
    stop: 'Stop',
    now: 'Sync now',
    remove: 'Remove from this device',
    removed: 'Removed from this device. Changes that were not sent are still here.',
    removeAsk: (n: number) =>
      `${changes(n)} here ${n === 1 ? 'has' : 'have'} not been sent. They stay on this device; the rest goes. Remove the copies?`,
    cancel: 'Cancel',
    waiting: 'Waiting to be sent',
    waitingNone: 'Nothing waits. Everything you did is with everyone.',
    edit: 'Edit',
    withdraw: 'Withdraw',
    save: 'Save',
    again: 'Send again',
    refusedBecause: (sentence: string) => `Not accepted: ${sentence}`,
    unsentEdits: 'Pages with changes of yours that are not sent',
    unsent: (n: number, when: string) => `${changes(n)} since ${when}`,
    here: 'On this device',
    kinds: { pages: 'Pages', questions: 'Questions', pictures: 'Pictures' },
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
    refusedStorage: 'This browser refuses to keep anything on the device, so nothing can be read offline here.',
  },
  signOutAsk: (n: number) =>
    `${changes(n)} of yours ${n === 1 ? 'has' : 'have'} not been sent and would be gone for good. Sign out all the same?`,
} as const
