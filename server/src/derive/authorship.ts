import {
  Origins,
  originsOf,
  packOrigins,
  packRemovals,
  type Removal,
  Removals,
  unpackOrigins,
  unpackRemovals,
} from '@commonplace/document'
import type { DocumentId } from '@commonplace/domain'
import type { Reads } from '../ports/store.ts'
import type { VersionAuthorship, VersionBody } from '../ports/versions.ts'
import type { Standing } from './present.ts'

/** So many updates between two versions are looked into for who took out what; beyond, only the writers of a version are known. */
const MOST_UPDATES = 20_000
/** They are read so many at a time. */
const PIECE = 200

/**
 * Whose the words of a present state are, and who took out what of the version before. Where the state takes the place of that version
 * (`goesOn`), what was taken out up to there counts too.
 */
export async function authorshipOf(
  reads: Reads,
  id: DocumentId,
  present: Pick<Standing, 'seq' | 'runs'>,
  latest: VersionBody | null,
  goesOn: boolean,
): Promise<VersionAuthorship> {
  const origins = new Origins(await reads.documents.carried(id))
  const written = originsOf(present.runs, origins)
  const taken: Removal[] = goesOn && latest ? unpackRemovals(latest.authorship.taken) : []
  if (latest && latest.authorship.written !== '') {
    const removals = new Removals(unpackOrigins(latest.authorship.written), written, origins)
    const since = latest.authorship.seq
    if (!removals.none && present.seq - since <= MOST_UPDATES)
      for (let at = since; ; ) {
        const updates = await reads.documents.updatesAfter(id, at, PIECE)
        const last = updates.at(-1)
        if (!last) break
        for (const one of updates) removals.look(one)
        at = last.seq
      }
    taken.push(...removals.told())
  }
  return { seq: present.seq, written: packOrigins(written), taken: packRemovals(taken) }
}
