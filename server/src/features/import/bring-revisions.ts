import { changedWords, type DocNode, diffDocuments, revisionOf } from '@commonplace/document'
import { EMPTY_FIELDS, type VersionId } from '@commonplace/domain'
import type { PlannedRevision, StackExchangePlan } from '@commonplace/interchange'
import { mintId } from '@commonplace/kit'
import { bodyOfContent } from '../../derive/content.ts'
import { wordsOf } from '../../derive/words.ts'
import type { Writes } from '../../ports/store.ts'
import type { Services } from '../../ports/use-case.ts'
import { UNKNOWN_AUTHORSHIP } from '../../ports/versions.ts'
import { inPieces, TOGETHER } from './import-run.ts'

type Tools = Pick<Services, 'store' | 'clock' | 'random'>

/** Puts the states that questions and answers were in before into their history. Done again, it adds what is missing. */
export async function bringRevisions(tools: Tools, plan: Pick<StackExchangePlan, 'revisions'>): Promise<void> {
  for await (const piece of inPieces(plan.revisions(), TOGETHER)) {
    await tools.store.change(async (writes) => {
      for (const revision of piece) await bringRevision(writes, tools, revision)
    })
  }
}

async function bringRevision(writes: Writes, { clock, random }: Tools, revision: PlannedRevision): Promise<void> {
  const { documentId, n, json, title, tags, by, at } = revision
  const { versions } = writes
  // Only what is missing below a version: a text that was brought in before without its history keeps the one it has had since.
  if (((await versions.latest(documentId))?.n ?? 0) <= n || (await versions.byNumber(documentId, n)) !== null) return
  const before = n > 1 ? await versions.byNumber(documentId, n - 1) : null
  const words = wordsOf(json)
  const { added, removed } = before ? between(bodyOfContent(before), json) : { added: words, removed: 0 }
  await versions.add({
    id: mintId(clock, random) as VersionId,
    ...{ documentId, n, name: null, summary: null, automatic: true, at, by: [by], words, added, removed },
    revision: revisionOf(json),
    json: JSON.stringify(json),
    authorship: UNKNOWN_AUTHORSHIP,
    fields: { ...EMPTY_FIELDS, ...(title === undefined ? {} : { title, tags: tags ?? [] }) },
  })
  const after = await versions.byNumber(documentId, n + 1)
  if (after) await versions.renew({ ...after, ...between(json, bodyOfContent(after)) })
}

/** Words that came and went from one state to the next. */
function between(before: DocNode, after: DocNode): { added: number; removed: number } {
  const { added, removed } = changedWords(diffDocuments(before, after))
  return { added, removed }
}
