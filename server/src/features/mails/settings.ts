import { routes } from '@commonplace/api'
import type { Community, MemberId } from '@commonplace/domain'
import { isProven } from '../../ports/claim-address.ts'
import { type Services, useCase } from '../../ports/use-case.ts'
import { openCommunity, writerOf } from '../shared/doors.ts'

async function wantedIn({ store, settings }: Services, { id, slug }: Community, me: MemberId) {
  const { name } = await settings.read(slug)
  return { slug, name, ...(await store.read.mails.settings(id, me)) }
}

/** Which mails the caller wants. */
export const readMails = useCase(routes.readMails, async (services, asking) => {
  const { read } = services.store
  const me = writerOf(asking)
  const member = await read.members.byId(me)
  const communities = []
  for (const { communityId } of await read.members.membershipsOf(me)) {
    const community = await read.communities.byId(communityId)
    if (community) communities.push(await wantedIn(services, community, me))
  }
  const proven = member !== null && (await isProven(read, member))
  return { sends: services.mail !== null, proven, communities }
})

/** Says which of them they want. */
export const changeMails = useCase(routes.changeMails, async (services, asking) => {
  const me = writerOf(asking)
  const { immediate, digest } = asking.input
  const community = await services.store.change(async (writes) => {
    const community = await openCommunity(writes, asking.actor, 'follow', asking.params.slug)
    await writes.mails.setSettings(community.id, me, {
      ...(immediate === undefined ? {} : { immediate }),
      ...(digest === undefined ? {} : { digest }),
    })
    return community
  })
  return wantedIn(services, community, me)
})
