import { Refusal, routes } from '@commonplace/api'
import { must } from '@commonplace/kit'
import type { Session } from '../../ports/keys.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'

/** Enough of a hash of chance to name a session; it opens nothing. */
const idOf = ({ hash }: Session): string => hash.slice(0, 24)

export const listSessions = useCase(routes.listSessions, async ({ store }, { member, line, now }) => {
  const { id } = must(member, 'the policy lets only members in')
  const live = (await store.read.keys.sessionsOf(id)).filter(({ expiresAt }) => expiresAt > now)
  const items = live.map((session) => ({
    id: idOf(session),
    device: session.device,
    createdAt: session.createdAt,
    seenAt: session.seenAt,
    here: session.hash === line.shown,
    wipedAt: session.wipedAt,
  }))
  return { items, next: null }
})

/** Signs out another screen of one's own. A lost device is told to forget what it kept; it does so at its next contact. */
export const endSession = useCase(routes.endSession, async ({ store }, { member, params, query, line, now }) => {
  const { id } = must(member, 'the policy lets only members in')
  await store.change(async (writes) => {
    const session = (await writes.keys.sessionsOf(id)).find((one) => idOf(one) === params.id)
    if (!session) throw new Refusal('not-found', say('noSession'))
    if (query.wipe === 'true') await writes.keys.wipeSession(session.hash, now)
    else await writes.keys.endSession(session.hash)
  })
  line.accessChanged(id)
  return {}
})
