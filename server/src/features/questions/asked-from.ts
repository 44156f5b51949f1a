import { Refusal } from '@commonplace/api'
import { anchorOf, findQuote } from '@commonplace/document'
import type { Actor, Anchor, Community, PageId } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import { say } from '../../words/say.ts'
import { openPage } from '../shared/doors.ts'

export interface Given {
  readonly pageId: string
  readonly quote: string
  readonly before?: string | undefined
  readonly after?: string | undefined
  readonly start?: string | undefined
  readonly end?: string | undefined
}

/**
 * The place a question is asked from: the page must be one the asker may read. Where the words stand in it, what surrounds them is
 * taken from the page; where they do not (it was edited meanwhile), the anchor is kept with its quote alone.
 */
export async function askedFrom(
  reads: Reads,
  actor: Actor,
  community: Community,
  given: Given,
): Promise<{ pageId: PageId; anchor: Anchor }> {
  const { page } = await openPage(reads, actor, 'read', given.pageId)
  if (page.communityId !== community.id || page.deletedAt !== null)
    throw new Refusal('bad-input', say('askedFromHere'), {
      field: 'askedFrom.pageId',
    })
  const content = await reads.documents.content(page.documentId)
  const { quote, before = '', after = '', start = null, end = null } = given
  const range = content ? findQuote(content.text, { quote, before, after }) : null
  if (!content || !range) return { pageId: page.id, anchor: { quote, before, after, start, end } }
  const found = anchorOf(content.text, range)
  return { pageId: page.id, anchor: { ...found, quote, start, end } }
}
