import type { RouteName } from '@commonplace/api'

// What every route is asked with, and which of them are about the same sort of thing.

/** What a call gives, by names. */
export interface GivenCall {
  readonly params: Record<string, unknown>
  readonly query: Record<string, unknown>
  readonly input?: unknown
}

/** When the gathering of the scene is: soon, because answers are taken only so far ahead. */
export const AT = `${new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)}T18:00`
/** When another one is that has begun, and takes place every day. */
export const BEGUN = `${new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)}T18:00`
export const TOMORROW = `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)}T18:00`
export const TIMES: Partial<Record<RouteName, string>> = {
  closeGathering: BEGUN,
  readTogether: BEGUN,
  startItem: BEGUN,
  stopItem: BEGUN,
  openVote: BEGUN,
  passTurn: TOMORROW,
  takeTurn: TOMORROW,
}
export const ABSENT = 'absentabsentabse'

export const INPUTS: Partial<Record<RouteName, unknown>> = {
  createToken: { label: 'table', scopes: ['read'] },
  changeCommunity: { sentence: 'We mend things.' },
  createInvite: { role: 'guest' },
  createPage: { kind: 'note', title: 'Made by the table' },
  changePage: { summary: 'Changed by the table' },
  narrowPage: { audience: null },
  createVersion: { name: 'Kept by the table' },
  restoreVersion: { version: 1 },
  markPageRead: { version: 1 },
  askQuestion: { title: 'Asked by the table', markdown: 'What?' },
  changeQuestion: { title: 'How hot is a soldering iron?' },
  answerQuestion: { markdown: 'Hot.' },
  changeAnswer: { markdown: 'Very hot.' },
  changeMember: { role: 'guest' },
  commentQuestion: { markdown: 'In Celsius?' },
  commentAnswer: { markdown: 'So hot?' },
  commentPage: { markdown: 'Which flux?', on: { quote: 'A hot soldering iron.' } },
  changeComment: { markdown: 'In Kelvin?' },
  decideSuggestions: { decision: 'reject' },
  declineQuestion: { reason: 'Asked by the table.' },
  obsoleteAnswer: { reason: 'Said by the table.' },
  restoreText: { version: 1 },
  logSearch: { id: 'searchsearchsear', q: 'flux for copper', found: 0 },
  waitForGap: { kind: 'search', words: 'flux for copper', on: true },
  changeMyProfile: { offers: 'Soldering' },
  settleJoinRequest: { accept: false },
  setBuddy: { buddy: null },
  setCorePlace: { place: null },
  markInbox: { read: true },
  changeMails: { digest: true },
  changeDigest: { intro: '' },
  openPulse: { statements: ['I learned something.'], days: 7 },
  replyToPulse: { agreements: [4] },
  setPageLevel: { level: 'muted' },
  setQuestionLevel: { level: 'muted' },
  setTagLevel: { level: 'muted' },
  setCommunityLevel: { level: 'normal' },
  settleReport: { outcome: 'Looked at by the table.' },
  undoMember: { hours: 24, reason: 'Said by the table.' },
  banMember: { reason: 'Said by the table.' },
  createWebhook: { url: 'https://example.org/hook' },
  planGathering: { title: 'Planned by the table', start: '2036-01-01T18:00', zone: 'Europe/Berlin' },
  changeGathering: { about: 'Changed by the table' },
  cancelGathering: { why: 'Called off by the table.' },
  changeOccurrence: { start: AT },
  answerGathering: { answer: 'maybe' },
  addShowing: { title: 'A lamp', minutes: 5 },
  makeChallenge: {
    ...{ title: 'Made by the table', goal: 'Mend one thing.', badge: 'Mender' },
    ...{ opensAt: Date.now() + 1000 * 86_400_000, closesAt: Date.now() + 1030 * 86_400_000 },
  },
  addPrompt: { words: 'Said by the table.' },
  changePrompt: { more: 'Changed by the table.' },
  movePrompt: { before: null },
  setThoughtTime: { time: { weekday: 'TH', hour: 18, zone: 'Europe/Berlin' } },
  changeChallenge: { how: 'Changed by the table' },
  offerToHost: { twice: true },
  passTurn: { asks: true },
  startItem: { item: 'Welcome', minutes: 5 },
  openVote: { title: 'What next?', options: ['Lamps', 'Kettles'], dots: 2 },
  placeDots: { placed: [1, 1] },
  dismissTold: { what: 'filled', kind: 'search', words: 'flux for copper' },
}
export const QUERIES: Partial<Record<RouteName, Record<string, unknown>>> = {
  search: { q: 'iron' },
  findSimilar: { text: 'iron' },
  readDiff: { from: 1 },
  readTextDiff: { from: 1 },
  readAuthors: { quote: 'iron' },
  findHelpers: { text: 'iron' },
  attachFile: { name: 'p.png' },
  removePush: { endpoint: 'https://push.example/nobody' },
}

export const ABOUT_PAGE: readonly RouteName[] = [
  'readPage',
  'readShown',
  'changePage',
  'narrowPage',
  'starPage',
  'unstarPage',
  'setPageLevel',
  'deletePage',
  'undeletePage',
  'listVersions',
  'createVersion',
  'readVersion',
  'readDiff',
  'restoreVersion',
  'readAttribution',
  'readAuthors',
  'markPageRead',
  'readLinks',
  'readUnlinked',
  'linkMention',
  'listToAnswer',
  'attachFile',
  'listThreads',
  'commentPage',
  'duplicatePage',
  'decideSuggestions',
  'pinPage',
  'unpinPage',
]
export const ABOUT_QUESTION: readonly RouteName[] = [
  'readQuestion',
  'changeQuestion',
  'deleteQuestion',
  'answerQuestion',
  'commentQuestion',
  'starQuestion',
  'unstarQuestion',
  'followQuestion',
  'unfollowQuestion',
  'setQuestionLevel',
  'inviteToAnswer',
  'declineToAnswer',
  'mergeQuestion',
  'unmergeQuestion',
]
export const ABOUT_HELD: readonly RouteName[] = ['admitQuestion', 'declineQuestion']
export const ABOUT_COMMENT: readonly RouteName[] = ['changeComment', 'deleteComment']
export const ABOUT_THREAD: readonly RouteName[] = ['resolveThread', 'reopenThread']
export const ABOUT_SUGGESTION: readonly RouteName[] = ['acceptSuggestion', 'rejectSuggestion', 'reconsiderSuggestion']
export const ABOUT_TEXT: readonly RouteName[] = ['listTextVersions', 'readTextVersion', 'readTextDiff', 'restoreText']
export const ABOUT_ANSWER: readonly RouteName[] = [
  'changeAnswer',
  'deleteAnswer',
  'acceptAnswer',
  'unacceptAnswer',
  'giveVote',
  'takeVote',
  'adoptAnswer',
  'suggestPlaces',
  'commentAnswer',
  'confirmAnswer',
  'unconfirmAnswer',
  'obsoleteAnswer',
  'restoreAnswer',
  'shareAnswer',
  'unshareAnswer',
]
export const ABOUT_SECTION: readonly RouteName[] = [
  'readSectionAnswer',
  'confirmSectionAnswer',
  'declineSectionAnswer',
  'updateSectionAnswer',
  'keepSectionAnswer',
]
export const ABOUT_MEMBER: readonly RouteName[] = [
  'changeMember',
  'removeMember',
  'recoverMember',
  'setBuddy',
  'setCorePlace',
  'listThanks',
  'readMember',
  'readPortrait',
  'undoMember',
  'banMember',
  'unbanMember',
]
export const TOGETHER: readonly RouteName[] = ['readTogether', 'startItem', 'stopItem', 'openVote']
export const ABOUT_GATHERING: readonly RouteName[] = [
  'readGathering',
  'readGatheringCalendar',
  'openSheet',
  'changeGathering',
  'cancelGathering',
  'changeOccurrence',
  'answerGathering',
  'addShowing',
]
export const ABOUT_PROMPT: readonly RouteName[] = ['changePrompt', 'movePrompt', 'removePrompt', 'publishPrompt']
export const ABOUT_CHALLENGE: readonly RouteName[] = [
  'readChallenge',
  'changeChallenge',
  'removeChallenge',
  'enterChallenge',
]
export const ABOUT_ADOPTION: readonly RouteName[] = ['readAdoption', 'updateAdoption', 'keepAdoption', 'detachAdoption']
