import type { DocumentId, DomainEvent, MemberId, Notice, NoticeThing, Reason } from '@commonplace/domain'
import type { Followed } from '../ports/follows.ts'

/** What an event is about, as far as inboxes care. */
export interface About {
  readonly thing: NoticeThing
  readonly part: Notice['part']
  /** Tags of the thing, and the page a question was asked from: what is said of them is said of the thing too. */
  readonly near: readonly Followed[]
  /** Whom it is meant for. */
  readonly direct: ReadonlyMap<MemberId, Reason>
  /** The text in which people may be named now. */
  readonly document: DocumentId | null
}

export const idIn = (event: DomainEvent, name: string): string => String(event.data[name] ?? '')
