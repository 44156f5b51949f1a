import type { Session } from './session.ts'
import { updateMessage } from './wire.ts'
import type { Accepted, Outcome } from './write-turn.ts'

/** Everybody in a room, and the ways to tell them something. */
export class Crowd {
  readonly sessions = new Set<Session>()

  /** To everybody, whether or not they were answered yet. */
  tell(messages: readonly Uint8Array[]): void {
    for (const session of this.sessions) session.send(messages)
  }

  /** Updates that came from elsewhere, to all who follow. */
  relay(updates: readonly Uint8Array[]): void {
    if (updates.length === 0) return
    const messages = updates.map(updateMessage)
    for (const session of this.sessions) if (session.following) session.send(messages)
  }

  /** A turn that is kept: everybody gets the same array, so that it is framed once; its authors get one without their own. */
  relayTurn(accepted: readonly Accepted[]): void {
    const all = accepted.map(({ message }) => message)
    const authors = new Set(accepted.map(({ from }) => from))
    for (const session of this.sessions) {
      if (!session.following) continue
      if (!authors.has(session)) session.send(all)
      else if (authors.size > 1)
        session.send(accepted.filter(({ from }) => from !== session).map(({ message }) => message))
    }
  }

  /** What became of each message, to those who sent them. Gives the sessions whose edits stand on something missing. */
  settle(outcomes: readonly Outcome[]): ReadonlySet<Session> {
    const told = new Set<Session>()
    const lacking = new Set<Session>()
    for (const { session, incoming, refused } of outcomes) {
      if (refused) session.refuse(incoming, refused)
      else session.settle(incoming)
      if (refused === 'missing' && !session.closed) lacking.add(session)
      told.add(session)
    }
    for (const session of told) session.acknowledge()
    return lacking
  }

  sendAway(code: number, reason: string): void {
    for (const session of [...this.sessions]) session.end(code, reason)
  }
}
