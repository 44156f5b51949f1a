import { routes } from '@commonplace/api'
import { gapKey, looksPrivate } from '@commonplace/domain'
import { useCase } from '../../ports/use-case.ts'
import { absent, openCommunity, openPage, openQuestion } from '../shared/doors.ts'

/** Words this short are a search that is being typed. */
const SHORTEST = 3

/** Leaves word that somebody searched: the words and how much they found, never who it was. */
export const logSearch = useCase(routes.logSearch, async ({ store }, { actor, params, input, now }) => {
  await store.change(async (writes) => {
    const community = await openCommunity(writes, actor, 'seek', params.slug)
    const { id, q: words, found } = input
    if (gapKey(words).length < SHORTEST || looksPrivate(words)) return
    const communityId = community.id
    await writes.gaps.logSearch({ id, communityId, words, found, at: now, ended: null })
    // Boards that are open show it at once; whether one that found something led somewhere is not known yet.
    if (found > 0) return
    const told = { communityId, type: 'searched-in-vain', by: null, subject: null, data: {} } as const
    await writes.events.tell(told, now)
  })
  return {}
})

/** The search led somewhere in its own community. */
export const endSearch = useCase(routes.endSearch, async ({ store }, { actor, params, input }) => {
  await store.change(async (writes) => {
    const community = await openCommunity(writes, actor, 'seek', params.slug)
    const { kind, id } = input
    const hit =
      kind === 'page' ? await openPage(writes, actor, 'read', id) : await openQuestion(writes, actor, 'read', id)
    if (hit.community.id !== community.id) throw absent(kind)
    await writes.gaps.endSearch(community.id, params.id, input)
  })
  return {}
})
