import { LANGUAGES } from '@commonplace/domain'
import * as z from 'zod/mini'
import { Me } from '../me.ts'
import { route } from '../route.ts'
import {
  Code,
  CommunityRow,
  CommunitySlug,
  Email,
  Id,
  Instant,
  listOf,
  Passphrase,
  PersonName,
  Role,
  ScopeShape,
  Sentence,
  Visibility,
} from '../shapes.ts'

const anyone = { who: 'anyone', scope: 'read' } as const
const comer = { who: 'anyone', scope: 'write' } as const
const self = { who: 'signed-in', scope: 'admin' } as const
const code = z.object({ code: Code })
const NewPerson = z.object({ name: PersonName, email: Email, password: Passphrase })

export const readSetup = route('readSetup', {
  method: 'GET',
  path: '/setup/:code',
  about: 'Whether a set-up link is still good.',
  policy: anyone,
  params: code,
  output: z.object({ open: z.boolean() }),
})
export const setUp = route('setUp', {
  method: 'POST',
  path: '/setup/:code',
  about: 'Makes the founder and the first community, and signs the founder in.',
  policy: comer,
  params: code,
  input: z.object({
    community: z.object({
      name: PersonName,
      slug: z.optional(CommunitySlug),
      sentence: z.optional(Sentence),
      visibility: z.optional(Visibility),
    }),
    founder: NewPerson,
  }),
  output: z.object({ me: Me, community: CommunityRow }),
  status: 201,
})

export const signIn = route('signIn', {
  method: 'POST',
  path: '/sessions',
  about: 'Signs in; the answer sets the session cookie.',
  policy: comer,
  input: z.object({
    email: z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254)),
    password: z.string().check(z.maxLength(256)),
  }),
  output: Me,
})
export const signOut = route('signOut', { method: 'DELETE', path: '/sessions', about: 'Signs out.', policy: comer })
export const readMe = route('readMe', {
  method: 'GET',
  path: '/me',
  about: 'Who is asking; `member` is null for a stranger.',
  policy: anyone,
  output: Me,
})
export const changeMe = route('changeMe', {
  method: 'PATCH',
  path: '/me',
  about: 'Changes one’s name, passphrase or language.',
  policy: self,
  input: z.object({
    name: z.optional(PersonName),
    /** Empty: as the community or the browser has it. */
    language: z.optional(z.enum([...LANGUAGES, ''])),
    password: z.optional(z.object({ now: z.string().check(z.maxLength(256)), next: Passphrase })),
  }),
  output: Me,
})

export const listSessions = route('listSessions', {
  method: 'GET',
  path: '/me/sessions',
  about: 'Where the caller is signed in, the last seen first.',
  policy: self,
  output: listOf(
    z.object({
      id: z.string(),
      /** Browser and system, as the browser named itself. */
      device: z.string(),
      createdAt: Instant,
      seenAt: Instant,
      /** The one that asks. */
      here: z.boolean(),
      /** Told to forget everything at its next contact, which it has not made yet or has. */
      wipedAt: z.nullable(Instant),
    }),
  ),
})
export const endSession = route('endSession', {
  method: 'DELETE',
  path: '/me/sessions/:id',
  about: 'Signs out another screen at once; `wipe` tells it to forget everything it kept, at its next contact.',
  policy: self,
  params: z.object({ id: Id }),
  query: z.object({ wipe: z.optional(z.enum(['true', 'false'])) }),
})

const TokenRow = z.object({
  id: z.string(),
  label: z.string(),
  scopes: z.array(ScopeShape),
  createdAt: Instant,
  lastUsedAt: z.nullable(Instant),
})
export const listTokens = route('listTokens', {
  method: 'GET',
  path: '/me/tokens',
  about: 'The caller’s API tokens, without their secrets.',
  policy: self,
  output: listOf(TokenRow),
})
export const createToken = route('createToken', {
  method: 'POST',
  path: '/me/tokens',
  about: 'A new API token; its secret is shown this once.',
  policy: self,
  input: z.object({ label: PersonName, scopes: z.array(ScopeShape).check(z.minLength(1), z.maxLength(3)) }),
  output: z.object({ ...TokenRow.shape, token: z.string() }),
  status: 201,
})
export const revokeToken = route('revokeToken', {
  method: 'DELETE',
  path: '/me/tokens/:id',
  about: 'Ends a token at once.',
  policy: self,
  params: z.object({ id: Id }),
})

export const readInvite = route('readInvite', {
  method: 'GET',
  path: '/invites/:code',
  about: 'What an invite link leads to.',
  policy: anyone,
  params: code,
  output: z.object({ community: z.object({ name: z.string(), slug: z.string(), sentence: z.string() }), role: Role }),
})
export const acceptInvite = route('acceptInvite', {
  method: 'POST',
  path: '/invites/:code',
  about: 'Joins by an invite link: signed in already, or as a new person.',
  policy: comer,
  params: code,
  input: z.object({ person: z.optional(NewPerson) }),
  output: Me,
})
export const createTicket = route('createTicket', {
  method: 'POST',
  path: '/tickets',
  about: 'A one-use ticket for a socket, good for 30 seconds.',
  policy: { who: 'signed-in', scope: 'read' },
  output: z.object({ ticket: z.string(), expiresAt: Instant }),
  status: 201,
})
