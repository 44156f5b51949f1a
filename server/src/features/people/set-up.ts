import { Refusal, routes } from '@commonplace/api'
import { type CommunityId, DEFAULT_SETTINGS, isCommunitySlug, slugOf } from '@commonplace/domain'
import { mintId } from '@commonplace/kit'
import { hashOf } from '../../ports/secrets.ts'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { communityRow } from '../shared/community-row.ts'
import { foundCommunity } from '../shared/found-community.ts'
import { meOf } from '../shared/me.ts'
import { newMember } from '../shared/new-member.ts'

async function isOpen(reads: Reads, code: string): Promise<boolean> {
  return (await reads.keys.setupHash()) === hashOf(code) && !(await reads.members.any())
}

export const readSetup = useCase(routes.readSetup, async ({ store }, { params }) => ({
  open: await isOpen(store.read, params.code),
}))

/** An address for a community that was given only a name; letters that may not stand in one are left out. */
export function slugFor(name: string): string {
  const plain = slugOf(name)
    .replace(/[^a-z0-9-]+/g, '')
    .replace(/-{2,}/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
  return isCommunitySlug(plain) ? plain : 'community'
}

const USED = say('setupUsed')

/** The first person and the first community. The link works once: whoever comes second finds somebody here already. */
export const setUp = useCase(routes.setUp, async (services, { params, input, now, line }) => {
  const { store, settings, clock, random } = services
  if (!(await isOpen(store.read, params.code))) throw new Refusal('gone', USED)
  const { name, sentence = '', visibility = 'private' } = input.community
  const slug = input.community.slug ?? slugFor(name)
  const founder = await newMember(services, input.founder, now)
  const community = { id: mintId(clock, random) as CommunityId, slug, visibility, createdAt: now }
  await settings.write(slug, { ...DEFAULT_SETTINGS, name, sentence })
  await store.change(async (writes) => {
    if (!(await isOpen(writes, params.code))) throw new Refusal('gone', USED)
    await writes.keys.setSetupHash(null)
    await writes.members.add(founder)
    await foundCommunity(writes, community, founder.id, now)
  })
  await line.signIn(founder.id)
  const actor = { memberId: founder.id, roles: { [community.id]: 'founder' as const }, scopes: ['read' as const] }
  return { me: await meOf(services, founder.id), community: await communityRow(services, actor, community) }
})
