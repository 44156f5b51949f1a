import type { DocumentId, MemberId } from '@commonplace/domain'
import type { Clock, Random } from '@commonplace/kit'
import { keepVersion } from '../derive/keep-version.ts'
import { presentOf, writersOf } from '../derive/present.ts'
import { type Settled, settleAnswer, settlePage, settleQuestion } from '../derive/settle-subject.ts'
import type { Documents } from '../ports/documents.ts'
import type { Store } from '../ports/store.ts'
import { hideIn } from './hide-withdrawn.ts'

export interface SettleTools {
  readonly store: Store
  readonly documents: Documents
  readonly clock: Clock
  readonly random: Random
}

/**
 * Derives all that follows from a document that has gone quiet: content, row, links, search entry and an automatic version. Done twice
 * for the same state, the second time keeps no version and tells nothing.
 */
export async function settle(tools: SettleTools, id: DocumentId, by: readonly MemberId[]): Promise<void> {
  const { store, documents, clock } = tools
  if (!(await store.read.documents.record(id))) return
  const present = await presentOf(documents, id)
  const at = clock.now()
  await store.change(async (writes) => {
    const record = await writes.documents.record(id)
    const content = await writes.documents.content(id)
    // Gone meanwhile, or derived from a later state by another process or by somebody's act.
    if (!record || (content && content.seq > present.seq)) return
    const latest = await writes.versions.latest(id)
    const known = await writersOf(writes, id, by)
    // After a restart nobody tells who wrote; where the log was folded too, the sitting is counted to those who wrote before.
    const writers = known.length > 0 ? known : (latest?.by ?? [])
    const version = await keepVersion(writes, tools, present, { documentId: id, by: writers, at, automatic: true })
    const settled: Settled = { record, present, version, writers, at }
    if (record.subject.kind === 'page') await settlePage(writes, settled)
    else if (record.subject.kind === 'question') await settleQuestion(writes, settled)
    else await settleAnswer(writes, settled)
  })
  // Somebody who was away may bring words back that were withdrawn meanwhile.
  const writer = by[0] ?? (await store.read.versions.latest(id))?.by[0]
  if (writer) await hideIn(tools, id, writer)
}
