// What people read about saving and waiting, on every screen. What the offline library says stands in library.ts.

export const many = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`
export const changes = (n: number) => many(n, 'change', 'changes')

export const offlineWords = {
  chip: {
    label: 'What is saved where',
    opening: 'Checking…',
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
    serverTrouble: (n: number) =>
      n > 0 ? `The server cannot save – ${changes(n)} kept on this device` : 'The server cannot save right now',
    gone: (n: number) => (n > 0 ? `This page was deleted; ${changes(n)} kept here` : 'This page was deleted'),
    updateReady: 'Update ready',
    reload: 'Reload',
    choices: (n: number) => (n === 1 ? '1 act waits for your decision' : `${n} acts wait for your decision`),
    refused: (n: number) => `${changes(n)} not accepted`,
    trouble: {
      full: 'The storage of this device is full. Free some space, or copy your text elsewhere before you close this page.',
      refused:
        'This browser keeps nothing on the device (a private window, perhaps). Stay on this page until it says “Saved”.',
      failed: 'Writing to this device failed. Stay on this page until it says “Saved”, or copy your text elsewhere.',
    },
  },

  /** Pages that others changed while one's own words waited. */
  meanwhile: (by: readonly string[], title: string) =>
    by.length === 1
      ? `${by[0]} edited “${title}” while you were away.`
      : `${by.length} others edited “${title}” while you were away.`,
  /** Somebody asked what waits here, nearly in the same words. */
  nearly: (by: string, title: string) => `${by} asked nearly what you did: “${title}”. Yours waits.`,
  choose: 'Choose',
  seeChanges: 'See what changed',
} as const
