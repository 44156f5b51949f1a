/** Sockets: the upgrade under /sync/, the one door, and what happens when access changes. */
export {
  type Admission,
  admit,
  asksOf,
  type Caller,
  type Door,
  documentOf,
  type Opening,
  type TurnedAway,
} from './admit.ts'
export { CAPS, type CapFigures } from './caps.ts'
export { PATIENCE, type Patience } from './connection.ts'
export { nodeLoop } from './node-loop.ts'
export { type Change, Sockets, type SocketsOptions } from './sockets.ts'
