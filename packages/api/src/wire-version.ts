/** Raised whenever a route changes its shape, so that a client and a server of different days can tell. A test compares. */
export const WIRE_VERSION = 37
