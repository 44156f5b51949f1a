import { routes } from '@commonplace/api'
import type { Level, QuestionId } from '@commonplace/domain'
import { type Asking, type Services, useCase } from '../../ports/use-case.ts'
import { openCommunity, openPage, openQuestion, standingFor, writerOf } from '../shared/doors.ts'

type OfQuestion = Asking<typeof routes.followQuestion> | Asking<typeof routes.setQuestionLevel>
type OfTag = Asking<typeof routes.followTag> | Asking<typeof routes.setTagLevel>

/** Of a question that was merged away, the one that stands hears it. */
async function ofQuestion({ store }: Services, asking: OfQuestion, level: Level): Promise<QuestionId> {
  const by = writerOf(asking)
  return store.change(async (writes) => {
    const opened = await openQuestion(writes, asking.actor, 'follow', asking.params.id)
    const { community, question } = await standingFor(writes, asking.actor, 'follow', opened)
    await writes.follows.setLevel(community.id, by, { kind: 'question', id: question.id }, level, asking.now)
    return question.id
  })
}

async function ofTag({ store }: Services, asking: OfTag, level: Level): Promise<void> {
  const by = writerOf(asking)
  await store.change(async (writes) => {
    const community = await openCommunity(writes, asking.actor, 'follow', asking.params.slug)
    await writes.follows.setLevel(community.id, by, { kind: 'tag', id: asking.params.tag }, level, asking.now)
  })
}

export const setPageLevel = useCase(routes.setPageLevel, async ({ store }, asking) => {
  const by = writerOf(asking)
  const { level } = asking.input
  await store.change(async (writes) => {
    const { community, page } = await openPage(writes, asking.actor, 'follow', asking.params.id)
    await writes.follows.setLevel(community.id, by, { kind: 'page', id: page.id }, level, asking.now)
  })
  return { level }
})

export const setQuestionLevel = useCase(routes.setQuestionLevel, async (services, asking) => {
  await ofQuestion(services, asking, asking.input.level)
  return { level: asking.input.level }
})

export const setTagLevel = useCase(routes.setTagLevel, async (services, asking) => {
  await ofTag(services, asking, asking.input.level)
  return { level: asking.input.level }
})

export const setCommunityLevel = useCase(routes.setCommunityLevel, async ({ store }, asking) => {
  const by = writerOf(asking)
  const { level } = asking.input
  await store.change(async (writes) => {
    const { id } = await openCommunity(writes, asking.actor, 'follow', asking.params.slug)
    await writes.follows.setLevel(id, by, { kind: 'community', id }, level, asking.now)
  })
  return { level }
})

async function follow(services: Services, asking: Asking<typeof routes.followQuestion>, following: boolean) {
  const id = await ofQuestion(services, asking, following ? 'watching' : 'normal')
  return { followers: await services.store.read.follows.countOf(id), following }
}

/** Watches a question. */
export const followQuestion = useCase(routes.followQuestion, (services, asking) => follow(services, asking, true))
/** No longer watches it. */
export const unfollowQuestion = useCase(routes.unfollowQuestion, (services, asking) => follow(services, asking, false))
/** Watches what has a tag. */
export const followTag = useCase(routes.followTag, async (services, asking) => {
  await ofTag(services, asking, 'watching')
  return {}
})
/** No longer watches it. */
export const unfollowTag = useCase(routes.unfollowTag, async (services, asking) => {
  await ofTag(services, asking, 'normal')
  return {}
})
