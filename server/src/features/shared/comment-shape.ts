import type { CommentShape } from '@commonplace/api'
import { fromMarkdown } from '@commonplace/document'
import { type Actor, type Comment, type Community, can, type Subject, type Target } from '@commonplace/domain'
import type { Services } from '../../ports/use-case.ts'
import { commentTarget } from './doors.ts'
import { type People, peopleOf } from './people.ts'
import { renderJson } from './render-body.ts'

/** The threads below several things of one kind, by the id of each. Ask first whether those may be read. */
export async function threadsOf(
  services: Services,
  actor: Actor,
  community: Community,
  below: Target,
  kind: Subject['kind'],
  ids: readonly string[],
): Promise<(id: string) => CommentShape[]> {
  const { read } = services.store
  const comments = ids.length > 0 ? await read.comments.of(kind, ids) : []
  const people = await peopleOf(
    read,
    comments.map(({ by }) => by),
  )
  const threads = new Map<string, CommentShape[]>()
  for (const comment of comments) {
    const thread = threads.get(comment.subject.id) ?? []
    threads.set(comment.subject.id, thread)
    thread.push(await commentShape(services, actor, community, comment, people, below))
  }
  return (id) => threads.get(id) ?? []
}

/** One comment, its Markdown rendered as any other text is. */
export async function commentShape(
  services: Services,
  actor: Actor,
  community: Community,
  comment: Comment,
  people: People,
  /** What it stands below. */
  below: Target,
): Promise<CommentShape> {
  const { json } = fromMarkdown(comment.text, { keepTitle: true, wordsOnly: true })
  const { html } = await renderJson(services, actor, community, JSON.stringify(json))
  // In a margin guests speak too, and what they said is theirs.
  const may = (act: 'edit' | 'delete') => {
    if (act === 'edit' && comment.by !== actor.memberId) return false
    if (comment.subject.kind === 'page') return can(actor, 'remark', { ...below, authorId: comment.by })
    return can(actor, act, commentTarget(below, comment))
  }
  return {
    id: comment.id,
    by: people(comment.by),
    at: comment.at,
    changedAt: comment.changedAt,
    html,
    markdown: comment.text,
    may: { edit: may('edit'), delete: may('delete') },
  }
}
