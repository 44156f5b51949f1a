import type { RouteName } from '@commonplace/api'

/**
 * What may wait on the device: acts that mean the same an hour later and need no answer to go on. The rest (signing in, invites,
 * settings, history) is only done while the server is there.
 */
const QUEUEABLE: ReadonlySet<RouteName> = new Set<RouteName>([
  'askQuestion',
  'changeQuestion',
  'deleteQuestion',
  'answerQuestion',
  'changeAnswer',
  'deleteAnswer',
  'acceptAnswer',
  'unacceptAnswer',
  'giveVote',
  'takeVote',
  'adoptAnswer',
  'updateAdoption',
  'keepAdoption',
  'detachAdoption',
  'createPage',
  'changePage',
  'deletePage',
  'undeletePage',
  'createVersion',
])

export const isQueueable = (name: RouteName): boolean => QUEUEABLE.has(name)
