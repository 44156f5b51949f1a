import type { CommunityRow } from '@commonplace/api'
import type { Actor, Community } from '@commonplace/domain'
import type { Services } from '../../ports/use-case.ts'

/** A community as lists name it, with what the asker is in it. */
export async function communityRow(
  { settings }: Pick<Services, 'settings'>,
  actor: Actor,
  community: Community,
): Promise<CommunityRow> {
  const { id, slug, visibility } = community
  const { name, sentence } = await settings.read(slug)
  return { id, slug, name, sentence, visibility, role: actor.roles[id] ?? null, url: `/${slug}` }
}
