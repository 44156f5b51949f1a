import type { DocumentId, Instant, MemberId } from '@commonplace/domain'
import { keepVersion } from '../../derive/keep-version.ts'
import { presentOf, writersOf } from '../../derive/present.ts'
import type { Services } from '../../ports/use-case.ts'

/** Edits that have not settled into a version yet are kept as one first, or restoring would hide them. */
export async function keepWhatStands(
  services: Services,
  documentId: DocumentId,
  wrote: readonly MemberId[],
  at: Instant,
): Promise<void> {
  const standing = await presentOf(services.documents, documentId)
  await services.store.change(async (writes) => {
    const writers = await writersOf(writes, documentId, [])
    const by = writers.length > 0 ? writers : wrote
    await keepVersion(writes, services, standing, { documentId, by, at, automatic: true })
  })
}
