import { createApi } from '@commonplace/api'
import { mintId, systemClock, systemRandom } from '@commonplace/kit'

/** The one caller of the server in the browser; it carries the session cookie. */
export const api = createApi()

/** An id for a thing made on this device, which stands before the server has heard of it. */
export const newId = (): string => mintId(systemClock, systemRandom)
