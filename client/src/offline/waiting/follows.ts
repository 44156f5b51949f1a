import type { OutputOf, routes } from '@commonplace/api'
import type { Level } from '@commonplace/domain'
import type { ActRow } from '../device/open-device.ts'

type Follows = OutputOf<typeof routes.readFollows>

/** What somebody said about a community and its tags, as it will be once what waits was sent. */
export function followsAsWaiting(kept: unknown, slug: string, acts: readonly ActRow[]): Follows {
  return acts.reduce((now, act) => (act.refusal || act.params.slug !== slug ? now : after(now, act)), kept as Follows)
}

function after(now: Follows, act: ActRow): Follows {
  const { level } = (act.input ?? {}) as { level?: Level }
  switch (act.name) {
    case 'setCommunityLevel':
      return { ...now, community: level ?? now.community }
    case 'setTagLevel':
      return tagAt(now, act, level ?? 'normal')
    case 'followTag':
      return tagAt(now, act, 'watching')
    case 'unfollowTag':
      return tagAt(now, act, 'normal')
    default:
      return now
  }
}

function tagAt(now: Follows, act: ActRow, level: Level): Follows {
  const key = String(act.params.tag ?? '')
    .trim()
    .toLowerCase()
  const others = (tags: readonly string[]) => tags.filter((tag) => tag !== key)
  return {
    ...now,
    tags: [...others(now.tags), ...(level === 'watching' ? [key] : [])],
    muted: [...others(now.muted), ...(level === 'muted' ? [key] : [])],
  }
}
