import { routes } from '@commonplace/api'
import { type Asking, type Services, useCase } from '../../ports/use-case.ts'
import { alive, openPage, openQuestion, standingFor, writerOf } from '../shared/doors.ts'

async function setPage({ store }: Services, asking: Asking<typeof routes.starPage>, on: boolean) {
  const by = writerOf(asking)
  await store.change(async (writes) => {
    const { community, page } = await openPage(writes, asking.actor, 'follow', asking.params.id)
    if (on) alive(page, 'page')
    await writes.stars.set(community.id, by, { kind: 'page', id: page.id }, on, asking.now)
  })
  return { starred: on }
}

async function setQuestion({ store }: Services, asking: Asking<typeof routes.starQuestion>, on: boolean) {
  const by = writerOf(asking)
  await store.change(async (writes) => {
    const opened = await openQuestion(writes, asking.actor, 'follow', asking.params.id)
    const { community, question } = on ? await standingFor(writes, asking.actor, 'follow', opened) : opened
    if (on) alive(question, 'question')
    await writes.stars.set(community.id, by, { kind: 'question', id: question.id }, on, asking.now)
  })
  return { starred: on }
}

/** Puts a page among one's own stars. */
export const starPage = useCase(routes.starPage, (services, asking) => setPage(services, asking, true))
/** Takes it out of them. */
export const unstarPage = useCase(routes.unstarPage, (services, asking) => setPage(services, asking, false))
/** Puts a question among one's own stars; of one that was merged away, the one it was merged into. */
export const starQuestion = useCase(routes.starQuestion, (services, asking) => setQuestion(services, asking, true))
/** Takes it out of them. */
export const unstarQuestion = useCase(routes.unstarQuestion, (services, asking) => setQuestion(services, asking, false))
