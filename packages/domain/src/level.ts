/** How much somebody hears of a thing: all that happens with it, what is meant for them, or nothing but their own name. */
export const LEVELS = ['watching', 'normal', 'muted'] as const
export type Level = (typeof LEVELS)[number]

const AFTER: Readonly<Record<Level, Level>> = { normal: 'watching', watching: 'muted', muted: 'normal' }

/** The level that one key goes on to, round and round. */
export const levelAfter = (level: Level): Level => AFTER[level]

/** What somebody said about a thing itself, about its tags and about its community; null or nothing where they said nothing. */
export interface Said {
  readonly own: Level | null
  readonly tags: readonly Level[]
  readonly community: Level | null
}

/** How much they hear of it: what is nearer to the thing counts, and of several tags the one they watch. */
export function levelOf({ own, tags, community }: Said): Level {
  if (own !== null) return own
  return (['watching', 'muted', 'normal'] as const).find((level) => tags.includes(level)) ?? community ?? 'normal'
}
