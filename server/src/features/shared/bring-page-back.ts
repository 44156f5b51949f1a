import { writeMeta } from '@commonplace/document'
import type { Instant, MemberId, Page } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { bodyOfContent } from '../../derive/content.ts'
import { keepVersion } from '../../derive/keep-version.ts'
import { presentOf } from '../../derive/present.ts'
import { writePage } from '../../derive/write-page.ts'
import type { Writes } from '../../ports/store.ts'
import type { Services } from '../../ports/use-case.ts'
import type { Version, VersionBody } from '../../ports/versions.ts'
import { bringBack } from './bring-back.ts'
import { restorable } from './restorable.ts'

interface BringingBack {
  readonly by: MemberId
  readonly at: Instant
  /** What the version is called that this makes. */
  readonly name: string
  /** The heading of the only section to come back; all of it without one. */
  readonly section?: string | undefined
  /** The page once more inside the change, for whoever may still do this. */
  readonly open: (writes: Writes) => Promise<Page>
}

/**
 * Makes a page read as an older version of it, as edits on top. Keep what stands first: then nothing that was written since is lost, it is the
 * version before. What was withdrawn meanwhile does not come back with it.
 */
export async function bringPageBack(
  services: Services,
  { documentId }: Page,
  old: VersionBody,
  { by, at, name, section, open }: BringingBack,
): Promise<Version> {
  const { store, documents } = services
  const json = await restorable(store.read, bodyOfContent(old))
  const carried = await bringBack(services, documentId, by, old, json, section, (doc) => {
    if (section === undefined) writeMeta(doc, old.fields)
  })
  const present = await presentOf(documents, documentId)
  return store.change(async (writes) => {
    const page = await open(writes)
    await writePage(writes, page, present, { at, by: [by] })
    await writes.documents.carry(documentId, carried)
    const kept = await keepVersion(writes, services, present, { documentId, by: [by], at, name, automatic: false })
    const subject = { kind: 'page', id: page.id } as const
    const data = { title: page.fields.title, version: kept?.n ?? 0, restored: old.n }
    await writes.events.tell({ communityId: page.communityId, type: 'version-restored', by, subject, data }, at)
    return must(kept, 'a restored state is always kept as a version')
  })
}
