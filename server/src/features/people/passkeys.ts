import { Refusal, routes } from '@commonplace/api'
import { must } from '@commonplace/kit'
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { useCase } from '../../ports/use-case.ts'
import type { Passkey } from '../../ports/ways-in.ts'
import { say } from '../../words/say.ts'
import { meOf } from '../shared/me.ts'
import { giveOnce, takeOnce } from './once-secret.ts'

// A passkey is all that is shown, so whoever holds the device has to show it that it is them (`userVerification`).

const library = () => import('@simplewebauthn/server')
const hostOf = (publicUrl: string) => new URL(publicUrl).hostname
const MOST = 20

const rowOf = ({ id, label, createdAt, lastUsedAt }: Passkey) => ({ id, label, createdAt, lastUsedAt })

export const listPasskeys = useCase(routes.listPasskeys, async ({ store }, { member }) => {
  const { id } = must(member, 'the policy lets only members in')
  return { items: (await store.read.ways.passkeysOf(id)).map(rowOf), next: null }
})

export const beginPasskey = useCase(routes.beginPasskey, async ({ store, publicUrl }, { member, now }) => {
  const { id, email, name } = must(member, 'the policy lets only members in')
  const { generateRegistrationOptions } = await library()
  const known = await store.read.ways.passkeysOf(id)
  if (known.length >= MOST) throw new Refusal('conflict', say('tooManyPasskeys', MOST))
  const options = await generateRegistrationOptions({
    rpName: 'Commonplace',
    rpID: hostOf(publicUrl),
    userName: email,
    userDisplayName: name,
    userID: new TextEncoder().encode(id),
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports: transportsOf(transports) })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const { secret } = await giveOnce(store, 'passkey-add', id, { challenge: options.challenge }, now)
  return { options: { ...options }, challenge: secret }
})

const transportsOf = (names: readonly string[]) => [...names] as AuthenticatorTransport[]

const NOT_GOOD = say('passkeyUnread')

export const addPasskey = useCase(routes.addPasskey, async ({ store, publicUrl }, { member, input, now }) => {
  const { id: memberId } = must(member, 'the policy lets only members in')
  const { verifyRegistrationResponse } = await library()
  const once = await store.change((writes) => takeOnce(writes, input.challenge, 'passkey-add', now))
  if (once.memberId !== memberId) throw new Refusal('gone', NOT_GOOD)
  const checked = await verifyRegistrationResponse({
    response: input.credential as unknown as RegistrationResponseJSON,
    expectedChallenge: must(once.data.challenge, 'a challenge was kept'),
    expectedOrigin: new URL(publicUrl).origin,
    expectedRPID: hostOf(publicUrl),
    requireUserVerification: true,
  }).catch((error: unknown) => {
    throw inWords(error)
  })
  if (!checked.verified) throw new Refusal('bad-input', NOT_GOOD)
  const { credential } = checked.registrationInfo
  const passkey: Passkey = {
    id: credential.id,
    memberId,
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: credential.transports ?? [],
    label: input.label,
    createdAt: now,
    lastUsedAt: null,
  }
  await store.change(async (writes) => {
    if (await writes.ways.passkey(passkey.id)) throw new Refusal('conflict', say('passkeyKnown'))
    await writes.ways.addPasskey(passkey)
  })
  return rowOf(passkey)
})

/** Whatever the library says, it is about what the browser sent: nothing of it is a bug of ours. */
const inWords = (error: unknown): Refusal => (error instanceof Refusal ? error : new Refusal('bad-input', NOT_GOOD))

export const removePasskey = useCase(routes.removePasskey, async ({ store }, { member, params }) => {
  const { id } = must(member, 'the policy lets only members in')
  if (!(await store.change((writes) => writes.ways.removePasskey(id, params.id))))
    throw new Refusal('not-found', say('noPasskey'))
  return {}
})

export const beginPasskeySignIn = useCase(routes.beginPasskeySignIn, async ({ store, publicUrl }, { now }) => {
  const { generateAuthenticationOptions } = await library()
  // Nobody is named: the device offers what it has, and who is a member here cannot be asked.
  const options = await generateAuthenticationOptions({ rpID: hostOf(publicUrl), userVerification: 'required' })
  const { secret } = await giveOnce(store, 'passkey-sign-in', null, { challenge: options.challenge }, now)
  return { options: { ...options }, challenge: secret }
})

const WRONG = say('passkeyUnknown')

export const signInByPasskey = useCase(routes.signInByPasskey, async (services, { input, now, line }) => {
  const { store, publicUrl } = services
  const { verifyAuthenticationResponse } = await library()
  const once = await store.change((writes) => takeOnce(writes, input.challenge, 'passkey-sign-in', now))
  const passkey = await store.read.ways.passkey(input.credential.id)
  if (!passkey) throw new Refusal('wrong-credentials', WRONG)
  const checked = await verifyAuthenticationResponse({
    response: input.credential as unknown as AuthenticationResponseJSON,
    expectedChallenge: must(once.data.challenge, 'a challenge was kept'),
    expectedOrigin: new URL(publicUrl).origin,
    expectedRPID: hostOf(publicUrl),
    requireUserVerification: true,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
      counter: passkey.counter,
      transports: transportsOf(passkey.transports),
    },
  }).catch(() => {
    throw new Refusal('wrong-credentials', WRONG)
  })
  if (!checked.verified) throw new Refusal('wrong-credentials', WRONG)
  await store.change((writes) => writes.ways.usePasskey(passkey.id, checked.authenticationInfo.newCounter, now))
  await line.signIn(passkey.memberId)
  return meOf(services, passkey.memberId)
})
