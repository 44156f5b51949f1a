import { type InputOf, type ParamsOf, type QueryOf, Refusal, type Route } from '@commonplace/api'
import { type Actor, type Role, SCOPES, type Scope, STRANGER } from '@commonplace/domain'
import type { Follow, Line } from '../ports/line.ts'
import type { Asking } from '../ports/use-case.ts'
import type { House } from './house.ts'

/** Who acts in tests. `outsider` has an account but is no member here; `stranger` has none. */
export const PERSONAS = {
  founder: 'founder',
  host: 'host',
  amina: 'member',
  bo: 'member',
  guest: 'guest',
  outsider: 'none',
  stranger: null,
} as const satisfies Record<string, Role | 'none' | null>
export type Persona = keyof typeof PERSONAS

/** What a call brings beside its parsed parts: bytes to upload, and a place for bytes that are sent back. */
export interface Extras {
  readonly bytes?: Uint8Array
  /** What the token they come with is for; all of it when signed in on screen. */
  readonly scopes?: readonly Scope[]
  readonly sent?: { bytes: Uint8Array; type: string; name: string; inline: boolean }[]
  /** Hears how a stream of news goes on, where one is begun. */
  readonly onFollow?: (follow: Follow) => void
}

interface Parsed extends Extras {
  readonly params: ParamsOf<Route>
  readonly query: QueryOf<Route>
  readonly input: InputOf<Route>
}

/** Somebody as the server knows them at this moment: roles change in the middle of stories. */
export async function actorOf(house: House, who: Persona, scopes: readonly Scope[] = SCOPES): Promise<Actor> {
  const member = house.people[who]
  if (!member) return STRANGER
  const memberships = await house.services.store.read.members.membershipsOf(member.id)
  const roles = Object.fromEntries(memberships.map(({ communityId, role }) => [communityId, role]))
  return { memberId: member.id, roles, scopes }
}

export async function askingOf(
  house: House,
  who: Persona,
  { params, query, input, ...more }: Parsed,
): Promise<Asking<Route>> {
  return {
    actor: await actorOf(house, who, more.scopes),
    member: house.people[who],
    now: house.clock.now(),
    params,
    query,
    input,
    bytes: async (limit) => {
      const given = more.bytes ?? new Uint8Array()
      if (given.length > limit) throw new Refusal('too-large', 'This is too large.')
      return given
    },
    line: lineOf(more),
  }
}

const none = (): never => {
  throw new Error('Content routes do not do this')
}

const lineOf = ({ sent, onFollow }: Extras): Line => ({
  address: '127.0.0.1',
  shown: null,
  wiped: false,
  signIn: none,
  signOut: none,
  signOutElsewhere: none,
  accessChanged: none,
  // Nobody’s window is open in these stories.
  inboxChanged: () => undefined,
  sendEvents: async (follow) => (onFollow ?? none)(follow),
  sendBytes: async (bytes, about) => {
    sent?.push({ bytes, ...about })
  },
})
