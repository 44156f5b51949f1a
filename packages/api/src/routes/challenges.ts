import { LONGEST_BADGE, LONGEST_GOAL, LONGEST_HOW } from '@commonplace/domain'
import * as z from 'zod/mini'
import { ChallengeRow, ChallengeShape, MyBadgeShape } from '../challenge-shapes.ts'
import { route } from '../route.ts'
import { CommunitySlug, Id } from '../shapes.ts'

// What a community tries together for a few weeks, and the badges that come of it.

const reader = { who: 'anyone', scope: 'read', act: 'read' } as const
const host = { who: 'signed-in', scope: 'write', act: 'challenge' } as const
const entrant = { who: 'signed-in', scope: 'write', act: 'enter' } as const
const peer = { who: 'signed-in', scope: 'write', act: 'vouch' } as const
const slug = z.object({ slug: CommunitySlug })
const id = z.object({ id: Id })

const text = (longest: number, error: string) =>
  z.string().check(z.trim(), z.minLength(1, { error }), z.maxLength(longest))
const When = z.int().check(z.minimum(0), z.maximum(Number.MAX_SAFE_INTEGER))
const given = {
  title: text(120, 'Give it a name.'),
  goal: text(LONGEST_GOAL, 'Say what whoever takes part does.'),
  badge: text(LONGEST_BADGE, 'Say what the badge is called.'),
  how: z.string().check(z.trim(), z.maxLength(LONGEST_HOW)),
}

export const listChallenges = route('listChallenges', {
  method: 'GET',
  path: '/communities/:slug/challenges',
  about: 'The challenges that are open or to come, the first to open first, and the latest of those that were.',
  policy: reader,
  params: slug,
  output: z.object({
    current: z.array(ChallengeRow),
    past: z.array(ChallengeRow),
    may: z.object({ make: z.boolean() }),
  }),
})
export const makeChallenge = route('makeChallenge', {
  method: 'POST',
  path: '/communities/:slug/challenges',
  about: 'Makes a challenge. Made twice under an id, it is made once.',
  policy: host,
  params: slug,
  input: z.object({
    id: z.optional(Id),
    ...{ title: given.title, goal: given.goal, badge: given.badge, how: z.optional(given.how) },
    ...{ opensAt: When, closesAt: When },
  }),
  output: ChallengeShape,
  status: 201,
})
export const readChallenge = route('readChallenge', {
  method: 'GET',
  path: '/challenges/:id',
  about: 'A challenge with what was entered, as far as the caller may read it.',
  policy: reader,
  params: id,
  output: ChallengeShape,
})
export const changeChallenge = route('changeChallenge', {
  method: 'PATCH',
  path: '/challenges/:id',
  about:
    'Changes a challenge. What was entered before goes on answering the words of its day. A last day that is over ends it now.',
  policy: host,
  params: id,
  input: z.object({
    title: z.optional(given.title),
    goal: z.optional(given.goal),
    badge: z.optional(given.badge),
    how: z.optional(given.how),
    opensAt: z.optional(When),
    closesAt: z.optional(When),
  }),
  output: ChallengeShape,
})
export const removeChallenge = route('removeChallenge', {
  method: 'DELETE',
  path: '/challenges/:id',
  about: 'Takes a challenge away that nobody entered.',
  policy: host,
  params: id,
})
export const enterChallenge = route('enterChallenge', {
  method: 'POST',
  path: '/challenges/:id/entries',
  about: 'Enters a page as it is now: the version is kept, and stays what it is.',
  policy: entrant,
  params: id,
  input: z.object({ id: z.optional(Id), pageId: Id }),
  output: ChallengeShape,
  status: 201,
})
export const withdrawEntry = route('withdrawEntry', {
  method: 'DELETE',
  path: '/entries/:id',
  about: 'Takes an entry back that has not earned its badge.',
  policy: entrant,
  params: id,
})
export const confirmEntry = route('confirmEntry', {
  method: 'PUT',
  path: '/entries/:id/confirmation',
  about: 'Confirms as a peer that an entry does what the challenge asks for. The second one earns it its badge.',
  policy: peer,
  params: id,
  output: ChallengeShape,
})
export const unconfirmEntry = route('unconfirmEntry', {
  method: 'DELETE',
  path: '/entries/:id/confirmation',
  about: 'Takes a confirmation back, of an entry that has not earned its badge.',
  policy: peer,
  params: id,
})
const earner = { who: 'signed-in', scope: 'read' } as const
export const listMyBadges = route('listMyBadges', {
  method: 'GET',
  path: '/me/badges',
  about: 'What the caller earned, the latest first, also in communities that they belong to no more.',
  policy: earner,
  output: z.object({ items: z.array(MyBadgeShape) }),
})
export const readBadgeCredential = route('readBadgeCredential', {
  method: 'GET',
  path: '/badges/:id/credential',
  about:
    'A badge as an Open Badges 3.0 credential (OpenBadgeCredential, VC-JWT), for whoever earned it. It names them by a profile address and a salted hash of their mail.',
  policy: earner,
  params: id,
  answers: 'bytes',
})

const Jwk = z.object({
  kty: z.string(),
  n: z.string(),
  e: z.string(),
  kid: z.string(),
  alg: z.string(),
  use: z.string(),
})
const everybody = { who: 'anyone', scope: 'read' } as const
export const listBadgeKeys = route('listBadgeKeys', {
  method: 'GET',
  path: '/badge-keys',
  about: 'The public keys that badges of this installation are verified with, as a JWK set.',
  policy: everybody,
  output: z.object({ keys: z.array(Jwk) }),
})
export const readBadgeKey = route('readBadgeKey', {
  method: 'GET',
  path: '/badge-keys/:key',
  about: 'One of them, as a JWK. The `kid` in the header of a badge leads here.',
  policy: everybody,
  params: z.object({ key: z.string().check(z.maxLength(100)) }),
  output: Jwk,
})
export const readBadgeIssuer = route('readBadgeIssuer', {
  method: 'GET',
  path: '/badge-issuer',
  about: 'Who signs badges: this installation, as an Open Badges profile.',
  policy: everybody,
  output: z.object({
    '@context': z.array(z.string()),
    id: z.string(),
    type: z.array(z.string()),
    name: z.string(),
    url: z.string(),
  }),
})
