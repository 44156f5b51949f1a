import { type Api, createApi, Refusal } from '@commonplace/api'
import { WINDOW_OF } from '@commonplace/api/headers'
import { mintId, systemClock, systemRandom } from '@commonplace/kit'
import { words } from '../words/en.ts'
import { keepFor } from './shared-computer.ts'

const headers: Record<string, string> = { 'Accept-Language': words.language }
const ask = createApi({ headers })

let hearStranger: () => void = () => undefined

/** Hears each time that the server answers a call as a stranger's who may not: the session of this window may have ended. */
export function onTakenForStranger(hear: () => void): void {
  hearStranger = hear
}

/** The one caller of the server in the browser; it carries the session cookie, and is answered in the language on screen. */
export const api: Api = async (route, call) => {
  try {
    return await ask(route, call)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-signed-in') hearStranger()
    throw error
  }
}

/**
 * From now on every call says whose window this is: under another account that signs in in this browser it is refused as not signed in, but for
 * who is signed in and for signing in and out. What the browser asks by itself (pictures, the stream of news, pages) does not say it. What is
 * kept in storage from now on is this member's too.
 */
export function speakFor(memberId: string): void {
  headers[WINDOW_OF] = memberId
  keepFor(memberId)
}

/** An id for a thing made on this device, which stands before the server has heard of it. */
export const newId = (): string => mintId(systemClock, systemRandom)
