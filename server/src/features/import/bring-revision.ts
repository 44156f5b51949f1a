import { applyJson, type DocNode } from '@commonplace/document'
import type { Instant, MemberId, PageId } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import { keepVersion } from '../../derive/keep-version.ts'
import { presentOf } from '../../derive/present.ts'
import { writePage } from '../../derive/write-page.ts'
import type { Services } from '../../ports/use-case.ts'

export interface Revision {
  readonly json: DocNode
  readonly by: MemberId
  readonly at: Instant
  readonly name?: string | undefined
}

/** A later state of a page, as it was written elsewhere: an edit of the live document, and the version it made at its own time. */
export async function bringRevision(services: Services, id: PageId, { json, by, at, name }: Revision): Promise<void> {
  const { store, documents } = services
  const { documentId } = must(await store.read.pages.byId(id), 'a page that is revised exists')
  await documents.edit(documentId, by, (doc) => applyJson(doc, json, null))
  const present = await presentOf(documents, documentId)
  await store.change(async (writes) => {
    const page = must(await writes.pages.byId(id), 'a page that is revised exists')
    await writePage(writes, page, present, { at, by: [by] })
    const automatic = name === undefined
    await keepVersion(writes, services, present, { documentId, by: [by], at, automatic, name: name ?? null })
  })
}
