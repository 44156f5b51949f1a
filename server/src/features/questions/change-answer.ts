import { routes } from '@commonplace/api'
import { applyJson } from '@commonplace/document'
import { must } from '@commonplace/kit'
import { keepVersion } from '../../derive/keep-version.ts'
import { presentOf, writersOf } from '../../derive/present.ts'
import { indexQuestion, writeBody } from '../../derive/write-question.ts'
import { useCase } from '../../ports/use-case.ts'
import { answerShapes } from '../shared/answer-shape.ts'
import { alive, openAnswer, writerOf } from '../shared/doors.ts'
import { editDocument, withDocumentWords } from '../shared/edit-document.ts'
import { readMarkdown } from '../shared/read-markdown.ts'

/** Changes the text of an answer, as edits of its live document. Pages it was woven into show that it changed. */
export const changeAnswer = useCase(routes.changeAnswer, async (services, asking) => {
  const { store, documents } = services
  const { actor, now } = asking
  const by = writerOf(asking)
  const { community, answer } = await openAnswer(store.read, actor, 'edit', asking.params.id)
  alive(answer, 'answer')
  const json = await withDocumentWords(() => readMarkdown(services, community, asking.input.markdown))
  await editDocument(documents, answer.documentId, by, (doc) => applyJson(doc, json, null))
  const present = await presentOf(documents, answer.documentId)
  const after = await store.change(async (writes) => {
    const opened = await openAnswer(writes, actor, 'edit', answer.id)
    const { id, communityId, documentId, questionId } = opened.answer
    const subject = { kind: 'answer', id } as const
    await writes.questions.changeAnswer(id, { changedAt: now })
    await writes.questions.change(questionId, { changedAt: now })
    const writers = await writersOf(writes, documentId, [by])
    const kept = { documentId, by: writers, at: now, automatic: true }
    await writeBody(writes, { id: documentId, communityId, subject }, present, now)
    const version = await keepVersion(writes, services, present, kept)
    await indexQuestion(writes, questionId)
    const data = { question: questionId, version: version?.n ?? null }
    await writes.events.tell({ communityId, type: 'answer-settled', by, subject, data }, now)
    return { ...opened, answer: { ...opened.answer, changedAt: now } }
  })
  const [shape] = await answerShapes(services, asking, community, after.question, [after.answer])
  return must(shape, 'an answer has a shape')
})
