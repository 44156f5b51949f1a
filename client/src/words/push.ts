/** What people read where they let their browser tell them. */
export const pushWords = {
  about:
    'This browser can tell you of what is meant for you, also while no window is open. It says who did what, never what they wrote.',
  start: 'Tell me here',
  stop: 'Tell me here no more',
  started: 'This browser tells you from now on, until you sign out.',
  stopped: 'This browser tells you nothing more.',
  refused: 'The browser does not allow it. Its settings for this site say so.',
}
