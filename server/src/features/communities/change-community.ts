import { routes } from '@commonplace/api'
import type { CommunitySettings, Kind } from '@commonplace/domain'
import { useCase } from '../../ports/use-case.ts'
import { openCommunity } from '../shared/doors.ts'
import { communityShape } from './community-shape.ts'

/** What was left out stays. A changed visibility is an event of its own kind of news: open windows of strangers close. */
export const changeCommunity = useCase(routes.changeCommunity, async (services, { actor, params, input, now }) => {
  const { store, settings } = services
  const { visibility, templates, ...given } = input
  const community = await openCommunity(store.read, actor, 'administer', params.slug)
  const before = await settings.read(community.slug)
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const changed = templates ? { ...set, templates: withTemplates(before.templates, templates) } : set
  if (Object.keys(changed).length > 0) await settings.write(community.slug, { ...before, ...changed })
  await store.change(async (writes) => {
    const present = await openCommunity(writes, actor, 'administer', params.slug)
    const changed = visibility !== undefined && visibility !== present.visibility
    if (changed) await writes.communities.setVisibility(community.id, visibility)
    const data = changed ? { visibility } : {}
    const event = {
      communityId: community.id,
      type: 'community-changed',
      by: actor.memberId,
      subject: null,
      data,
    } as const
    await writes.events.tell(event, now)
  })
  return communityShape(services, actor, { ...community, visibility: visibility ?? community.visibility })
})

type Templates = CommunitySettings['templates']

/** Kinds given as null, or as nothing but white space, begin as the program has it. */
function withTemplates(before: Templates, given: Readonly<Partial<Record<Kind, string | null>>>): Templates {
  const all = Object.entries({ ...before, ...given })
  return Object.fromEntries(all.flatMap(([kind, text]) => (text?.trim() ? [[kind, text]] : [])))
}
