import { SCOPES, type Scope, type TokenId } from '@commonplace/domain'
import { hashOf, newSecret } from '../ports/secrets.ts'
import { EXIT, Failure } from './failure.ts'
import type { Here } from './open-here.ts'
import type { Output } from './output.ts'
import { memberByEmail } from './who.ts'

/** A token for a member, printed this once; only its hash is kept. */
export async function createToken(
  here: Here,
  options: { readonly member: string; readonly scopes: string; readonly label: string },
  output: Output,
): Promise<void> {
  const member = await memberByEmail(here.store.read, options.member)
  const asked = options.scopes.split(',').map((scope) => scope.trim())
  const unknown = asked.find((scope) => !SCOPES.some((known) => known === scope))
  if (unknown !== undefined)
    throw new Failure(`There is no scope “${unknown}”. There are: ${SCOPES.join(', ')}.`, EXIT.usage)
  const scopes = SCOPES.filter((scope): scope is Scope => asked.includes(scope))
  const secret = newSecret()
  const token = {
    id: here.mint() as TokenId,
    hash: hashOf(secret),
    memberId: member.id,
    label: options.label.slice(0, 80),
    scopes,
    createdAt: here.clock.now(),
    lastUsedAt: null,
  }
  await here.store.change((writes) => writes.keys.addToken(token))
  output.value('token', secret)
}
