/** A live document on this device. See openDocument. */
export { type DocumentSession, type OpenOptions, openDocument, SessionEnded } from './open-document.ts'
export type { Ended, Kept, Readable, SaveState, SocketState } from './save-state.ts'
