import { routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { openCommunity, writerOf } from '../shared/doors.ts'

/** What the caller said about a community and its tags. */
export const readFollows = useCase(routes.readFollows, async ({ store: { read } }, asking) => {
  const by = writerOf(asking)
  const { id } = await openCommunity(read, asking.actor, 'see-members', asking.params.slug)
  return {
    tags: [...(await read.follows.tagsOf(id, by, 'watching'))],
    muted: [...(await read.follows.tagsOf(id, by, 'muted'))],
    community: (await read.follows.levelOf(id, by, { kind: 'community', id })) ?? 'normal',
  }
})
