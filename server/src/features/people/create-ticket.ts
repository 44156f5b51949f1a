import { routes } from '@commonplace/api'
import { must } from '@commonplace/kit'
import { hashOf, newSecret } from '../../ports/secrets.ts'
import { useCase } from '../../ports/use-case.ts'

const LASTS = 30_000

/** What stands in a socket's address, where headers cannot be set: it opens one socket, within half a minute. */
export const createTicket = useCase(routes.createTicket, async ({ store }, { actor, member, now, line }) => {
  const { id } = must(member, 'the policy lets only members in')
  const ticket = newSecret()
  const expiresAt = now + LASTS
  await store.change((writes) =>
    writes.keys.addTicket({
      hash: hashOf(ticket),
      memberId: id,
      scopes: actor.scopes,
      expiresAt,
      madeWith: line.shown,
    }),
  )
  return { ticket, expiresAt }
})
