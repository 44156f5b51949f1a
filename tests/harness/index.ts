/** A whole real community for tests, with people in it. */
export { chromiumPath, FLAGS, openBrowser, openWindow, PATIENCE_MS, WITH_WORKER, type Window } from './browser.ts'
export {
  type CommunityOptions,
  configFor,
  type Grounds,
  layGrounds,
  type OpenedCommunity,
  openCommunity,
} from './community.ts'
export { type Sitting, sitDown, wordsOf } from './live.ts'
export { at, PASSPHRASE, PEOPLE, type Persona, type Signed } from './personas.ts'
export { type KillableCommunity, openKillableCommunity, type ServerProcess, serverOn } from './process.ts'
