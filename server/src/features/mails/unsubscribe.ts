import { Refusal, routes } from '@commonplace/api'
import { must } from '@commonplace/kit'
import { type Leaving, readLeaving } from '../../ports/leaving-mails.ts'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'

async function leavingOf(reads: Reads, token: string): Promise<Leaving> {
  const leaving = readLeaving(await reads.mails.secret(), token)
  if (leaving && (await reads.communities.byId(leaving.communityId))) return leaving
  throw new Refusal('not-found', say('mailLinkBroken'))
}

/** Which mails a link ends, for the page with the button. */
export const readUnsubscribe = useCase(routes.readUnsubscribe, async ({ store: { read }, settings }, { params }) => {
  const { communityId, memberId, kind } = await leavingOf(read, params.token)
  const { slug } = must(await read.communities.byId(communityId), 'a link that is read leads to a community')
  const wanted = await read.mails.settings(communityId, memberId)
  return { community: (await settings.read(slug)).name, kind, ended: !wanted[kind] }
})

/** Ends them; done twice, they are ended. */
export const unsubscribe = useCase(routes.unsubscribe, async ({ store }, { params }) => {
  const { communityId, memberId, kind } = await leavingOf(store.read, params.token)
  await store.change((writes) => writes.mails.setSettings(communityId, memberId, { [kind]: false }))
  return {}
})
