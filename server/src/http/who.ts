import {
  type Actor,
  type CommunityId,
  type Instant,
  type Member,
  type MemberId,
  type Role,
  type Scope,
  STRANGER,
} from '@commonplace/domain'
import { assertNever, type Clock } from '@commonplace/kit'
import { hashOf } from '../ports/secrets.ts'
import type { Store } from '../ports/store.ts'

/** Who is asking, and by what. Roles are read anew for every request, so that what was taken away is gone at once. */
export interface Who {
  readonly actor: Actor
  readonly member: Member | null
  /** `session`: a browser, whose requests must come from our own pages. `token` and `ticket` are shown on purpose. */
  readonly by: 'nobody' | 'session' | 'token' | 'ticket'
  /** The hash of the session or token, for a ticket of that which it was made with; null for strangers. */
  readonly hash: string | null
  /** The session was just made to last longer; the browser's cookie has to as well. */
  readonly renewed?: boolean
  /** The session was ended from elsewhere, and its screen is to forget what it kept. */
  readonly wiped?: boolean
  /** The hash of the session that the browser has, where it is another member's than the window is of: nothing is asked by it. */
  readonly anothers?: string | null
}

/** What somebody shows at the door. */
export interface Shown {
  readonly cookie?: string | undefined
  readonly authorization?: string | undefined
  readonly ticket?: string | null | undefined
  /** Whose window it says it is. */
  readonly window?: string | null | undefined
}

export const STRANGER_AT_THE_DOOR: Who = { actor: STRANGER, member: null, by: 'nobody', hash: null }

const DAY = 24 * 60 * 60 * 1000
/** A session ends 30 days after it was last used. */
export const SESSION_LASTS = 30 * DAY
/** Use is noted at most this often, so that reading does not write. */
const NOTED_EVERY = 60 * 60 * 1000

/** `__Host-` binds the cookie to this very host and path; browsers accept it over https only. */
function cookieName(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-commonplace' : 'commonplace'
}

/** The value of our cookie in a Cookie header. */
export function cookieIn(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim() || null
  }
  return null
}

function tokenIn(authorization: string | undefined): string | null {
  return /^Bearer\s+(\S{1,200})$/i.exec(authorization ?? '')?.[1] ?? null
}

/** The door: from what is shown to who it is. One for requests, sockets and streams. */
export class Door {
  readonly #store: Store
  readonly #clock: Clock
  readonly cookie: string

  /** What every cookie of ours is set with: out of reach of scripts, and not sent along from other sites' pages. */
  readonly cookieOptions: Readonly<{ httpOnly: true; sameSite: 'lax'; secure: boolean; path: '/' }>

  constructor(store: Store, clock: Clock, publicUrl: string) {
    this.#store = store
    this.#clock = clock
    this.cookie = cookieName(publicUrl)
    this.cookieOptions = { httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:'), path: '/' }
  }

  /**
   * Who shows this; null where a token or ticket was shown that is not good. A cookie that ran out is a stranger's, and so is one of another
   * member than the window is of: somebody else signed in in that browser since, and must not answer for what is done there.
   */
  async whoIs(shown: Shown): Promise<Who | null> {
    if (shown.ticket) return this.#byTicket(shown.ticket)
    if (shown.authorization !== undefined) {
      const token = tokenIn(shown.authorization)
      return token === null ? null : this.#byToken(hashOf(token))
    }
    const secret = cookieIn(shown.cookie, this.cookie)
    const who = secret === null ? STRANGER_AT_THE_DOOR : await this.#bySession(hashOf(secret))
    if (!shown.window || !who.member || who.member.id === shown.window) return who
    return { ...STRANGER_AT_THE_DOOR, anothers: who.hash }
  }

  /** The same one again, with what they may do now; null where their session or token has ended. */
  async again(who: Who): Promise<Who | null> {
    const reads = this.#store.read.keys
    const now = this.#clock.now()
    switch (who.by) {
      case 'session': {
        const session = who.hash === null ? null : await reads.session(who.hash)
        return session && session.wipedAt === null && session.expiresAt > now
          ? this.#whoOf(session.memberId, who.actor.scopes, 'session', who.hash)
          : null
      }
      case 'token': {
        const token = who.hash === null ? null : await reads.token(who.hash)
        return token ? this.#whoOf(token.memberId, token.scopes, 'token', who.hash) : null
      }
      case 'ticket':
        return who.member ? this.#behindTicket(who.member.id, who.actor.scopes, who.hash) : null
      case 'nobody':
        return STRANGER_AT_THE_DOOR
      default:
        return assertNever(who.by)
    }
  }

  async #byTicket(ticket: string): Promise<Who | null> {
    const taken = await this.#store.change((writes) => writes.keys.takeTicket(hashOf(ticket)))
    if (!taken || taken.expiresAt <= this.#clock.now()) return null
    return this.#behindTicket(taken.memberId, taken.scopes, taken.madeWith)
  }

  /** A ticket stands for the session or token it was made with: whoever signs out closes what it opened. */
  async #behindTicket(member: MemberId, scopes: readonly Scope[], madeWith: string | null): Promise<Who | null> {
    if (madeWith === null) return null
    const { keys } = this.#store.read
    const session = await keys.session(madeWith)
    const lives = session
      ? session.wipedAt === null && session.expiresAt > this.#clock.now()
      : (await keys.token(madeWith)) !== null
    return lives ? this.#whoOf(member, scopes, 'ticket', madeWith) : null
  }

  async #byToken(hash: string): Promise<Who | null> {
    const token = await this.#store.read.keys.token(hash)
    if (!token) return null
    const now = this.#clock.now()
    if (now - (token.lastUsedAt ?? 0) > NOTED_EVERY)
      await this.#store.change((writes) => writes.keys.seeToken(token.id, now))
    return this.#whoOf(token.memberId, token.scopes, 'token', hash)
  }

  async #bySession(hash: string): Promise<Who> {
    const session = await this.#store.read.keys.session(hash)
    const now = this.#clock.now()
    if (!session || session.expiresAt <= now) return STRANGER_AT_THE_DOOR
    if (session.wipedAt !== null) return { ...STRANGER_AT_THE_DOOR, wiped: true }
    const renewed = now - session.seenAt > NOTED_EVERY
    if (renewed) await this.#store.change((writes) => writes.keys.seeSession(hash, now, now + SESSION_LASTS))
    const who = await this.#whoOf(session.memberId, ['read', 'write', 'admin'], 'session', hash)
    return who ? { ...who, renewed } : STRANGER_AT_THE_DOOR
  }

  async #whoOf(id: MemberId, scopes: readonly Scope[], by: Who['by'], hash: string | null): Promise<Who | null> {
    const [member, memberships] = await Promise.all([
      this.#store.read.members.byId(id),
      this.#store.read.members.membershipsOf(id),
    ])
    if (!member) return null
    const roles: Record<CommunityId, Role> = {}
    for (const { communityId, role } of memberships) roles[communityId] = role
    return { actor: { memberId: id, roles, scopes }, member, by, hash }
  }
}

/** A new session from this moment. */
export function sessionFrom(hash: string, memberId: MemberId, now: Instant, device = '') {
  return { hash, memberId, createdAt: now, seenAt: now, expiresAt: now + SESSION_LASTS, device, wipedAt: null }
}
