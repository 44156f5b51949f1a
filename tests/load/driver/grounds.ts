import { createApi, routes } from '@commonplace/api'
import type { MemberId, TokenId } from '@commonplace/domain'
import { mintId, systemClock, systemRandom } from '@commonplace/kit'
import { openHouse } from '@commonplace/server/compose'
import { hashOf, newSecret } from '@commonplace/server/ports/secrets'
import { configFor, layGrounds } from '../../harness/community.ts'
import { addPerson } from '../../harness/personas.ts'

export interface LoadGrounds {
  readonly dataDir: string
  readonly slug: string
  /** One of each member. */
  readonly tokens: readonly string[]
  readonly members: readonly MemberId[]
}

/** A data folder with a public community in it and members who have tokens. */
export async function layLoadGrounds(
  members: number,
  env: Readonly<Record<string, string>> = {},
): Promise<LoadGrounds> {
  const { dataDir, slug, communityId } = await layGrounds({ visibility: 'public', env })
  await using house = await openHouse(configFor(dataDir, env))
  const { store } = house.services
  const tokens: string[] = []
  const ids: MemberId[] = []
  for (let n = 0; n < members; n++) {
    const { id: memberId } = await addPerson(store, `Load${n} Member`, [{ community: communityId, role: 'member' }])
    const token = newSecret()
    const id = mintId(systemClock, systemRandom) as TokenId
    const kept = { id, hash: hashOf(token), memberId, label: 'load', createdAt: systemClock.now(), lastUsedAt: null }
    await store.change((writes) => writes.keys.addToken({ ...kept, scopes: ['read', 'write'] }))
    tokens.push(token)
    ids.push(memberId)
  }
  return { dataDir, slug, tokens, members: ids }
}

/** Makes pages through the API, as a member, and gives the names of their documents. */
export function pagesMadeBy({ slug, tokens }: LoadGrounds) {
  return async (base: string, count: number): Promise<readonly string[]> => {
    const api = createApi({ base, headers: { Authorization: `Bearer ${tokens[0]}` } })
    const made: string[] = []
    for (let n = 0; n < count; n++) {
      const input = { kind: 'note', title: 'Written under load' } as const
      made.push((await api(routes.createPage, { params: { slug }, input })).documentId)
    }
    return made
  }
}
