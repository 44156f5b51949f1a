import { Refusal, routes } from '@commonplace/api'
import { must } from '@commonplace/kit'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { meOf } from '../shared/me.ts'
import { hashPassphrase, isPassphrase } from '../shared/passwords.ts'

/** A new name, passphrase or language. With a new passphrase every other screen is signed out: whoever had the old one is gone. */
export const changeMe = useCase(routes.changeMe, async (services, { member, input, line }) => {
  const { store } = services
  const { id } = must(member, 'the policy lets only members in')
  const { name, password, language } = input
  if (password && !(await isPassphrase(await store.read.members.passwordOf(id), password.now))) {
    throw new Refusal('wrong-credentials', say('presentPassphrase'), { field: 'password.now' })
  }
  const passwordHash = password ? await hashPassphrase(password.next) : undefined
  const change = {
    ...(name === undefined ? {} : { name }),
    ...(passwordHash === undefined ? {} : { passwordHash }),
    ...(language === undefined ? {} : { language: language === '' ? null : language }),
  }
  await store.change((writes) => writes.members.change(id, change))
  if (password) await line.signOutElsewhere()
  return meOf(services, id)
})
