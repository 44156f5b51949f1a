import type { Instant } from './ids.ts'

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
export const WEEK = 7 * DAY
/** The first Monday of all, at eight in the morning, UTC. */
const FIRST = 4 * DAY + 8 * HOUR

/** When the last digest went out, or would have: on Mondays at eight, UTC. */
export const lastDigest = (now: Instant): Instant => FIRST + Math.floor((now - FIRST) / WEEK) * WEEK

/** When the next one goes out, which hosts may still change. */
export const nextDigest = (now: Instant): Instant => lastDigest(now) + WEEK

/** A digest that did not go out for a day is old news, and is left out. */
export const DIGEST_LATE = DAY

/** So many digests that went out can be read again. */
export const DIGESTS_BACK = 12

/** The longest words of a host above a digest. */
export const LONGEST_INTRO = 2000
