import { routes } from '@commonplace/api'
import { writeMeta } from '@commonplace/document'
import { must } from '@commonplace/kit'
import { bodyOfContent } from '../../derive/content.ts'
import { keepVersion } from '../../derive/keep-version.ts'
import { presentOf } from '../../derive/present.ts'
import { writePage } from '../../derive/write-page.ts'
import { useCase } from '../../ports/use-case.ts'
import { alive, openPage, writerOf } from '../shared/doors.ts'
import { peopleOf } from '../shared/people.ts'
import { bringBack } from './bring-back.ts'
import { keepWhatStands } from './keep-what-stands.ts'
import { openVersion } from './open-version.ts'
import { restorable } from './restorable.ts'
import { versionRow } from './version-row.ts'

/** What a version is called that an older one, or a section of it, came back by. */
export const nameOf = (n: number, section: string | undefined): string =>
  section === undefined ? `Restored version ${n}` : `Restored “${section.slice(0, 80)}” of version ${n}`

/** Makes a page read as it did, as edits on top: nothing that was written since is lost, it is the version before. */
export const restoreVersion = useCase(routes.restoreVersion, async (services, asking) => {
  const { store, documents } = services
  const { actor, now } = asking
  const by = writerOf(asking)
  const { page } = await openPage(store.read, actor, 'restore-version', asking.params.id)
  alive(page, 'page')
  const old = await openVersion(store.read, page.documentId, asking.input.version)
  await keepWhatStands(services, page.documentId, page.changedBy, now)
  const json = await restorable(store.read, bodyOfContent(old))
  const { section } = asking.input
  const carried = await bringBack(services, page.documentId, by, old, json, section, (doc) => {
    if (section === undefined) writeMeta(doc, old.fields)
  })
  const present = await presentOf(documents, page.documentId)
  const version = await store.change(async (writes) => {
    const { page: before } = await openPage(writes, actor, 'restore-version', page.id)
    await writePage(writes, before, present, { at: now, by: [by] })
    const documentId = before.documentId
    await writes.documents.carry(documentId, carried)
    const name = nameOf(old.n, section)
    const kept = await keepVersion(writes, services, present, { documentId, by: [by], at: now, name, automatic: false })
    const subject = { kind: 'page', id: before.id } as const
    const data = { title: before.fields.title, version: kept?.n ?? 0, restored: old.n }
    await writes.events.tell({ communityId: before.communityId, type: 'version-restored', by, subject, data }, now)
    return must(kept, 'a restored state is always kept as a version')
  })
  return versionRow(version, await peopleOf(store.read, version.by))
})
