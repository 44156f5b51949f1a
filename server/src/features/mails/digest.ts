import { type OutputOf, routes } from '@commonplace/api'
import { type Actor, type Community, type Instant, nextDigest } from '@commonplace/domain'
import { digestFor } from '../../derive/digest.ts'
import { type Services, useCase } from '../../ports/use-case.ts'
import { openCommunity, writerOf } from '../shared/doors.ts'

const AS_IT_COMES = { intro: '', skipped: false }

async function draftOf(
  services: Services,
  actor: Actor,
  community: Community,
  now: Instant,
): Promise<OutputOf<typeof routes.readDigest>> {
  const { store, mail } = services
  const at = nextDigest(now)
  const { intro, skipped } = (await store.read.mails.draft(community.id, at)) ?? AS_IT_COMES
  const { pages, unanswered, accepted, joined } = await digestFor(store.read, actor, community, at)
  return {
    ...{ sends: mail !== null, at, intro, skipped },
    ...{ pages: [...pages], unanswered: [...unanswered], accepted: [...accepted], joined: [...joined] },
  }
}

/** The digest as the host who looks would get it now. */
export const readDigest = useCase(routes.readDigest, async (services, asking) => {
  const community = await openCommunity(services.store.read, asking.actor, 'administer', asking.params.slug)
  return draftOf(services, asking.actor, community, asking.now)
})

/** Writes above it, or leaves it out this week. */
export const changeDigest = useCase(routes.changeDigest, async (services, asking) => {
  const by = writerOf(asking)
  const { actor, params, input, now } = asking
  const at = nextDigest(now)
  const community = await services.store.change(async (writes) => {
    const community = await openCommunity(writes, actor, 'administer', params.slug)
    const before = (await writes.mails.draft(community.id, at)) ?? AS_IT_COMES
    const { intro = before.intro, skipped = before.skipped } = input
    await writes.mails.setDraft(community.id, at, { intro, skipped }, by)
    return community
  })
  return draftOf(services, actor, community, now)
})
