// Apart from the rest, so that who needs only these (the service worker) takes no shapes along.

/** The mark of every answer of ours; what comes without it, somebody else answered: a captive portal, a proxy. */
export const OURS = 'x-commonplace'

export const isOurs = ({ headers }: Pick<Response, 'headers'>): boolean => headers.has(OURS)

/** The header in which a window of ours says whose it is. */
export const WINDOW_OF = 'x-commonplace-member'
