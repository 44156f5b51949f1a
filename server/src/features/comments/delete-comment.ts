import { Refusal, routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { writerOf } from '../shared/doors.ts'
import { openComment } from './open-comment.ts'

/** Takes a comment back. */
export const deleteComment = useCase(routes.deleteComment, async ({ store }, asking) => {
  const by = writerOf(asking)
  const at = asking.now
  await store.change(async (writes) => {
    const { comment } = await openComment(writes, asking.actor, 'delete', asking.params.id)
    if (
      comment.subject.kind === 'page' &&
      (await writes.comments.replies([comment.id])).some((one) => one.by !== comment.by)
    )
      throw new Refusal('conflict', say('othersReplied'))
    await writes.comments.change(comment.id, { deletedAt: at, changedAt: at })
    const { communityId, subject, id } = comment
    await writes.events.tell({ communityId, type: 'comment-deleted', by, subject, data: { comment: id } }, at)
  })
  return {}
})
