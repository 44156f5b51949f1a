import { assertNever } from '@commonplace/kit'
import type { Audience } from './audience.ts'
import type { Visibility } from './community.ts'
import type { CommunityId, MemberId } from './ids.ts'
import type { Role, Scope } from './member.ts'

// The one permission function. Routes, the socket, search, exports and buttons all ask it, so that no two doors can disagree.

/** Who is asking. A stranger has no member and no roles; a token narrows the scopes of the member it belongs to. */
export interface Actor {
  readonly memberId: MemberId | null
  readonly roles: Readonly<Record<CommunityId, Role>>
  readonly scopes: readonly Scope[]
}

export const STRANGER: Actor = { memberId: null, roles: {}, scopes: ['read'] }

/**
 * see: know that it exists, its title and lead. read: its text, history and links. edit: its text and fields.
 * seek: leave word of what one looks for; see-gaps: what others did not find. take-pulse: reply to a pulse; see-pulse: what came of it.
 * follow: hear of it, or have it among one's stars.
 * The rest are what their names say; `administer` is settings, imports and tokens of others; `manage-members` is invites and roles;
 * `remark` speaks in the margin of a page and `suggest` proposes other words for it: whoever reads there may. `pin` keeps a page in sight for all.
 * `confirm` says that an answer still holds or no longer does; `moderate` lets held things through, hides and locks, and takes merges apart;
 * `narrow` says who sees a page; `report` calls the hosts to something. `plan` makes, changes and calls off gatherings, `host` moves or calls off
 * one occurrence of them, and `attend` says whether one comes, or shows something there. `challenge` makes and changes challenges, `prompt` fills the queue of
 * thoughts, `enter` takes part in a challenge, `vouch` confirms what somebody else entered. `sign` puts one's name to a charter, `thank` says thank you to another member.
 */
export const ACTS = [
  'see',
  'read',
  'edit',
  'create-page',
  'move',
  'delete',
  'undelete',
  'name-version',
  'restore-version',
  'pin',
  'ask',
  'answer',
  'vote',
  'accept',
  'comment',
  'remark',
  'settle-thread',
  'suggest',
  'confirm',
  'invite',
  'open-answer',
  'merge',
  'moderate',
  'narrow',
  'report',
  'follow',
  'adopt',
  'attach',
  'plan',
  'host',
  'attend',
  'challenge',
  'prompt',
  'enter',
  'vouch',
  'sign',
  'thank',
  'see-members',
  'see-measures',
  'seek',
  'see-gaps',
  'take-pulse',
  'see-pulse',
  'manage-members',
  'administer',
  'export',
] as const
export type Act = (typeof ACTS)[number]

/** What is asked about. `authorId` is set where a document is its author's own (questions, answers) rather than everybody's (pages). */
export interface Target {
  readonly communityId: CommunityId
  readonly visibility: Visibility
  /** Who asked or answered; null for pages and the community itself. */
  readonly authorId?: MemberId | null
  /** In the trash: only those who may bring it back still see it. */
  readonly deleted?: boolean
  /** A guest's question that waits for a host: nobody but its asker and the hosts knows of it. */
  readonly held?: boolean
  /** An answer whose author lets every member write in it. */
  readonly shared?: boolean
  /** The community lets guests ask; asked where `ask` is. */
  readonly guestsAsk?: boolean
  /** The community shows its measures to whoever may read it; asked where `see-measures` is. */
  readonly openMeasures?: boolean
  /** Everything that narrows who sees it, from the top of the tree down: whoever is not in each of them does not know of it. */
  readonly audiences?: readonly Audience[]
  /** A host locked it: only hosts change it or add to it. */
  readonly locked?: boolean
  /** Who made the page, asked where `narrow` is; who planned the gathering, where `plan` and `host` are. */
  readonly madeBy?: MemberId
  /** Who hosts the occurrence, asked where `host` is. */
  readonly hostedBy?: MemberId | null
}

const RANK: Record<Role, number> = { founder: 3, host: 2, member: 1, guest: 0 }

/** Whether this actor may do this to that. Pure and total: every act is decided here, for strangers too. */
export function can(actor: Actor, act: Act, target: Target): boolean {
  const role = actor.roles[target.communityId]
  const rank = role === undefined ? -1 : RANK[role]
  const isOwn = target.authorId != null && target.authorId === actor.memberId && rank >= RANK.guest
  const isAuthor = isOwn && rank >= RANK.member
  if (!actor.scopes.includes(scopeOf(act))) return false
  if (target.audiences && !isAmong(actor, rank, target.audiences)) return false
  if (target.held) return canWithHeld(act, rank, target.authorId != null && target.authorId === actor.memberId)
  if (target.deleted && act !== 'undelete' && rank < RANK.member) return false

  if (target.locked && rank < RANK.host && LOCKED.has(act)) return false

  switch (act) {
    case 'see':
      return rank >= RANK.guest || target.visibility !== 'private'
    case 'read':
      return rank >= RANK.guest || target.visibility === 'public'
    case 'edit':
    case 'name-version':
    case 'restore-version':
      return target.authorId == null || target.shared ? rank >= RANK.member : isAuthor || rank >= RANK.host
    case 'ask':
      return rank >= RANK.member || (target.guestsAsk === true && rank >= RANK.guest)
    case 'create-page':
    case 'move':
    case 'answer':
    case 'comment':
    case 'confirm':
    case 'invite':
    case 'adopt':
    case 'attach':
    case 'attend':
    case 'enter':
    case 'sign':
    case 'thank':
      return rank >= RANK.member
    case 'remark':
    case 'suggest':
      return target.authorId == null ? rank >= RANK.guest : isOwn || rank >= RANK.host
    case 'settle-thread':
      return isOwn || rank >= RANK.member
    case 'vote':
    case 'vouch':
      return rank >= RANK.member && !isAuthor
    case 'accept':
    case 'open-answer':
    case 'merge':
      return isAuthor || rank >= RANK.host
    case 'moderate':
    case 'pin':
    case 'challenge':
    case 'prompt':
      return rank >= RANK.host
    case 'narrow':
      return rank >= RANK.host || (rank >= RANK.member && target.madeBy != null && target.madeBy === actor.memberId)
    case 'plan':
      return rank >= RANK.host || (rank >= RANK.member && target.madeBy != null && target.madeBy === actor.memberId)
    case 'host':
      return rank >= RANK.host || (rank >= RANK.member && isOneOf(actor, target.madeBy, target.hostedBy))
    case 'follow':
    case 'report':
      return rank >= RANK.guest
    case 'delete':
    case 'undelete':
      return target.authorId == null ? rank >= RANK.member : isAuthor || rank >= RANK.host
    case 'see-members':
    case 'seek':
      return rank >= RANK.guest
    case 'see-gaps':
    case 'take-pulse':
    case 'see-pulse':
      return rank >= RANK.member
    case 'see-measures':
      return (
        rank >= RANK.member || (target.openMeasures === true && (rank >= RANK.guest || target.visibility === 'public'))
      )
    case 'manage-members':
    case 'administer':
      return rank >= RANK.host
    case 'export':
      return rank >= RANK.member
    default:
      return assertNever(act)
  }
}

/** What a lock takes from everybody but hosts: whatever would change the thing or what hangs on it. */
const LOCKED: ReadonlySet<Act> = new Set<Act>([
  'edit',
  'name-version',
  'restore-version',
  'move',
  'delete',
  'undelete',
  'answer',
  'comment',
  'remark',
  'settle-thread',
  'suggest',
  'accept',
  'open-answer',
  'merge',
  'adopt',
  'attach',
  'narrow',
])

const isOneOf = ({ memberId }: Actor, ...people: readonly (MemberId | null | undefined)[]): boolean =>
  memberId !== null && people.includes(memberId)

/** Whether every one of these audiences lets the actor in. Whoever is nobody in the community is in none. */
function isAmong({ memberId }: Actor, rank: number, audiences: readonly Audience[]): boolean {
  if (memberId === null || rank < RANK.guest) return audiences.length === 0
  return audiences.every(({ floor, people }) => rank >= RANK[floor] || people.includes(memberId))
}

/** What may be done with a held question: its asker looks at it and takes it back, hosts decide. */
function canWithHeld(act: Act, rank: number, own: boolean): boolean {
  const host = rank >= RANK.host
  switch (act) {
    case 'see':
    case 'read':
    case 'delete':
    case 'undelete':
      return host || (own && rank >= RANK.guest)
    case 'moderate':
      return host
    default:
      return false
  }
}

/** The scope a token needs for an act. */
export function scopeOf(act: Act): Scope {
  switch (act) {
    case 'see':
    case 'read':
    case 'see-members':
    case 'see-gaps':
    case 'see-measures':
    case 'see-pulse':
    case 'export':
      return 'read'
    case 'manage-members':
    case 'administer':
      return 'admin'
    default:
      return 'write'
  }
}
