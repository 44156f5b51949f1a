import { Refusal, routes } from '@commonplace/api'
import { type MemberId, signatureState } from '@commonplace/domain'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { communityTarget, judge, openPage } from '../shared/doors.ts'
import { peopleOf } from '../shared/people.ts'

/** Who signed at which version, with those who left since; or, for hosts, whom to ask. */
export const listSignatures = useCase(routes.listSignatures, async ({ store: { read } }, { actor, params, query }) => {
  const { community, page } = await openPage(read, actor, 'read', params.id)
  const missing = query.show === 'missing'
  judge(actor, missing ? 'manage-members' : 'see-members', communityTarget(community), 'page')
  if (page.kind !== 'charter') throw new Refusal('bad-input', say('noCharter'))
  const paging = { limit: query.limit ?? 50, cursor: query.cursor }
  const meaning = (await read.charters.meaning(page.id))?.version ?? 0
  const personOf = async (items: readonly { readonly memberId: MemberId }[]) =>
    peopleOf(
      read,
      items.map(({ memberId }) => memberId),
    )
  if (missing) {
    const { items, next } = await read.charters.unsigned(community.id, page.id, meaning, paging)
    const people = await personOf(items)
    return {
      items: items.map(({ memberId, version }) => ({
        ...{ person: people(memberId), version, at: null },
        state: version === null ? ('missing' as const) : ('outdated' as const),
      })),
      next,
    }
  }
  const { items, next } = await read.charters.signatures(community.id, page.id, paging)
  const people = await personOf(items)
  return {
    items: items.map(({ memberId, joinedAt, version, at }) => ({
      ...{ person: people(memberId), version, at },
      state: signatureState({ version, at }, meaning, joinedAt),
    })),
    next,
  }
})
