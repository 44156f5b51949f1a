import type { AnswerId, EventType, Instant, MemberId, QuestionId } from '@commonplace/domain'
import type { DocumentRecord } from '../ports/documents.ts'
import type { Writes } from '../ports/store.ts'
import type { Version } from '../ports/versions.ts'
import type { Present } from './present.ts'
import { writePage } from './write-page.ts'
import { indexQuestion, writeBody } from './write-question.ts'

/** A document that has gone quiet. `version` is null where it says what the version before said. */
export interface Settled {
  readonly record: DocumentRecord
  readonly present: Present
  readonly version: Version | null
  readonly writers: readonly MemberId[]
  readonly at: Instant
}

export async function settlePage(writes: Writes, settled: Settled): Promise<void> {
  const { record, present, version, writers, at } = settled
  const page = await writes.pages.byDocument(record.id)
  if (!page) return
  const now = await writePage(writes, page, present, version ? { at, by: writers } : { at })
  if (version)
    for (const writer of writers)
      await writes.follows.watch(page.communityId, writer, { kind: 'page', id: page.id }, at)
  await tell(writes, settled, 'page-settled', { title: now.fields.title })
}

export async function settleQuestion(writes: Writes, settled: Settled): Promise<void> {
  const { record, present, version, at } = settled
  const question = await writes.questions.byId(record.subject.id as QuestionId)
  if (!question) return
  const { title, tags } = present.fields
  if (version) await writes.questions.change(question.id, { title: title || question.title, tags, changedAt: at })
  await writeBody(writes, record, present, at)
  await indexQuestion(writes, question.id)
  await tell(writes, settled, 'question-settled', { title: title || question.title })
}

export async function settleAnswer(writes: Writes, settled: Settled): Promise<void> {
  const { record, present, version, at } = settled
  const answer = await writes.questions.answer(record.subject.id as AnswerId)
  if (!answer) return
  if (version) {
    await writes.questions.changeAnswer(answer.id, { changedAt: at })
    await writes.questions.change(answer.questionId, { changedAt: at })
  }
  await writeBody(writes, record, present, at)
  await indexQuestion(writes, answer.questionId)
  await tell(writes, settled, 'answer-settled', { question: answer.questionId })
}

/** Tells of it, where something was written. Names all who took part, because a sitting can have many. */
async function tell(
  writes: Writes,
  { record, version, writers, at }: Settled,
  type: EventType,
  data: Record<string, string>,
): Promise<void> {
  if (!version) return
  const { n, added, removed, words } = version
  const more = { ...data, version: n, added, removed, words, contributors: writers.join(' ') }
  const { communityId, subject } = record
  await writes.events.tell({ communityId, type, by: writers[0] ?? null, subject, data: more }, at)
}
