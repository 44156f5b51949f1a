import type { PageId } from '@commonplace/domain'
import type { DigestDraft } from '../ports/mails.ts'
import type { Reads } from '../ports/store.ts'

/**
 * What hosts say above a digest, as plain text: the page they opened for it, as whoever reads may read it; without one, what was written
 * without a page. `reads` must be those behind the gates of whoever it is for.
 */
export async function digestWords(reads: Reads, draft: DigestDraft | null): Promise<string> {
  if (!draft) return ''
  if (draft.pageId === null) return draft.intro
  const page = await wordsPage(reads, draft.pageId)
  return page ? ((await reads.documents.content(page.documentId))?.text ?? '') : ''
}

/** The page, where it is there for whoever reads and not in the trash. */
export async function wordsPage(reads: Reads, id: PageId | null) {
  const page = id === null ? null : await reads.pages.byId(id)
  return page && page.deletedAt === null ? page : null
}
