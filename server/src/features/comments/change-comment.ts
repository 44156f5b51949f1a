import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { commentShape } from '../shared/comment-shape.ts'
import { writerOf } from '../shared/doors.ts'
import { peopleOf } from '../shared/people.ts'
import { openComment } from './open-comment.ts'

/** Changes the words of a comment. */
export const changeComment = useCase(routes.changeComment, async (services, asking) => {
  const by = writerOf(asking)
  const at = asking.now
  const text = asking.input.markdown
  const { comment, community, below } = await services.store.change(async (writes) => {
    const opened = await openComment(writes, asking.actor, 'edit', asking.params.id)
    const { comment } = opened
    if (comment.text === text) return opened
    await writes.comments.change(comment.id, { text, changedAt: at })
    const { communityId, subject, id } = comment
    await writes.events.tell({ communityId, type: 'comment-changed', by, subject, data: { comment: id } }, at)
    return { ...opened, comment: { ...comment, text, changedAt: at } }
  })
  const people = await peopleOf(services.store.read, [comment.by])
  return commentShape(services, asking.actor, community, comment, people, below)
})
