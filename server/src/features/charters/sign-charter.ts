import { Refusal, routes } from '@commonplace/api'
import { revisionOf } from '@commonplace/document'
import type { Instant, Page } from '@commonplace/domain'
import { pinVersion } from '../../derive/pin-version.ts'
import { presentOf, type Standing } from '../../derive/present.ts'
import type { Writes } from '../../ports/store.ts'
import { type Services, useCase } from '../../ports/use-case.ts'
import type { Version } from '../../ports/versions.ts'
import { say } from '../../words/say.ts'
import { signedBy } from '../shared/charter-shape.ts'
import { alive, openPage, writerOf } from '../shared/doors.ts'

/**
 * Signs a charter at the version whose text was read. Done again where the signature holds at that version or a later one, nothing changes: an act
 * that waited on a device does not take back what was signed on another meanwhile.
 */
export const signCharter = useCase(routes.signCharter, async (services, asking) => {
  const { store, documents } = services
  const { actor, params, input, now } = asking
  const by = writerOf(asking)
  const { page } = await openPage(store.read, actor, 'sign', params.id)
  alive(page, 'page')
  const present = await presentOf(documents, page.documentId)
  return store.change(async (writes) => {
    const { community, page: charter } = await openPage(writes, actor, 'sign', page.id)
    alive(charter, 'page')
    if (charter.kind !== 'charter') throw new Refusal('bad-input', say('noCharter'))
    const meaning = (await writes.charters.meaning(charter.id))?.version ?? 0
    const version = await versionRead(writes, services, charter, present, input.revision, now)
    if (version.n < meaning) throw new Refusal('conflict', say('charterMeans'))
    const before = await signedBy(writes, charter, by, meaning)
    if (before?.state === 'holds' && before.version >= version.n) return { version: before.version, at: before.at }
    await writes.charters.sign({ pageId: charter.id, memberId: by, version: version.n, at: now })
    const subject = { kind: 'page', id: charter.id } as const
    const data = { title: charter.fields.title, version: version.n }
    await writes.events.tell({ communityId: community.id, type: 'charter-signed', by, subject, data }, now)
    return { version: version.n, at: now }
  })
})

/** The version with the text that was read. It is kept for good: a sitting that goes on must not put other words below a signature. */
async function versionRead(
  writes: Writes,
  services: Services,
  charter: Page,
  present: Standing,
  revision: string,
  now: Instant,
): Promise<Version> {
  // What stands was read, also where somebody typed older words again, from before the meaning changed.
  if (revisionOf(present.json) === revision)
    return pinVersion(writes, services, charter, present, { by: [], at: now, name: null })
  const kept = await writes.versions.ofRevision(charter.documentId, revision)
  if (!kept) throw new Refusal('conflict', say('charterMoved'))
  if (kept.automatic) await writes.versions.name(kept.id, kept.name, kept.summary)
  return kept
}
