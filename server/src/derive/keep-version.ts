import { changedWords, diffDocuments, revisionOf } from '@commonplace/document'
import type { DocumentId, Instant, MemberId, PageFields, VersionId } from '@commonplace/domain'
import { type Clock, mintId, type Random } from '@commonplace/kit'
import type { Writes } from '../ports/store.ts'
import type { Version, VersionBody } from '../ports/versions.ts'
import { authorshipOf } from './authorship.ts'
import { bodyOfContent } from './content.ts'
import type { Present, Standing } from './present.ts'
import { wordsOf } from './words.ts'

/** Edits this close together are one sitting … */
const SITTING = 5 * 60 * 1000
/** … unless so many words came and went that one line of history could not say what happened. */
const SITTING_WORDS = 300

export interface Kept {
  readonly documentId: DocumentId
  readonly by: readonly MemberId[]
  readonly at: Instant
  readonly name?: string | null
  readonly summary?: string | null
  readonly automatic: boolean
}

/** Whether a version says the same as a present state, fields included. */
export const sameAsVersion = (version: VersionBody, present: Pick<Present, 'json' | 'fields'>): boolean =>
  version.revision === revisionOf(present.json) && sameFields(version.fields, present.fields)

function sameFields(a: PageFields, b: PageFields): boolean {
  const key = ({ extra, ...fields }: PageFields) =>
    JSON.stringify([Object.entries(fields).sort(), Object.entries(extra).sort()])
  return key(a) === key(b)
}

/**
 * Keeps a state as the document's next version; null where the latest automatic one says the same already. An automatic version goes on
 * with the one before it while the same people's sitting goes on, so that history has lines people can read.
 */
export async function keepVersion(
  writes: Writes,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
  present: Standing,
  kept: Kept,
): Promise<Version | null> {
  const latest = await writes.versions.latest(kept.documentId)
  if (latest && kept.automatic && sameAsVersion(latest, present)) {
    await credit(writes, latest, kept.by)
    return null
  }
  const goesOn = latest !== null && kept.automatic && sameSitting(latest, kept)
  const base = goesOn ? await writes.versions.byNumber(kept.documentId, latest.n - 1) : latest
  const words = wordsOf(present.json)
  const change = base ? changedWords(diffDocuments(bodyOfContent(base), present.json)) : { added: words, removed: 0 }
  const version: VersionBody = {
    id: goesOn ? latest.id : (mintId(clock, random) as VersionId),
    documentId: kept.documentId,
    n: goesOn ? latest.n : (latest?.n ?? 0) + 1,
    name: kept.name ?? null,
    summary: kept.summary ?? null,
    automatic: kept.automatic,
    at: kept.at,
    by: goesOn ? [...new Set([...latest.by, ...kept.by])] : kept.by,
    words,
    added: change.added,
    removed: change.removed,
    revision: revisionOf(present.json),
    json: JSON.stringify(present.json),
    fields: present.fields,
    authorship: await authorshipOf(writes, kept.documentId, present, latest, goesOn),
  }
  await (goesOn ? writes.versions.renew(version) : writes.versions.add(version))
  return version
}

/** An act kept the state before those who were typing in it were known: they are named as well. */
async function credit(writes: Writes, latest: VersionBody, by: readonly MemberId[]): Promise<void> {
  const all = [...new Set([...latest.by, ...by])]
  if (latest.n > 1 && all.length > latest.by.length) await writes.versions.renew({ ...latest, by: all })
}

/** The first version always stays as it was made. */
function sameSitting(latest: VersionBody, kept: Kept): boolean {
  return (
    latest.automatic &&
    latest.name === null &&
    latest.n > 1 &&
    kept.at - latest.at < SITTING &&
    latest.added + latest.removed < SITTING_WORDS &&
    kept.by.every((member) => latest.by.includes(member))
  )
}
