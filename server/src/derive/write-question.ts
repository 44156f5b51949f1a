import type { AnswerId, DocumentId, Instant, QuestionId, Subject } from '@commonplace/domain'
import { must } from '@commonplace/kit'
import type { DocumentRecord } from '../ports/documents.ts'
import type { Writes } from '../ports/store.ts'
import { restateAdoptions } from './adoption-states.ts'
import { deriveBody } from './content.ts'
import { fillGaps } from './fill-gaps.ts'
import { relink, writeLinks } from './mentions.ts'
import type { Present } from './present.ts'
import { withdrawnIn, withoutAnswers } from './withdrawn.ts'

/** Writes content and links of a question's or an answer's document. */
export async function writeBody(
  writes: Writes,
  record: Pick<DocumentRecord, 'id' | 'communityId'> & { readonly subject: Subject },
  present: Pick<Present, 'json' | 'seq'>,
  at: Instant,
): Promise<void> {
  const { id, communityId, subject } = record
  const shown = withoutAnswers(present.json, await withdrawnIn(writes, present.json))
  const derived = deriveBody(id, present.json, shown, present.seq, at)
  const isNew = (await writes.documents.content(id)) === null
  await writes.documents.putContent(derived.content)
  await writeLinks(writes, communityId, subject, derived.found.links)
  if (isNew && subject.kind === 'question') await relink(writes, communityId, { kind: 'question', id: subject.id })
  if (subject.kind === 'answer')
    await restateAdoptions(writes, await writes.adoptions.ofAnswers([subject.id as AnswerId]), at)
}

/** Writes the entry by which a question and its answers are found; takes it out for a withdrawn one. */
export async function indexQuestion(writes: Writes, id: QuestionId): Promise<void> {
  const question = must(await writes.questions.byId(id), 'a question that is indexed exists')
  if (question.deletedAt !== null || question.mergedInto !== null) return writes.search.remove('question', id)
  const answers = await writes.questions.answersOf(id)
  const merged = await writes.questions.mergedInto(id)
  const contents = await writes.documents.contents(
    [question, ...answers, ...merged].map(({ documentId }) => documentId),
  )
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
    answered: answers.length > 0,
    writers: [...new Set([question.askedBy, ...answers.map(({ answeredBy }) => answeredBy)])],
    stewards: [],
    changedAt: question.changedAt,
    sections: [
      { anchor: '', heading: '', text: textOf(question.documentId) },
      ...answers.map((answer) => ({ anchor: `a-${answer.id}`, heading: '', text: textOf(answer.documentId) })),
      // Asked in other words before: whoever uses those finds this one.
      ...merged.map((one) => ({ anchor: '', heading: one.title, text: textOf(one.documentId) })),
    ],
  })
  if (question.accepted !== null) {
    const text = [question.documentId, ...answers.map((answer) => answer.documentId)].map(textOf).join(' ')
    const thing = { kind: 'question', id, title: question.title, text } as const
    await fillGaps(writes, question.communityId, thing, question.changedAt)
  }
}
