import type { CommunityId, Instant } from './ids.ts'

/** public: anyone reads. gated: strangers see titles and leads. private: strangers are told nothing, not even that it exists. */
export const VISIBILITIES = ['public', 'gated', 'private'] as const
export type Visibility = (typeof VISIBILITIES)[number]

/** Its name and sentence are settings, see `CommunitySettings`; what decides access is kept with the members. */
export interface Community {
  readonly id: CommunityId
  readonly slug: string
  readonly visibility: Visibility
  readonly createdAt: Instant
}

/** What a host may change by hand or on screen; lives in the community's own settings file. */
export interface CommunitySettings {
  /** Shown everywhere the community is named. 1 to 80 characters. */
  readonly name: string
  /** The domain in one sentence: what we care about. Up to 280 characters. */
  readonly sentence: string
  readonly topics: readonly string[]
  /** A BCP 47 tag: the language the community writes in. Told to clients; the program itself speaks English. */
  readonly locale: string
  /** One of the checked hues of the look. */
  readonly accent: 'spruce' | 'madder' | 'blue' | 'ochre' | 'plum' | 'slate'
  /** invite: only by a link from a host, which is the one way in that there is. open: told to clients, and opens nothing by itself. */
  readonly joining: 'invite' | 'open'
}

export const DEFAULT_SETTINGS: Omit<CommunitySettings, 'name'> = {
  sentence: '',
  topics: [],
  locale: 'en',
  accent: 'spruce',
  joining: 'invite',
}
