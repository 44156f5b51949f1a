import type { CorePlace } from './founding.ts'
import type { CommunityId, Instant, MemberId } from './ids.ts'
import type { Language } from './language.ts'

/** founder and host look after the place, member writes, guest reads only. In falling order of what they may do. */
export const ROLES = ['founder', 'host', 'member', 'guest'] as const
export type Role = (typeof ROLES)[number]

export interface Member {
  readonly id: MemberId
  readonly name: string
  readonly email: string
  readonly joinedAt: Instant
  /** In which the program speaks with them; left out, as their community or their browser has it. */
  readonly language?: Language
}

export interface Membership {
  readonly communityId: CommunityId
  readonly memberId: MemberId
  readonly role: Role
  readonly joinedAt: Instant
  /** Who looks after them in their first weeks; null where nobody does. */
  readonly buddyId: MemberId | null
  /** Their place in the group the community began with; null for most. */
  readonly place: CorePlace | null
  /** What hosts call them here, beside their name; null for most. */
  readonly title: string | null
}

/** The longest title that hosts give. */
export const LONGEST_MEMBER_TITLE = 40

export const SCOPES = ['read', 'write', 'admin'] as const
/** What a token may be used for. A person signed in on screen has all three. */
export type Scope = (typeof SCOPES)[number]

/** How many presence colours the look has; see `hueOf`. */
export const HUES = 12

/** The presence colour of a member, 0 to 11: the same on every screen (FNV-1a over the id). */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193) >>> 0
  return hash % HUES
}

/** Up to two letters for an avatar: the first of the first and of the last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean)
  const first = [...(words[0] ?? '')][0] ?? '?'
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : ''
  return (first + last).toUpperCase()
}
