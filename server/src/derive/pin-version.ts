import type { Instant, MemberId, Page } from '@commonplace/domain'
import { type Clock, must, type Random } from '@commonplace/kit'
import type { Writes } from '../ports/store.ts'
import type { Version } from '../ports/versions.ts'
import { keepVersion, sameAsVersion } from './keep-version.ts'
import { type Standing, writersOf } from './present.ts'
import { settlePage } from './settle-subject.ts'

/**
 * The present state of a page as a version that stays what it is, for what is tied to it: an automatic one would go on with its sitting. Where
 * the latest says the same it is that one; if it had no name, it gets this one. `by` are those who are known to have written in it.
 * What was not derived yet is then, and told of: once this version is there, nothing is left to tell for whoever waits for it to go quiet.
 */
export async function pinVersion(
  writes: Writes,
  tools: { readonly clock: Clock; readonly random: Random },
  page: Page,
  present: Standing,
  { by, at, name }: { readonly by: readonly MemberId[]; readonly at: Instant; readonly name: string | null },
): Promise<Version> {
  const latest = await writes.versions.latest(page.documentId)
  if (latest && sameAsVersion(latest, present)) {
    if (!latest.automatic) return latest
    const given = latest.name ?? name
    await writes.versions.name(latest.id, given, latest.summary)
    return { ...latest, name: given, automatic: false }
  }
  const writers = await writersOf(writes, page.documentId, by)
  const record = must(await writes.documents.record(page.documentId), 'a page has a document')
  const wrote = writers.length > 0 ? writers : page.changedBy
  const kept = { documentId: record.id, by: wrote, at, name, automatic: false }
  const version = must(await keepVersion(writes, tools, present, kept), 'a version that is asked for is always kept')
  await settlePage(writes, { record, present, version, writers: wrote, at })
  return version
}
