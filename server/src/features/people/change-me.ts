import { Refusal, routes } from '@commonplace/api'
import { must } from '@commonplace/kit'
import { useCase } from '../../ports/use-case.ts'
import { meOf } from '../shared/me.ts'
import { hashPassphrase, isPassphrase } from '../shared/passwords.ts'

/** A new name or passphrase. With a new passphrase every other screen is signed out: whoever had the old one is gone. */
export const changeMe = useCase(routes.changeMe, async (services, { member, input, line }) => {
  const { store } = services
  const { id } = must(member, 'the policy lets only members in')
  const { name, password } = input
  if (password && !(await isPassphrase(await store.read.members.passwordOf(id), password.now))) {
    throw new Refusal('wrong-credentials', 'The present passphrase is not right.', { field: 'password.now' })
  }
  const passwordHash = password ? await hashPassphrase(password.next) : undefined
  const change = { ...(name === undefined ? {} : { name }), ...(passwordHash === undefined ? {} : { passwordHash }) }
  await store.change((writes) => writes.members.change(id, change))
  if (password) await line.signOutElsewhere()
  return meOf(services, id)
})
