/** When gatherings are: rules of RFC 5545 by the clocks of a time zone, with what was moved or called off. */
export * from './occurrences.ts'
export * from './rule.ts'
export * from './weekly.ts'
export * from './zones.ts'
