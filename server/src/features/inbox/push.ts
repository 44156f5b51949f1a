import { Refusal, routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { writerOf } from '../shared/doors.ts'

export const readPush = useCase(routes.readPush, async ({ store, pushKey }, asking) => {
  const targets = await store.read.push.of(writerOf(asking))
  const here = targets.filter(({ sessionHash }) => sessionHash === asking.line.shown)
  return { key: pushKey, endpoints: here.map(({ endpoint }) => endpoint) }
})

/** Bound to the session in which it was asked for: whoever signs out, or is signed out, is told nothing there any more. */
export const addPush = useCase(routes.addPush, async ({ store, pushKey }, asking) => {
  const memberId = writerOf(asking)
  if (pushKey === null) throw new Refusal('not-found', say('noPush'))
  const bytesOf = (text: string) => Buffer.from(text, 'base64url').length
  if (bytesOf(asking.input.p256dh) !== 65 || bytesOf(asking.input.auth) !== 16)
    throw new Refusal('bad-input', say('pushKeys'), { field: 'p256dh' })
  const target = { ...asking.input, memberId, sessionHash: asking.line.shown ?? '', at: asking.now }
  await store.change((writes) => writes.push.put(target))
  return {}
})

/** Only one's own: another's address is not known to anybody else, and stays. */
export const removePush = useCase(routes.removePush, async ({ store }, asking) => {
  const me = writerOf(asking)
  const { endpoint } = asking.query
  const mine = (await store.read.push.of(me)).some((target) => target.endpoint === endpoint)
  if (mine) await store.change((writes) => writes.push.remove(endpoint))
  return {}
})
