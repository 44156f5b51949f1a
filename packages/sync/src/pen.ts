/**
 * A Yjs client id that the server lends. Whoever holds it writes under it from `clock` on and nobody else does, in any process, until they
 * have given it back; then it is lent to somebody else. So a page that is edited for years is written under a handful of ids.
 */
export interface Pen {
  readonly client: number
  /** Names this loan. Chosen by who asked, so that asking again after a cut gives the same pen and not another one. */
  readonly loan: number
  /** Where the id stands: when it is lent, and when it is given back. */
  readonly clock: number
}

/** The ids that are lent, and only lent: two bytes each in an update. Yjs picks one of them by chance once in four million sittings. */
export const FIRST_PEN = 15_360
export const LAST_PEN = 16_383

export const isPen = (client: number): boolean => client >= FIRST_PEN && client <= LAST_PEN

/** The lowest pen of a document that is not there yet; null when all are. */
export function newPen(isThere: (client: number) => boolean): number | null {
  for (let client = FIRST_PEN; client <= LAST_PEN; client++) if (!isThere(client)) return client
  return null
}
