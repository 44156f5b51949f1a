import {
  type DiffAuthor,
  type DiffAuthors,
  type DocNode,
  membersOf,
  type Origin,
  type Share,
  sharesIn,
  unpackOrigins,
  unpackRemovals,
} from '@commonplace/document'
import type { DocumentId, MemberId } from '@commonplace/domain'
import { authorshipOf } from '../../derive/authorship.ts'
import { type Standing, writersOf } from '../../derive/present.ts'
import type { Reads } from '../../ports/store.ts'
import { UNKNOWN_AUTHORSHIP, type VersionAuthorship, type VersionBody, type VersionStep } from '../../ports/versions.ts'
import { Removers } from './removers.ts'

/** A side of a difference: a kept state as it was stored, or the present one. */
export interface Side {
  readonly json: DocNode
  readonly authorship: VersionAuthorship
}

/** Whose each change between two states is, as far as the record of who owns which words says. */
export interface Credit {
  /** Everybody who wrote in between, the last writer first. */
  readonly writers: readonly MemberId[]
  /** For `diffToHtml`; `authorOf` gives each member a place and a colour. */
  authors(a: DocNode, b: DocNode, authorOf: (member: MemberId) => DiffAuthor): DiffAuthors
}

/**
 * Reads who came in between two states. What was kept before words were recorded, or brought in from elsewhere, is counted to its writer
 * where there was only one.
 */
export async function creditBetween(
  reads: Reads,
  id: DocumentId,
  from: VersionBody,
  to: VersionBody | null,
  present: Standing | null,
): Promise<Credit & { readonly newer: VersionAuthorship }> {
  const steps: VersionStep[] = [...(await reads.versions.between(id, from.n, to?.n ?? Number.MAX_SAFE_INTEGER))]
  let newer = to?.authorship ?? UNKNOWN_AUTHORSHIP
  if (present) {
    const latest = await reads.versions.latest(id)
    newer = await authorshipOf(reads, id, present, latest, false)
    const by = await writersOf(reads, id, [])
    steps.push({ n: Number.MAX_SAFE_INTEGER, by, taken: newer.taken, added: 0, removed: 0 })
  }
  const hands = await reads.documents.hands(id)
  const writers = [...new Set(steps.toReversed().flatMap(({ by }) => by))]
  const only = writers.length === 1 ? (writers[0] ?? null) : null
  const removers = new Removers(steps.flatMap(({ taken }) => unpackRemovals(taken)))
  const cameOf = (origin: Origin) => membersOf(origin, (client) => hands.get(client))
  const orOnly = (shares: readonly Share<MemberId>[]) => shares.map(({ length, by }) => ({ length, by: by ?? only }))
  return {
    writers,
    newer,
    authors(a, b, authorOf) {
      const shown = ({ length, by }: Share<MemberId>) => ({ length, by: by && authorOf(by) })
      const came = sharesIn(b, unpackOrigins(newer.written), cameOf)
      const went = sharesIn(a, unpackOrigins(from.authorship.written), (origin) => removers.of(origin))
      return {
        came: (node, start, end) => orOnly(came(node, start, end)).map(shown),
        went: (node, start, end) => orOnly(went(node, start, end)).map(shown),
      }
    },
  }
}
