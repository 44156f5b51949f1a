import { type OutputOf, routes } from '@commonplace/api'
import type { Followed } from '../../ports/follows.ts'
import { type Asking, type Services, useCase } from '../../ports/use-case.ts'
import { openCommunity, openQuestion, standingFor, writerOf } from '../shared/doors.ts'

type OfQuestion = typeof routes.followQuestion
type OfTag = typeof routes.followTag

async function setQuestion(
  { store }: Services,
  asking: Asking<OfQuestion>,
  following: boolean,
): Promise<OutputOf<OfQuestion>> {
  const by = writerOf(asking)
  const id = await store.change(async (writes) => {
    const opened = await openQuestion(writes, asking.actor, 'follow', asking.params.id)
    const { community, question } = await standingFor(writes, asking.actor, 'follow', opened)
    await writes.follows.follow(community.id, by, { kind: 'question', id: question.id }, following, asking.now)
    return question.id
  })
  return { followers: await store.read.follows.countOf(id), following }
}

async function setTag({ store }: Services, asking: Asking<OfTag>, following: boolean): Promise<OutputOf<OfTag>> {
  const by = writerOf(asking)
  const thing: Followed = { kind: 'tag', id: asking.params.tag }
  await store.change(async (writes) => {
    const community = await openCommunity(writes, asking.actor, 'follow', asking.params.slug)
    await writes.follows.follow(community.id, by, thing, following, asking.now)
  })
  return {}
}

/** Follows a question. */
export const followQuestion = useCase(routes.followQuestion, (services, asking) => setQuestion(services, asking, true))
/** No longer follows it. */
export const unfollowQuestion = useCase(routes.unfollowQuestion, (services, asking) =>
  setQuestion(services, asking, false),
)
/** Follows the questions of a tag. */
export const followTag = useCase(routes.followTag, (services, asking) => setTag(services, asking, true))
/** No longer follows it. */
export const unfollowTag = useCase(routes.unfollowTag, (services, asking) => setTag(services, asking, false))

/** The tags the caller follows. */
export const readFollows = useCase(routes.readFollows, async ({ store }, asking) => {
  const by = writerOf(asking)
  const community = await openCommunity(store.read, asking.actor, 'see-members', asking.params.slug)
  return { tags: [...(await store.read.follows.tagsOf(community.id, by))] }
})
