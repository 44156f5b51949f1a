import { giveOnce } from '../features/people/once-secret.ts'
import type { Here } from './open-here.ts'
import type { Output } from './output.ts'
import { memberByEmail } from './who.ts'

/** A link for somebody whom no host may help: a founder, or somebody of several communities. Whoever runs the server may. */
export async function recoverMember(here: Here, options: { readonly email: string }, output: Output): Promise<void> {
  const { store, clock } = here
  const member = await memberByEmail(store.read, options.email)
  const { secret } = await giveOnce(store, 'recover', member.id, {}, clock.now())
  output.value('url', `${here.publicUrl}/sign-in/recover/${secret}`)
}
