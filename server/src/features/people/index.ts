import type { UseCase } from '../../ports/use-case.ts'
import { changeMe } from './change-me.ts'
import { createTicket } from './create-ticket.ts'
import { acceptInvite, readInvite } from './invites.ts'
import { readMe } from './read-me.ts'
import { readSetup, setUp } from './set-up.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { createToken, listTokens, revokeToken } from './tokens.ts'

export const people: readonly UseCase[] = [
  readSetup,
  setUp,
  signIn,
  signOut,
  readMe,
  changeMe,
  listTokens,
  createToken,
  revokeToken,
  readInvite,
  acceptInvite,
  createTicket,
]
