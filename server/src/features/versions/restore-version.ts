import { routes } from '@commonplace/api'
import { applyJson, writeMeta } from '@commonplace/document'
import { must } from '@commonplace/kit'
import { bodyOfContent } from '../../derive/content.ts'
import { keepVersion } from '../../derive/keep-version.ts'
import { presentOf, writersOf } from '../../derive/present.ts'
import { writePage } from '../../derive/write-page.ts'
import { useCase } from '../../ports/use-case.ts'
import { alive, openPage, writerOf } from '../shared/doors.ts'
import { editDocument } from '../shared/edit-document.ts'
import { peopleOf } from '../shared/people.ts'
import { openVersion } from './open-version.ts'
import { versionRow } from './version-row.ts'

/** Makes a page read as it did, as edits on top: nothing that was written since is lost, it is the version before. */
export const restoreVersion = useCase(routes.restoreVersion, async (services, asking) => {
  const { store, documents } = services
  const { actor, now } = asking
  const by = writerOf(asking)
  const { page } = await openPage(store.read, actor, 'restore-version', asking.params.id)
  alive(page, 'page')
  const old = await openVersion(store.read, page, asking.input.version)
  await keepWhatStands(page.documentId)
  await editDocument(documents, page.documentId, by, (doc) => {
    applyJson(doc, bodyOfContent(old), null)
    writeMeta(doc, old.fields)
  })
  const present = await presentOf(documents, page.documentId)
  const version = await store.change(async (writes) => {
    const { page: before } = await openPage(writes, actor, 'restore-version', page.id)
    await writePage(writes, before, present, { at: now, by: [by] })
    const documentId = before.documentId
    const name = `Restored version ${old.n}`
    const kept = await keepVersion(writes, services, present, { documentId, by: [by], at: now, name, automatic: false })
    const subject = { kind: 'page', id: before.id } as const
    const data = { title: before.fields.title, version: kept?.n ?? 0, restored: old.n }
    await writes.events.tell({ communityId: before.communityId, type: 'version-restored', by, subject, data }, now)
    return must(kept, 'a restored state is always kept as a version')
  })
  return versionRow(version, await peopleOf(store.read, version.by))

  /** Edits that have not settled into a version yet are kept as one first, or restoring would hide them. */
  async function keepWhatStands(documentId: typeof page.documentId): Promise<void> {
    const standing = await presentOf(documents, documentId)
    await store.change(async (writes) => {
      const writers = await writersOf(writes, documentId, [])
      const kept = { documentId, by: writers.length > 0 ? writers : page.changedBy, at: now, automatic: true }
      await keepVersion(writes, services, standing, kept)
    })
  }
})
