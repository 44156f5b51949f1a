import type { DocumentId, Instant, QuestionId, Subject } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import type { DocumentRecord } from '../ports/documents.ts'
import type { Writes } from '../ports/store.ts'
import { deriveBody } from './content.ts'
import { mentionsOf } from './mentions.ts'
import type { Present } from './present.ts'

/** Writes content and links of a question's or an answer's document. */
export async function writeBody(
  writes: Writes,
  record: Pick<DocumentRecord, 'id' | 'communityId'> & { readonly subject: Subject },
  present: Pick<Present, 'json' | 'seq'>,
  at: Instant,
): Promise<void> {
  const derived = deriveBody(record.id, present.json, present.json, present.seq, at)
  await writes.documents.putContent(derived.content)
  const links = await mentionsOf(writes, record.communityId, record.subject, derived.found.links)
  await writes.links.replace(record.communityId, record.subject, ['mentions'], links)
}

/** Writes the entry by which a question and its answers are found; takes it out for a withdrawn one. */
export async function indexQuestion(writes: Writes, id: QuestionId): Promise<void> {
  const question = must(await writes.questions.byId(id), 'a question that is indexed exists')
  if (question.deletedAt !== null) return writes.search.remove('question', id)
  const answers = await writes.questions.answersOf(id)
  const contents = await writes.documents.contents([question.documentId, ...answers.map((a) => a.documentId)])
  const textOf = (document: DocumentId): string => contents.get(document)?.text ?? ''
  await writes.search.put({
    communityId: question.communityId,
    kind: 'question',
    id,
    pageKind: null,
    status: null,
    tags: question.tags,
    title: question.title,
    accepted: question.accepted !== null,
    changedAt: question.changedAt,
    sections: [
      { anchor: '', heading: '', text: textOf(question.documentId) },
      ...answers.map((answer) => ({ anchor: `a-${answer.id}`, heading: '', text: textOf(answer.documentId) })),
    ],
  })
}
