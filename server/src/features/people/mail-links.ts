import { Refusal, routes } from '@commonplace/api'
import type { Community, MemberId } from '@commonplace/domain'
import { mintId, must } from '@commonplace/kit'
import { claimAddress } from '../../ports/claim-address.ts'
import type { Reads } from '../../ports/store.ts'
import { type Services, useCase } from '../../ports/use-case.ts'
import { wordsIn } from '../../words/index.ts'
import { say } from '../../words/say.ts'
import { addToCommunity } from '../shared/add-to-community.ts'
import { domainOf } from '../shared/mail-domain.ts'
import { meOf } from '../shared/me.ts'
import { giveOnce, lookOnce, takeOnce } from './once-secret.ts'

export const readWaysIn = useCase(routes.readWaysIn, async ({ mail, service }) => ({ mail: mail !== null, service }))

/**
 * Sends a link. Whoever the address belongs to, the answer is the same and comes as soon: nobody learns who is a member by asking. Somebody
 * new gets one where their domain is let in.
 */
export const sendSignInLink = useCase(routes.sendSignInLink, async (services, { input, now }) => {
  const { store, mail, publicUrl, onTrouble, language } = services
  if (!mail) throw new Refusal('not-found', say('noMail'))
  const member = await store.read.members.byEmail(input.email)
  const community = input.community === undefined ? null : await store.read.communities.bySlug(input.community)
  const lets = community !== null && (await letsIn(services, community, input.email))
  const data = { email: input.email, ...(lets ? { community: community.slug } : {}) }
  const { secret } = await giveOnce(store, 'mail-sign-in', member?.id ?? null, data, now)
  if (!member && !lets) return {}
  // Of whoever asks now: it is they who will read it, in the language they asked in.
  const { signIn } = wordsIn(member?.language ?? language).letters
  const url = `${publicUrl}/sign-in/link/${secret}`
  const text = [signIn.asked, `${signIn.open}\n\n${url}`, signIn.notYou].join('\n\n')
  // Not waited for: how long it takes would say whether there was anybody to send it to.
  void mail.send({ to: input.email, subject: signIn.subject, text }).catch(onTrouble)
  return {}
})

async function letsIn({ settings }: Services, community: Community, email: string): Promise<boolean> {
  return (await settings.read(community.slug)).domains.includes(domainOf(email))
}

export const readSignInLink = useCase(routes.readSignInLink, async ({ store, settings }, { params, now }) => {
  const once = await lookOnce(store.read, params.code, 'mail-sign-in', now)
  const slug = once.data.community
  return {
    email: must(once.data.email, 'an address was kept'),
    isNew: (await whoseLink(store.read, once)) === null,
    community: slug === undefined ? null : (await settings.read(slug)).name,
  }
})

async function whoseLink(reads: Reads, once: { memberId: MemberId | null; data: Readonly<Record<string, string>> }) {
  if (once.memberId !== null) return (await reads.members.byId(once.memberId)) && once.memberId
  // Somebody new may have come by another way meanwhile.
  return (await reads.members.byEmail(once.data.email ?? ''))?.id ?? null
}

export const signInByLink = useCase(routes.signInByLink, async (services, { params, input, now, line }) => {
  const { store, clock, random } = services
  const before = await lookOnce(store.read, params.code, 'mail-sign-in', now)
  const known = await whoseLink(store.read, before)
  if (known === null && input.name === undefined) throw new Refusal('bad-input', say('sayName'), { field: 'name' })
  const slug = before.data.community
  const community = slug === undefined ? null : await store.read.communities.bySlug(slug)
  const lets = community !== null && (await letsIn(services, community, before.data.email ?? ''))
  if (known === null && !lets) throw new Refusal('gone', say('linkUsed'))
  const id = await store.change(async (writes) => {
    const once = await takeOnce(writes, params.code, 'mail-sign-in', now)
    const email = must(once.data.email, 'an address was kept')
    const present = await whoseLink(writes, once)
    const member = (present && (await writes.members.byId(present))) ?? {
      id: mintId(clock, random) as MemberId,
      name: input.name ?? '',
      email,
      joinedAt: now,
    }
    const { id } = member
    if (present === null) await writes.members.add({ ...member, passwordHash: null })
    // They read mail at this address: from now on it counts for the domains that are let in.
    await claimAddress(writes, member, now)
    if (lets && community) await addToCommunity(writes, community, id, 'member', now)
    return id
  })
  await line.signIn(id)
  // Whatever opened the account before, and is open yet, is shut.
  line.accessChanged(id)
  return meOf(services, id)
})
