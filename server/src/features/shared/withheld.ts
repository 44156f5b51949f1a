import type { Page } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'

/** Whether a host hid this page, or has not let it through yet. It lies behind an audience then, which is theirs to take away. */
export const isWithheld = async (reads: Reads, page: Page): Promise<boolean> =>
  page.audience !== null && (await reads.moderation.withheld('page', page.id)) !== null
