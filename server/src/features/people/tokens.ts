import { Refusal, routes } from '@commonplace/api'
import { SCOPES, type TokenId } from '@commonplace/domain'
import { mintId, must } from '@commonplace/kit'
import type { ApiToken } from '../../ports/keys.ts'
import { hashOf, newSecret } from '../../ports/secrets.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'

const rowOf = ({ id, label, scopes, createdAt, lastUsedAt }: ApiToken) => ({
  id,
  label,
  scopes: [...scopes],
  createdAt,
  lastUsedAt,
})

export const listTokens = useCase(routes.listTokens, async ({ store }, { member }) => {
  const { id } = must(member, 'the policy lets only members in')
  return { items: (await store.read.keys.tokensOf(id)).map(rowOf), next: null }
})

/** A token can do what it says and no more than its member; it never says more than who makes it may do. */
export const createToken = useCase(
  routes.createToken,
  async ({ store, clock, random }, { actor, member, input, now }) => {
    const { id: memberId } = must(member, 'the policy lets only members in')
    const scopes = SCOPES.filter((scope) => input.scopes.includes(scope))
    const beyond = scopes.find((scope) => !actor.scopes.includes(scope))
    if (beyond) throw new Refusal('not-allowed', say('tokenGives', beyond), { field: 'scopes' })
    const secret = newSecret()
    const id = mintId(clock, random) as TokenId
    const token = { id, hash: hashOf(secret), memberId, label: input.label, scopes, createdAt: now, lastUsedAt: null }
    await store.change((writes) => writes.keys.addToken(token))
    return { ...rowOf(token), token: secret }
  },
)

export const revokeToken = useCase(routes.revokeToken, async ({ store }, { member, params, line }) => {
  const { id } = must(member, 'the policy lets only members in')
  const found = await store.change((writes) => writes.keys.revokeToken(id, params.id as TokenId))
  if (!found) throw new Refusal('not-found', say('noToken'))
  line.accessChanged(id)
  return {}
})
