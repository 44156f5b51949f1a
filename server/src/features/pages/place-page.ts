import { Refusal } from '@commonplace/api'
import { type CommunityId, type Page, type PageId, positionAtEnd, positionBetween } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import type { Services } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'

/** The page something is put under: of the same community and not in the trash. */
export async function liveParent(reads: Reads, community: CommunityId, id: PageId): Promise<Page> {
  const parent = await reads.pages.byId(id)
  if (parent?.communityId === community && parent.deletedAt === null) return parent
  throw new Refusal('bad-input', say('noParent'), { field: 'parentId' })
}

export interface Move {
  readonly parentId?: string | null | undefined
  /** The sibling it comes after; null for the first place; left out for the last where the parent changes. */
  readonly after?: string | null | undefined
}

/** Where a page goes; null where nothing moves. Refuses to put a page below itself. */
export async function placeOf(
  reads: Reads,
  { clock, random }: Pick<Services, 'clock' | 'random'>,
  page: Page,
  move: Move,
): Promise<Pick<Page, 'parentId' | 'position'> | null> {
  const parentId = (move.parentId === undefined ? page.parentId : move.parentId) as PageId | null
  if (parentId === page.parentId && move.after === undefined) return null
  if (parentId !== null) await refuseBelowItself(reads, page, parentId)
  if (move.after === undefined) return { parentId, position: positionAtEnd(clock, random) }
  const siblings = (await reads.pages.siblings(page.communityId, parentId)).filter(({ id }) => id !== page.id)
  if (move.after === null) return { parentId, position: positionBetween(null, siblings[0]?.position ?? null) }
  const at = siblings.findIndex(({ id }) => id === move.after)
  const before = siblings[at]
  if (!before) {
    throw new Refusal('bad-input', say('notAfter'), { field: 'after' })
  }
  const next = siblings[at + 1]
  return { parentId, position: next ? positionBetween(before.position, next.position) : positionAtEnd(clock, random) }
}

async function refuseBelowItself(reads: Reads, page: Page, parentId: PageId): Promise<void> {
  await liveParent(reads, page.communityId, parentId)
  const above = parentId === page.id ? [page] : await reads.pages.ancestorsOf(parentId)
  if (above.some(({ id }) => id === page.id)) throw new Refusal('bad-input', say('belowItself'), { field: 'parentId' })
}
