import type { Kind, Role, Status, Visibility } from '@commonplace/domain'
import { kindWords } from './en-kinds.ts'
import { formsOf } from './forms.ts'
import { moments } from './moments.ts'

export { moments }

// Every sentence the reading application says, in one object: this file is long because translating means reading it whole.

const few: Readonly<Record<number, string>> = {
  1: 'one',
  2: 'two',
  3: 'three',
  4: 'four',
  5: 'five',
  6: 'six',
  7: 'seven',
  8: 'eight',
  9: 'nine',
  10: 'ten',
}
const number = (count: number): string => few[count] ?? String(count)
const { isOne, ...forms } = formsOf(moments.locale)
export const { listed, listParts, numberOf } = forms
const form = (count: number, one: string, many: string): string => (isOne(count) ? one : many)
export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${form(count, one, many)}`
export const spoken = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${form(count, one, many)}`

const statuses: Record<Status, string> = {
  draft: 'Draft',
  proposed: 'Proposed',
  trusted: 'Trusted',
  'needs-review': 'Needs review',
  retired: 'Retired',
}
export const roles: Record<Role, string> = { founder: 'Founder', host: 'Host', member: 'Member', guest: 'Guest' }
export const visibilities: Record<Visibility, string> = {
  public: 'Public: anyone may read',
  gated: 'Gated: others see titles and first lines only',
  private: 'Private: only members know of it',
}
const write: Record<Kind, string> = {
  practice: 'Write a practice',
  story: 'Tell a story',
  method: 'Describe a method',
  tool: 'Add a tool',
  note: 'Write a note',
  charter: 'Write the charter',
}
const fields: Readonly<Record<string, string>> = {
  level: 'Level',
  timeNeeded: 'Time needed',
  tools: 'Tools',
  teller: 'Told by',
  when: 'When',
  where: 'Where',
  purpose: 'Purpose',
  duration: 'Duration',
  groupSize: 'Group size',
  materials: 'Materials',
  url: 'Address',
  licence: 'Licence',
  cost: 'Cost',
  renewal: 'To be renewed',
}

export const words = {
  /** Of these words. */
  language: 'en',
  product: 'Commonplace',
  skip: 'Skip to the text',
  loading: 'Loading',
  close: 'Close',
  dismiss: 'Dismiss',
  /** Keys by their names, where the keyboard has no ⌘. */
  keyNames: { control: 'Ctrl', alt: 'Alt', shift: 'Shift', backspace: 'Backspace' },
  cancel: 'Cancel',
  save: 'Save',
  saved: 'Saved.',
  undo: 'Undo',
  done: 'done',
  by: 'by',
  link: 'Link',
  copy: 'Copy',
  stars: {
    title: 'My stars',
    give: 'Star this',
    taken: 'Starred',
  },
  levels: { watching: 'Watching', normal: 'Follow', muted: 'Muted' },
  inbox: { title: 'Inbox', unread: (count: number) => `${count > 99 ? '99+' : count} unread` },
  copied: 'Copied.',
  copyLink: 'Copy link',
  toCopy: 'To copy',
  title: 'Title',
  somebody: 'Somebody',
  showMore: 'Show more',
  tagsHint: 'Separated by commas.',
  markdownHint: 'Markdown works here.',
  queued: 'Kept on this device. It is sent as soon as the server can be reached.',
  keptOnce: 'at an earlier visit',
  keptCopy: 'You are reading this device’s copy, kept',
  kinds: kindWords,
  nav: {
    label: 'Community',
    short: 'Main places',
    where: 'Where this is',
    search: 'Search or jump',
    searchShort: 'Search',
    home: 'Home',
    questions: 'Questions',
    open: (count: number) => `${count} open`,
    members: 'Members',
    programme: 'Programme',
    measures: 'Measures',
    knowledge: 'Knowledge',
    tree: 'All pages',
    gaps: 'Gaps',
    pulse: 'Pulse',
    pages: 'Pages',
    more: 'More',
    morePlaces: 'places of the community',
    offline: 'Offline library',
    me: 'Your account',
    invites: 'Invite people',
    keeping: 'Keeping the place',
    settings: 'Settings',
    trash: 'Trash',
    signOut: 'Sign out',
  },
  languages: { label: 'Language', any: 'Automatic', hint: 'Automatic: as the community has it, else this browser.' },
  theme: { label: 'Light or dark', system: 'Auto', light: 'Light', dark: 'Dark' },
  pages: {
    sheetOf: 'The run-sheet of',
    thought: 'A thought of the week',
    statuses,
    write,
    fields,
    edit: 'Edit',
    actions: 'More actions',
    editFields: 'Facts about this page',
    move: 'Move',
    duplicate: 'Make a copy',
    pin: 'Pin for everybody',
    unpin: 'Take off the pin',
    pinnedNow: 'Pinned: it stands first, and on Home.',
    unpinned: 'No longer pinned.',
    pinned: 'Pinned',
    whoSees: 'Who sees it',
    /** "Visible to hosts and 3 people." */
    seenBy: (floor: 'member' | 'host', people: readonly string[]) => {
      const first = floor === 'host' ? 'hosts' : 'members'
      if (people.length === 0) return `Visible to ${first}.`
      if (people.length > 2) return `Visible to ${first} and ${people.length} people.`
      return `Visible to ${listed([first, ...people])}.`
    },
    seenAs: 'So it is for all that stands under',
    locked: 'A host locked this page: it can be read, and only hosts change it.',
    delete: 'Move to the trash',
    thrownAway: (title: string, shownIn: number) =>
      `“${title}” is in the trash.${shownIn > 0 ? ` ${plural(shownIn, 'place')} that showed it cannot any more.` : ''}`,
    signed: 'Signed',
    signedBy: (signed: number, members: number) => `${signed} of ${plural(members, 'member')}`,
    shownIn: (n: number) => `Shown in ${plural(n, 'place')}`,
    shownUnder: (heading: string) => `under “${heading}”`,
    bringBack: 'Take it out',
    broughtBack: 'It is back.',
    inTrash: 'This page is in the trash.',
    history: 'History',
    answered: (count: number) => `Answered ${count === 1 ? 'one person' : `${count} people`} before they asked`,
    wanted: (asked: string) => `was about to ask “${asked}”`,
    version: (n: number) => `Version ${n}`,
    versions: (count: number) => plural(count, 'version'),
    byPeople: (count: number) => `by ${spoken(count, 'person', 'people')}`,
    lastChanged: 'last changed',
    asMarkdown: 'As Markdown',
    stewards: 'Stewards',
    status: 'Status',
    reviewed: 'reviewed',
    reviewDue: 'It is time to look whether this page still holds.',
    stillTrue: 'It still holds',
    vouched: 'Thank you. The page is marked as reviewed today.',
    tags: 'Tags',
    contents: 'Contents',
    margin: 'In the margin',
    askAbout: 'Ask about this page',
    askAboutThis: 'Ask about this',
    comment: 'Comment',
    suggest: 'Suggest',
    commentOnPage: 'Comment on this page',
    inMargin: (n: number) => `${n} in the margin`,
    replies: (n: number) => (n === 1 ? '1 reply' : `${n} replies`),
    selected: 'The words selected',
    below: 'Pages below this one',
    linkedHere: 'Linked here',
    linksTo: 'Links to',
    membersOnly: 'Members read on.',
    changedSince: (added: number, removed: number) =>
      `changed this since you last read it: +${added} −${removed} words.`,
    showChanges: 'Show the changes',
    haveRead: 'I know them',
    newerText: (name: string) => `${name} changed this page while you were reading.`,
    showNewer: 'Show the new text',
    clearFilter: 'Show all',
  },
  links: {
    mentions: 'mentions',
    'asked-from': 'asked from here',
    'adopted-into': 'adopted',
    'answered-by-section': 'answered by a section',
    shows: 'shows a section',
    'duplicate-of': 'asks the same as',
    'evidence-for': 'evidence',
  },
  questions: {
    ask: 'Ask a question',
    resolved: 'Resolved',
    about: 'about',
    open: 'Question',
    answered: 'Question · answered',
    answers: (count: number) => (count === 0 ? 'No answer yet' : plural(count, 'answer')),
    noneWaiting: 'No open questions. Either all is well or people are shy.',
    obsolete: 'an answer no longer true',
    held: { waiting: 'Waits for a host', declined: 'Not let through' },
  },
  signIn: {
    title: 'Sign in',
    action: 'Sign in',
    needed: 'Only members can do this.',
    expired: 'You have been signed out. What you wrote is kept on this device.',
    help: 'A host of your community can help you in if you lost your passphrase.',
  },
  errors: {
    notSent: 'The server cannot be reached. What you wrote is still here; try again in a moment.',
    noClipboard: 'The browser does not allow copying here.',
  },
  trouble: {
    home: 'Go home',
    again: 'Try again',
    other: 'This did not work',
    notFound: 'There is nothing here',
    notFoundSentence: 'The address may be mistyped, or the page has been moved where you may not read it.',
    unreachable: 'The server cannot be reached',
    unreachableSentence: 'This device keeps no copy of this page. It opens as soon as there is a network again.',
    titles: {
      'not-found': 'There is nothing here',
      gone: 'This was taken away',
      'not-allowed': 'This is not open to you',
      'not-signed-in': 'Members only',
      'too-many': 'A little too fast',
    } as Readonly<Record<string, string>>,
  },
}
