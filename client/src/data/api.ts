import { createApi } from '@commonplace/api'
import { mintId, systemClock, systemRandom } from '@commonplace/kit'
import { words } from '../words/en.ts'

/** The one caller of the server in the browser; it carries the session cookie, and is answered in the language on screen. */
export const api = createApi({ headers: { 'Accept-Language': words.language } })

/** An id for a thing made on this device, which stands before the server has heard of it. */
export const newId = (): string => mintId(systemClock, systemRandom)
