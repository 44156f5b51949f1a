import type { EventShape } from '@commonplace/api'
import type { DomainEvent, MemberId } from '@commonplace/domain'

/**
 * The line to whoever asks, for the few use cases that do more than return an answer: sessions begin and end on it, and bytes or events
 * are sent through it.
 */
export interface Line {
  /** The network address of the other side, for waits after failures. */
  readonly address: string
  /** The hash of the session or token that was shown; null for somebody who showed none. */
  readonly shown: string | null
  /** The session that was shown was ended from elsewhere, and the screen is to forget what it kept. */
  readonly wiped: boolean
  /** Begins a session of this member on the screen that asks; the one it came with ends. */
  signIn(member: MemberId): Promise<void>
  /** Ends the session of the screen that asks. */
  signOut(): Promise<void>
  /** Ends every other session of the member who asks. */
  signOutElsewhere(): Promise<void>
  /** What a member may do has changed outside the store's events (a token ended, a session too): their sockets are judged again. */
  accessChanged(member: MemberId): void
  /** Somebody read in their inbox, or laid something back: their other windows count anew. */
  inboxChanged(member: MemberId): void
  /** Answers with these bytes. `inline` only for pictures: everything else is saved, never opened in the page. */
  sendBytes(bytes: Uint8Array, about: BytesAbout): Promise<void>
  /** Answers with a stream of events after a place; ends when the asker goes or what they may see changes. */
  sendEvents(follow: Follow): Promise<void>
}

export interface BytesAbout {
  readonly type: string
  readonly name: string
  readonly inline: boolean
  /** It is another tomorrow, so that nothing on the way may keep it. Bytes without this stay what they are for ever. */
  readonly changes?: boolean
}

export interface Follow {
  /** The seq of the last event that the asker already has; null for "from now on". */
  readonly after: number | null
  /** Events bear no names: a browser hears those that it does not know too. */
  readonly plain: boolean
  /** What of these events the asker sees, cut to what they may see. */
  present(events: readonly DomainEvent[]): Promise<readonly EventShape[]>
}
