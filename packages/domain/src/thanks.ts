import type { CommunityId, Instant, MemberId, ThanksId } from './ids.ts'

/** What somebody is thanked for. */
export const THANKED_FOR = ['page', 'answer', 'gathering'] as const
export type ThankedFor = (typeof THANKED_FOR)[number]

/** A sentence from one member to another, for something that is here. There is no count of them and no table: they are words. */
export interface Thanks {
  readonly id: ThanksId
  readonly communityId: CommunityId
  readonly from: MemberId
  readonly to: MemberId
  readonly subject: { readonly kind: ThankedFor; readonly id: string }
  readonly words: string
  readonly at: Instant
}

export const LONGEST_THANKS = 280
/** More often than this in a day nobody thanks: it would be a habit, not thanks. */
export const MOST_THANKS_A_DAY = 10
