import { type QuestionShape, routes } from '@commonplace/api'
import { pathOf } from '../../addresses.ts'
import { useAct } from '../../data/use-act.ts'
import { useRoute } from '../../data/use-route.ts'
import { toast } from '../../ui/toasts.tsx'
import { askingWords } from '../../words/asking.ts'
import { words } from '../../words/en.ts'

const told = (queued: boolean, following: boolean) =>
  toast(queued ? words.queued : following ? askingWords.follow.followed : askingWords.follow.unfollowed)

/** Hears of what happens with a question, on Home. */
export function FollowQuestion({ question }: { question: QuestionShape }) {
  const follow = useAct(routes.followQuestion)
  const unfollow = useAct(routes.unfollowQuestion)
  const { following } = question
  if (!question.may.follow) return null
  const toggle = async () => {
    const about = { what: question.title, where: pathOf(question.url) }
    const done = await (following ? unfollow : follow).act({ params: { id: question.id } }, about)
    if (done) told(done.queued, !following)
  }
  return (
    <button
      type="button"
      className="button"
      aria-pressed={following}
      data-key="f"
      aria-keyshortcuts="f"
      onClick={toggle}
    >
      {following ? askingWords.follow.following : askingWords.follow.follow}
    </button>
  )
}

/** The same for all questions of a tag. */
export function FollowTag({ slug, tag, where }: { slug: string; tag: string; where: string }) {
  const { data } = useRoute(routes.readFollows, { params: { slug } })
  const follow = useAct(routes.followTag)
  const unfollow = useAct(routes.unfollowTag)
  if (!data) return null
  const following = data.tags.includes(tag.trim().toLowerCase())
  const toggle = async () => {
    const done = await (following ? unfollow : follow).act({ params: { slug, tag } }, { what: `#${tag}`, where })
    if (done) told(done.queued, !following)
  }
  return (
    <button type="button" className="button quiet" aria-pressed={following} onClick={toggle}>
      {following ? askingWords.follow.tagFollowing(tag) : askingWords.follow.tag(tag)}
    </button>
  )
}
