import type { CommunityId, DomainEvent, MemberId } from '@commonplace/domain'

/** The doors that have to look again: streams of news, and sockets. */
export interface Doors {
  readonly hub: { accessChanged(member: MemberId): void; everybodysAccessChanged(): void }
  readonly sockets: { accessChanged(change: { memberId?: MemberId; communityId?: CommunityId }): void }
}

/** Whoever lost access, by what happened, is judged again at every door of every process. */
export function judgeAgain(events: readonly DomainEvent[], { hub, sockets }: Doors): void {
  for (const { type, communityId, subject, data } of events) {
    if ((type === 'role-changed' || type === 'member-left' || type === 'member-joined') && subject) {
      const memberId = subject.id as MemberId
      hub.accessChanged(memberId)
      sockets.accessChanged({ memberId, communityId })
    } else if (type === 'community-changed' && 'visibility' in data) {
      hub.everybodysAccessChanged()
      sockets.accessChanged({ communityId })
    } else if (type === 'page-narrowed') {
      hub.everybodysAccessChanged()
      sockets.accessChanged({ communityId })
    } else if (type === 'answer-opened' || type === 'content-locked' || type === 'content-unlocked') {
      sockets.accessChanged({ communityId })
    } else if (/-(deleted|restored)$/.test(type) && type !== 'version-restored') {
      sockets.accessChanged({ communityId })
    }
  }
}
