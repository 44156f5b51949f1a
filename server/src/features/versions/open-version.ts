import type { Page } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import type { VersionBody } from '../../ports/versions.ts'
import { absent } from '../shared/doors.ts'

/** A kept state of a page by its number. */
export async function openVersion(reads: Reads, page: Page, n: number): Promise<VersionBody> {
  const version = await reads.versions.byNumber(page.documentId, n)
  if (!version) throw absent('version')
  return version
}
