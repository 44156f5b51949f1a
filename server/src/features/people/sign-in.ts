import { Refusal, routes } from '@commonplace/api'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { meOf } from '../shared/me.ts'
import { isPassphrase } from '../shared/passwords.ts'

/** The same words and the same time for an unknown address and a wrong passphrase. */
export const signIn = useCase(routes.signIn, async (services, { input, line }) => {
  const { members } = services.store.read
  const member = await members.byEmail(input.email)
  const kept = member ? await members.passwordOf(member.id) : null
  const good = await isPassphrase(kept, input.password)
  if (!member || !good) throw new Refusal('wrong-credentials', say('wrongPassphrase'))
  await line.signIn(member.id)
  return meOf(services, member.id)
})
