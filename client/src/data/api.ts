import { createApi } from '@commonplace/api'
import { mintId, systemClock, systemRandom } from '@commonplace/kit'
import { words } from '../words/en.ts'

const headers: Record<string, string> = { 'Accept-Language': words.language }

/** The one caller of the server in the browser; it carries the session cookie, and is answered in the language on screen. */
export const api = createApi({ headers })

/** From now on every call says whose window this is: under another account that signs in in this browser nothing is done or read in it. */
export function speakFor(memberId: string): void {
  headers['X-Commonplace-Member'] = memberId
}

/** An id for a thing made on this device, which stands before the server has heard of it. */
export const newId = (): string => mintId(systemClock, systemRandom)
