import type { DocumentId } from '@commonplace/domain'
import type { Reads } from '../../ports/store.ts'
import type { VersionBody } from '../../ports/versions.ts'
import { absent } from '../shared/doors.ts'

/** A kept state of a text by its number. */
export async function openVersion(reads: Reads, documentId: DocumentId, n: number): Promise<VersionBody> {
  const version = await reads.versions.byNumber(documentId, n)
  if (!version) throw absent('version')
  return version
}
