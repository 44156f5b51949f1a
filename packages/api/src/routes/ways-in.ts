import * as z from 'zod/mini'
import { Me } from '../me.ts'
import { route } from '../route.ts'
import { Code, CommunitySlug, Email, Id, Instant, listOf, Passphrase, PersonName } from '../shapes.ts'

// Ways in beside mail address and passphrase. What a browser's own machinery sends is checked by the library that reads it.

const anyone = { who: 'anyone', scope: 'read' } as const
const comer = { who: 'anyone', scope: 'write' } as const
const self = { who: 'signed-in', scope: 'admin' } as const
const code = z.object({ code: Code })

/** What the browser is asked with, as the WebAuthn standard writes it. */
const Options = z.object({ options: z.record(z.string(), z.unknown()), challenge: z.string() })
/** What an authenticator says: base64url texts, and a few more that the standard names. */
const Credential = z.looseObject({
  id: z.string().check(z.maxLength(1400)),
  rawId: z.string().check(z.maxLength(1400)),
  type: z.literal('public-key'),
  response: z.record(
    z.string().check(z.maxLength(40)),
    z.union([
      z.string().check(z.maxLength(20_000)),
      z.number(),
      z.null(),
      z.array(z.string().check(z.maxLength(40))).check(z.maxLength(10)),
    ]),
  ),
})

export const readWaysIn = route('readWaysIn', {
  method: 'GET',
  path: '/ways-in',
  about: 'The ways to sign in that this installation offers beside mail address and passphrase.',
  policy: anyone,
  output: z.object({
    mail: z.boolean(),
    /** How another service is called that people sign in with, and where that begins; null without one. */
    service: z.nullable(z.object({ name: z.string(), url: z.string() })),
  }),
})

const PasskeyRow = z.object({
  id: z.string(),
  label: z.string(),
  createdAt: Instant,
  lastUsedAt: z.nullable(Instant),
})
export const listPasskeys = route('listPasskeys', {
  method: 'GET',
  path: '/me/passkeys',
  about: 'The passkeys the caller signs in with.',
  policy: self,
  output: listOf(PasskeyRow),
})
export const beginPasskey = route('beginPasskey', {
  method: 'POST',
  path: '/me/passkeys/begin',
  about: 'What the browser needs to make a new passkey; good for five minutes.',
  policy: self,
  output: Options,
})
export const addPasskey = route('addPasskey', {
  method: 'POST',
  path: '/me/passkeys',
  about: 'Keeps a passkey that the browser made.',
  policy: self,
  input: z.object({ challenge: Code, label: PersonName, credential: Credential }),
  output: PasskeyRow,
  status: 201,
})
export const removePasskey = route('removePasskey', {
  method: 'DELETE',
  path: '/me/passkeys/:id',
  about: 'Ends a passkey: nobody signs in with it any more.',
  policy: self,
  params: z.object({ id: z.string().check(z.maxLength(1400)) }),
})
export const beginPasskeySignIn = route('beginPasskeySignIn', {
  method: 'POST',
  path: '/sessions/passkey/begin',
  about: 'What the browser needs to sign in with a passkey; good for five minutes.',
  policy: comer,
  output: Options,
})
export const signInByPasskey = route('signInByPasskey', {
  method: 'POST',
  path: '/sessions/passkey',
  about: 'Signs in with a passkey; the answer sets the session cookie.',
  policy: comer,
  input: z.object({ challenge: Code, credential: Credential }),
  output: Me,
})

export const sendSignInLink = route('sendSignInLink', {
  method: 'POST',
  path: '/sessions/mail',
  about: 'Sends a link to sign in with, good once within 15 minutes. The answer is the same whoever the address is.',
  policy: comer,
  input: z.object({
    email: Email,
    /** Where the address is of a domain that this community lets in, somebody new joins it by the link. */
    community: z.optional(CommunitySlug),
  }),
})
export const readSignInLink = route('readSignInLink', {
  method: 'GET',
  path: '/sessions/mail/:code',
  about: 'Whether a link from a mail is still good, and whether it is somebody new who has to say a name.',
  policy: anyone,
  params: code,
  output: z.object({ email: z.string(), isNew: z.boolean(), community: z.nullable(z.string()) }),
})
export const signInByLink = route('signInByLink', {
  method: 'POST',
  path: '/sessions/mail/:code',
  about: 'Signs in by a link from a mail.',
  policy: comer,
  params: code,
  input: z.object({ name: z.optional(PersonName) }),
  output: Me,
})

export const recoverMember = route('recoverMember', {
  method: 'POST',
  path: '/communities/:slug/members/:id/recovery',
  about:
    'A link with which somebody who cannot sign in any more sets a new passphrase; good once within a day, shown this once.',
  policy: { who: 'signed-in', scope: 'admin', act: 'manage-members' },
  params: z.object({ slug: CommunitySlug, id: Id }),
  output: z.object({ url: z.string(), expiresAt: Instant }),
  status: 201,
})
export const readRecovery = route('readRecovery', {
  method: 'GET',
  path: '/recovery/:code',
  about: 'Whose recovery link this is.',
  policy: anyone,
  params: code,
  output: z.object({ name: z.string() }),
})
export const recover = route('recover', {
  method: 'POST',
  path: '/recovery/:code',
  about: 'Sets a new passphrase by a recovery link, signs in here, and signs out everywhere else.',
  policy: comer,
  params: code,
  input: z.object({ password: Passphrase }),
  output: Me,
})
