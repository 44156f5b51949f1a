import { assertNever } from '@commonplace/kit'
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
 * The rest are what their names say; `administer` is settings, imports and tokens of others; `manage-members` is invites and roles.
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
  'ask',
  'answer',
  'vote',
  'accept',
  'adopt',
  'attach',
  'see-members',
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
}

const RANK: Record<Role, number> = { founder: 3, host: 2, member: 1, guest: 0 }

/** Whether this actor may do this to that. Pure and total: every act is decided here, for strangers too. */
export function can(actor: Actor, act: Act, target: Target): boolean {
  const role = actor.roles[target.communityId]
  const rank = role === undefined ? -1 : RANK[role]
  const isAuthor = target.authorId != null && target.authorId === actor.memberId && rank >= RANK.member
  if (!actor.scopes.includes(scopeOf(act))) return false
  if (target.deleted && act !== 'undelete' && rank < RANK.member) return false

  switch (act) {
    case 'see':
      return rank >= RANK.guest || target.visibility !== 'private'
    case 'read':
      return rank >= RANK.guest || target.visibility === 'public'
    case 'edit':
    case 'name-version':
    case 'restore-version':
      return target.authorId == null ? rank >= RANK.member : isAuthor || rank >= RANK.host
    case 'create-page':
    case 'move':
    case 'ask':
    case 'answer':
    case 'adopt':
    case 'attach':
      return rank >= RANK.member
    case 'vote':
      return rank >= RANK.member && !isAuthor
    case 'accept':
      return isAuthor || rank >= RANK.host
    case 'delete':
    case 'undelete':
      return target.authorId == null ? rank >= RANK.member : isAuthor || rank >= RANK.host
    case 'see-members':
      return rank >= RANK.guest
    case 'manage-members':
    case 'administer':
      return rank >= RANK.host
    case 'export':
      return rank >= RANK.member
    default:
      return assertNever(act)
  }
}

/** The scope a token needs for an act. */
export function scopeOf(act: Act): Scope {
  switch (act) {
    case 'see':
    case 'read':
    case 'see-members':
    case 'export':
      return 'read'
    case 'manage-members':
    case 'administer':
      return 'admin'
    default:
      return 'write'
  }
}
