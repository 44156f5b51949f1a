import { RUNG_NUMBERS, type RungNumbers } from './evidence.ts'
import type { CommunityId, Instant } from './ids.ts'
import type { Kind } from './page.ts'

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

export const JOININGS = ['invite', 'request', 'open'] as const

/** What a host may change by hand or on screen; lives in the community's own settings file. */
export interface CommunitySettings {
  /** Shown everywhere the community is named. 1 to 80 characters. */
  readonly name: string
  /** The domain in one sentence: what we care about. Up to 280 characters. */
  readonly sentence: string
  /** Who it is for, in one sentence. Up to 280 characters. */
  readonly forWhom: string
  readonly topics: readonly string[]
  /** A BCP 47 tag: the language the community writes in, and in which the program speaks where a person did not choose; empty where none was said. */
  readonly locale: string
  /** One of the checked hues of the look. */
  readonly accent: 'spruce' | 'madder' | 'blue' | 'ochre' | 'plum' | 'slate'
  /** invite: by a link from a host. request: whoever sees the community may ask, and a host says. open: whoever sees it may come in. */
  readonly joining: 'invite' | 'request' | 'open'
  /** Whoever reads mail at an address of these domains comes in without asking, once that is shown. */
  readonly domains: readonly string[]
  /** Whether the first question, answer or page of a newcomer waits for a host. */
  readonly holdFirst: boolean
  /** Whether a guest may ask once; what they ask is held until a host lets it through. */
  readonly guestsAsk: boolean
  /** What a practice has to show before it is called repeated, or proven. */
  readonly rungs: RungNumbers
  /** Whether whoever may read here sees the measures too, not only members. */
  readonly openMeasures: boolean
  /** Whether the first hour of its founder is put away, finished or not. */
  readonly startAway: boolean
  /** What a new page of a kind begins with, as Markdown, where a host wrote it otherwise than the program has it. */
  readonly templates: Readonly<Partial<Record<Kind, string>>>
}

export const DEFAULT_SETTINGS: Omit<CommunitySettings, 'name'> = {
  sentence: '',
  forWhom: '',
  topics: [],
  locale: '',
  accent: 'spruce',
  joining: 'invite',
  domains: [],
  holdFirst: false,
  guestsAsk: false,
  rungs: RUNG_NUMBERS,
  openMeasures: false,
  startAway: false,
  templates: {},
}
