import { type CommentShape, type InputOf, Refusal, type Route, routes } from '@commonplace/api'
import {
  type Comment,
  type CommentId,
  type Community,
  type Subject,
  type Target,
  UNANCHORED,
} from '@commonplace/domain'
import { mintId } from '@commonplace/kit'
import type { Reads, Writes } from '../../ports/store.ts'
import { type Asking, type Services, useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { commentShape } from '../shared/comment-shape.ts'
import { alive, openAnswer, openQuestion, questionTarget, standingFor, writerOf } from '../shared/doors.ts'
import { peopleOf } from '../shared/people.ts'

type Given = InputOf<typeof routes.commentQuestion>
type Commenting = Omit<Asking<Route>, 'input'> & { readonly params: { readonly id: string }; readonly input: Given }

/** What is commented on, with what the news of it needs. */
interface Place {
  readonly community: Community
  readonly below: Target
  readonly subject: Subject
  readonly data: Record<string, string>
}

/** Adds a comment to a thread. Sent twice under the same id by the same member, it stands there once. */
async function add(
  services: Services,
  asking: Commenting,
  open: (reads: Reads) => Promise<Place>,
): Promise<CommentShape> {
  const { store, clock, random } = services
  const by = writerOf(asking)
  const at = asking.now
  const { input } = asking
  const id = (input.id ?? mintId(clock, random)) as CommentId
  const { comment, community, below } = await store.change(async (writes) => {
    const place = await open(writes)
    const { community, subject, data } = place
    const before = await sameBefore(writes, id, input.markdown, by)
    if (before) return { ...place, comment: before }
    const given = { communityId: community.id, subject, text: input.markdown, by }
    const comment: Comment = { id, ...given, at, changedAt: at, deletedAt: null, ...UNANCHORED }
    await writes.comments.add(comment)
    await writes.events.tell(
      { communityId: community.id, type: 'comment-given', by, subject, data: { ...data, comment: id } },
      at,
    )
    return { ...place, comment }
  })
  return commentShape(services, asking.actor, community, comment, await peopleOf(store.read, [comment.by]), below)
}

async function sameBefore(writes: Writes, id: CommentId, text: string, by: string): Promise<Comment | null> {
  const before = await writes.comments.byId(id)
  if (before && (before.by !== by || before.text !== text))
    throw new Refusal('conflict', say('commentIdTaken'), { field: 'id' })
  return before
}

/** Comments on a question. */
export const commentQuestion = useCase(routes.commentQuestion, (services, asking) =>
  add(services, asking, async (reads) => {
    const opened = await openQuestion(reads, asking.actor, 'comment', asking.params.id)
    const { community, question } = await standingFor(reads, asking.actor, 'comment', opened)
    alive(question, 'question')
    const { id, title } = question
    const below = questionTarget(community, question)
    return { community, below, subject: { kind: 'question', id }, data: { title, question: id } }
  }),
)

/** Comments on an answer. */
export const commentAnswer = useCase(routes.commentAnswer, (services, asking) =>
  add(services, asking, async (reads) => {
    const { community, answer, question } = await openAnswer(reads, asking.actor, 'comment', asking.params.id)
    alive(answer, 'answer')
    const subject = { kind: 'answer', id: answer.id } as const
    const below = questionTarget(community, question)
    return { community, below, subject, data: { title: question.title, question: question.id } }
  }),
)
