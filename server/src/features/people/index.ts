import type { UseCase } from '../../ports/use-case.ts'
import { changeMe } from './change-me.ts'
import { createTicket } from './create-ticket.ts'
import { acceptInvite, readInvite } from './invites.ts'
import { readSignInLink, readWaysIn, sendSignInLink, signInByLink } from './mail-links.ts'
import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  listPasskeys,
  removePasskey,
  signInByPasskey,
} from './passkeys.ts'
import { readMe } from './read-me.ts'
import { readRecovery, recover, recoverMember } from './recovery.ts'
import { endSession, listSessions } from './sessions.ts'
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
  listSessions,
  endSession,
  listTokens,
  createToken,
  revokeToken,
  readInvite,
  acceptInvite,
  createTicket,
  readWaysIn,
  sendSignInLink,
  readSignInLink,
  signInByLink,
  listPasskeys,
  beginPasskey,
  addPasskey,
  removePasskey,
  beginPasskeySignIn,
  signInByPasskey,
  recoverMember,
  readRecovery,
  recover,
]
