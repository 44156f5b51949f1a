import type { Instant, MemberId, Page } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { keepVersion } from '../../derive/keep-version.ts'
import { presentOf, writersOf } from '../../derive/present.ts'
import { writePage } from '../../derive/write-page.ts'
import type { Writes } from '../../ports/store.ts'
import type { Services } from '../../ports/use-case.ts'

/** Writes all that follows from an edit that an act made in a live page, and what else the act changed, as one. */
export async function keepEdit(
  services: Services,
  { id, documentId }: Page,
  { by, at }: { readonly by: MemberId; readonly at: Instant },
  also: (writes: Writes) => Promise<void>,
): Promise<void> {
  const present = await presentOf(services.documents, documentId)
  await services.store.change(async (writes) => {
    const before = must(await writes.pages.byId(id), 'it was opened')
    await also(writes)
    const writers = await writersOf(writes, documentId, [by])
    await writePage(writes, before, present, { at, by: writers })
    await keepVersion(writes, services, present, { documentId, by: writers, at, automatic: true })
  })
}
