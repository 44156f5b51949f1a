import { changedWords, type DocNode, diffDocuments, revisionOf } from '@commonplace/document'
import type { Carried, Instant, MemberId, Page, PageFields, VersionId } from '@commonplace/domain'
import { mintId, must } from '@commonplace/kit'
import type { Entry } from '@commonplace/sync'
import { wordsOf as countWordsOf } from '../../derive/words.ts'
import { writePage } from '../../derive/write-page.ts'
import type { Services } from '../../ports/use-case.ts'
import type { VersionAuthorship, VersionBody } from '../../ports/versions.ts'

/** One state a page was in. */
export interface HistoryState {
  readonly json: DocNode
  readonly fields: PageFields
  readonly by: MemberId
  readonly at: Instant
  readonly message: string
  readonly authorship: VersionAuthorship
}

export interface NewHistory {
  readonly page: Page
  readonly seed: { readonly update: Uint8Array; readonly client: number }
  readonly states: readonly HistoryState[]
  readonly carried: readonly Carried[]
  /** What was written after the first state. */
  readonly entries: readonly Entry[]
}

/**
 * Puts a page with all its states into a community, all of it or nothing: the document under its authors' own ids, and a version for each
 * state.
 */
export async function bringHistory(
  { store, clock, random }: Pick<Services, 'store' | 'clock' | 'random'>,
  { page, seed, states, carried, entries }: NewHistory,
): Promise<void> {
  const { documentId, communityId, id } = page
  const first = must(states[0], 'a page that was written has a first state')
  const last = must(states.at(-1), 'a page that was written has a last state')
  // Compared before anybody has to wait for it.
  const versions = states.map((state, i): VersionBody => {
    const words = countWordsOf(state.json)
    const before = states[i - 1]
    const change = before ? changedWords(diffDocuments(before.json, state.json)) : { added: words, removed: 0 }
    return {
      id: mintId(clock, random) as VersionId,
      documentId,
      n: i + 1,
      name: null,
      summary: state.message.trim().slice(0, 400) || null,
      automatic: true,
      at: state.at,
      by: [state.by],
      words,
      added: change.added,
      removed: change.removed,
      revision: revisionOf(state.json),
      json: JSON.stringify(state.json),
      fields: state.fields,
      authorship: state.authorship,
    }
  })
  await store.change(async (writes) => {
    const record = { id: documentId, communityId, subject: { kind: 'page', id } as const, authorId: null, epoch: 0 }
    await writes.documents.create(record, { ...seed, by: first.by }, first.at, entries)
    await writes.documents.carry(documentId, carried)
    await writes.pages.add(page)
    for (const version of versions) await writes.versions.add(version)
    const present = { json: last.json, fields: last.fields, seq: 1 + entries.length }
    await writePage(writes, page, present, { at: last.at, by: [last.by] })
  })
}
