import type { OutputOf, routes } from '@commonplace/api'
import type { Comment, CommentId, Community, Instant, MemberId, PageId } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import { pageUrl } from '../shared/addresses.ts'
import { peopleOf } from '../shared/people.ts'

type Margins = OutputOf<typeof routes.readHome>['forYou']['margins']

/** How many of the latest comments of a community are looked through. */
const LOOKED_THROUGH = 300
const MOST = 5

/** What others said since then in open threads this member spoke in, or to them by name; the latest of each thread. */
export async function marginsFor(reads: Reads, community: Community, me: MemberId, since: Instant): Promise<Margins> {
  const recent = (await reads.comments.inMargins(community.id, since, LOOKED_THROUGH)).filter(({ by }) => by !== me)
  const latest = new Map<CommentId, Comment>()
  for (const one of recent) {
    const thread = one.replyTo ?? one.id
    const before = latest.get(thread)
    // To be named weighs more than what was said last.
    if (!before || (names(one, me) && !names(before, me))) latest.set(thread, one)
  }
  const mine = new Map<CommentId, Instant>()
  for (const { by, replyTo, at } of await reads.comments.replies([...latest.keys()]))
    if (by === me && replyTo !== null) mine.set(replyTo, at)
  const found: { comment: Comment; thread: CommentId }[] = []
  for (const [thread, comment] of latest) {
    const first = comment.id === thread ? comment : await reads.comments.byId(thread)
    if (!first || first.deletedAt !== null || first.resolved !== null) continue
    // Whoever spoke after it has seen it.
    const spoke = mine.get(thread) ?? (first.by === me ? first.at : null)
    if (spoke === null ? names(comment, me) : comment.at > spoke) found.push({ comment, thread })
  }
  return rowsOf(reads, community, me, found)
}

const names = ({ text }: Comment, member: MemberId): boolean => text.includes(`member:${member}`)

async function rowsOf(
  reads: Reads,
  community: Community,
  me: MemberId,
  found: readonly { comment: Comment; thread: CommentId }[],
): Promise<Margins> {
  const pages = await reads.pages.many(found.map(({ comment }) => comment.subject.id as PageId))
  const people = await peopleOf(
    reads,
    found.map(({ comment }) => comment.by),
  )
  const rows = found.flatMap(({ comment, thread }) => {
    const page = pages.get(comment.subject.id as PageId)
    if (!page || page.deletedAt !== null) return []
    const url = `${pageUrl(community, page)}#t-${thread}`
    return [{ title: page.fields.title, url, by: people(comment.by), at: comment.at, named: names(comment, me) }]
  })
  return rows.slice(0, MOST)
}
