import type { VersionRow } from '@commonplace/api'
import type { Reads } from '../../ports/store.ts'
import type { Version } from '../../ports/versions.ts'
import { type People, peopleOf } from './people.ts'

export const versionRow = (version: Version, people: People): VersionRow => ({
  id: version.id,
  n: version.n,
  name: version.name,
  summary: version.summary,
  automatic: version.automatic,
  at: version.at,
  by: version.by.map(people),
  words: version.words,
  added: version.added,
  removed: version.removed,
})

export async function versionRows(reads: Reads, versions: readonly Version[]): Promise<VersionRow[]> {
  const people = await peopleOf(
    reads,
    versions.flatMap(({ by }) => by),
  )
  return versions.map((version) => versionRow(version, people))
}
