import { Refusal, routes } from '@commonplace/api'
import { must } from '@commonplace/kit'
import { keepVersion, sameAsVersion } from '../../derive/keep-version.ts'
import { presentOf, writersOf } from '../../derive/present.ts'
import { writePage } from '../../derive/write-page.ts'
import type { Writes } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import type { Version } from '../../ports/versions.ts'
import { say } from '../../words/say.ts'
import { alive, openPage, writerOf } from '../shared/doors.ts'
import { peopleOf } from '../shared/people.ts'
import { versionRow } from '../shared/version-row.ts'
import { proposeSections } from './propose-sections.ts'

/**
 * Keeps the present state under a name. Where nothing changed since the latest automatic version, that one gets the name, so that
 * history does not say twice that the same thing stood there.
 */
export const createVersion = useCase(routes.createVersion, async (services, asking) => {
  const { store, documents } = services
  const { actor, input, now } = asking
  const by = writerOf(asking)
  const { page } = await openPage(store.read, actor, 'name-version', asking.params.id)
  alive(page, 'page')
  const { meaning } = input
  if (meaning !== undefined && page.kind !== 'charter')
    throw new Refusal('bad-input', say('meansCharter'), { field: 'meaning' })
  const present = await presentOf(documents, page.documentId)
  const named = { name: input.name || null, summary: input.summary || null }
  const version = await store.change(async (writes): Promise<Version> => {
    const { page: before } = await openPage(writes, actor, 'name-version', page.id)
    const latest = await writes.versions.latest(before.documentId)
    const kept =
      latest?.automatic && latest.name === null && sameAsVersion(latest, present)
        ? await nameLatest(writes, latest, named)
        : await keepVersion(writes, services, present, {
            documentId: before.documentId,
            by: await writersOf(writes, before.documentId, [by]),
            at: now,
            ...named,
            automatic: false,
          })
    await writePage(writes, before, present, { at: now })
    const version = must(kept, 'a version that somebody asks for is always kept')
    if (meaning !== undefined)
      await writes.charters.addMeaning({ pageId: before.id, version: version.n, by, at: now, why: meaning })
    const subject = { kind: 'page', id: before.id } as const
    const data = { title: before.fields.title, version: version.n, name: named.name, meaning: meaning !== undefined }
    await writes.events.tell({ communityId: before.communityId, type: 'version-named', by, subject, data }, now)
    await proposeSections(writes, services, asking, before, present.json, version.n)
    return version
  })
  return versionRow(version, await peopleOf(store.read, version.by))
})

async function nameLatest(
  writes: Writes,
  latest: Version,
  { name, summary }: { name: string | null; summary: string | null },
): Promise<Version> {
  await writes.versions.name(latest.id, name, summary)
  return { ...latest, name, summary, automatic: false }
}
