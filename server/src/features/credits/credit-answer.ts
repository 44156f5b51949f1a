import { Refusal, routes } from '@commonplace/api'
import type { Actor, CreditId, Subject } from '@commonplace/domain'
import { mintId } from '@commonplace/kit'
import type { Reads } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { absent, openAnswer, openCommunity, openPage, openQuestion, writerOf } from '../shared/doors.ts'

/** "This answered me": counted where it stands, and told to those who look after it. Sent twice under one id, it counts once. */
export const creditAnswer = useCase(routes.creditAnswer, async ({ store, clock, random }, asking) => {
  const by = writerOf(asking)
  const at = asking.now
  const { kind, subject: subjectId, heading = '', asked } = asking.input
  const id = (asking.input.id ?? mintId(clock, random)) as CreditId
  const subject: Subject = { kind, id: subjectId }
  await store.change(async (writes) => {
    const community = await openCommunity(writes, asking.actor, 'follow', asking.params.slug)
    const { title, communityId } = await titleOf(writes, asking.actor, subject)
    if (communityId !== community.id) throw absent(kind)
    const before = await writes.credits.byId(id)
    if (before && before.by !== by) throw new Refusal('conflict', say('idTaken'), { field: 'id' })
    if (before) return writes.credits.setUndone(id, null)
    await writes.credits.add({ id, communityId, subject, heading, asked, by, at, undoneAt: null })
    const data = { title, heading }
    await writes.events.tell({ communityId, type: 'section-credited', by, subject, data }, at)
  })
  return { id }
})

/** What is credited must be there for the one who credits it. */
async function titleOf(reads: Reads, actor: Actor, { kind, id }: Subject) {
  if (kind === 'page') {
    const { page, community } = await openPage(reads, actor, 'read', id)
    if (page.deletedAt !== null) throw absent('page')
    return { title: page.fields.title, communityId: community.id }
  }
  const { question, community } = await (kind === 'question' ? openQuestion : openAnswer)(reads, actor, 'read', id)
  return { title: question.title, communityId: community.id }
}
