import { Refusal, routes } from '@commonplace/api'
import { type CommunityId, DEFAULT_SETTINGS } from '@commonplace/domain'
import { mintId, must } from '@commonplace/kit'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { communityRow } from '../shared/community-row.ts'
import { foundCommunity } from '../shared/found-community.ts'

/** Anybody who is more than a guest somewhere may found another community, and is its founder. */
export const createCommunity = useCase(routes.createCommunity, async (services, { actor, member, input, now }) => {
  const { store, settings, clock, random } = services
  const { id: founder } = must(member, 'the policy lets only members in')
  if (Object.values(actor.roles).every((role) => role === 'guest')) {
    throw new Refusal('not-allowed', say('guestsFound'))
  }
  const { slug, name, sentence = '', visibility = 'private' } = input
  const taken = new Refusal('conflict', say('slugTakenOf', slug), { field: 'slug' })
  if (await store.read.communities.bySlug(slug)) throw taken
  const id = (input.id ?? mintId(clock, random)) as CommunityId
  if (await store.read.communities.byId(id)) throw new Refusal('conflict', say('communityIdTaken'), { field: 'id' })
  const community = { id, slug, visibility, createdAt: now }
  await settings.write(slug, { ...DEFAULT_SETTINGS, name, sentence })
  await store.change(async (writes) => {
    if (await writes.communities.bySlug(slug)) throw taken
    await foundCommunity(writes, community, founder, now)
  })
  return communityRow(services, { ...actor, roles: { ...actor.roles, [id]: 'founder' } }, community)
})
