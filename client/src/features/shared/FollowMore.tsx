import { type Route, routes } from '@commonplace/api'
import type { Level } from '@commonplace/domain'
import { calls } from '../../calls.ts'
import { useRole } from '../../data/me.ts'
import { useRoute } from '../../data/use-route.ts'
import { followingWords } from '../../words/following.ts'
import { LevelButton } from './FollowButton.tsx'

const tagRoute: Route = routes.setTagLevel

/** The level of everything with a tag. */
export function FollowTag({ slug, tag, where }: { slug: string; tag: string; where: string }) {
  const here = useRole(slug) !== null
  const { data } = useRoute(routes.readFollows, here ? calls.community(slug) : null)
  if (!data) return null
  const key = tag.trim().toLowerCase()
  const level: Level = data.tags.includes(key) ? 'watching' : data.muted.includes(key) ? 'muted' : 'normal'
  return (
    <LevelButton route={tagRoute} params={{ slug, tag }} level={level} about={{ what: `#${tag}`, where }}>
      {(now) => followingWords.tag(tag, now)}
    </LevelButton>
  )
}

/** The level of a whole community, for whoever belongs to it. */
export function FollowCommunity({ slug, name }: { slug: string; name: string }) {
  const here = useRole(slug) !== null
  const { data } = useRoute(routes.readFollows, here ? calls.community(slug) : null)
  if (!data) return null
  return (
    <LevelButton
      route={routes.setCommunityLevel}
      params={{ slug }}
      level={data.community}
      about={{ what: name, where: `/${slug}` }}
    >
      {(now) => followingWords.community(now)}
    </LevelButton>
  )
}
