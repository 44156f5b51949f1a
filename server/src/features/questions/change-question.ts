import { routes } from '@commonplace/api'
import { applyJson, writeMeta } from '@commonplace/document'
import { keepVersion } from '../../derive/keep-version.ts'
import { presentOf, writersOf } from '../../derive/present.ts'
import { indexQuestion, writeBody } from '../../derive/write-question.ts'
import { useCase } from '../../ports/use-case.ts'
import { alive, openQuestion, writerOf } from '../shared/doors.ts'
import { editDocument, withDocumentWords } from '../shared/edit-document.ts'
import { questionNow } from '../shared/question-shape.ts'
import { readMarkdown } from '../shared/read-markdown.ts'

/** Changes title, tags or text of a question, as edits of its live document. */
export const changeQuestion = useCase(routes.changeQuestion, async (services, asking) => {
  const { store, documents } = services
  const { actor, input, now } = asking
  const by = writerOf(asking)
  const { community, question } = await openQuestion(store.read, actor, 'edit', asking.params.id)
  alive(question, 'question')
  const { markdown, ...given } = input
  const fields = { title: given.title ?? question.title, tags: given.tags ?? question.tags }
  const json =
    markdown === undefined ? null : await withDocumentWords(() => readMarkdown(services, community, markdown))
  await editDocument(documents, question.documentId, by, (doc) => {
    if (json !== null) applyJson(doc, json, null)
    writeMeta(doc, fields)
  })
  const present = await presentOf(documents, question.documentId)
  await store.change(async (writes) => {
    const { id, communityId, documentId } = (await openQuestion(writes, actor, 'edit', question.id)).question
    const subject = { kind: 'question', id } as const
    await writes.questions.change(id, { ...fields, changedAt: now })
    const writers = await writersOf(writes, documentId, [by])
    await writeBody(writes, { id: documentId, communityId, subject }, present, now)
    await keepVersion(writes, services, present, { documentId, by: writers, at: now, automatic: true })
    await indexQuestion(writes, id)
    await writes.events.tell({ communityId, type: 'question-changed', by, subject, data: { title: fields.title } }, now)
  })
  return questionNow(services, asking, community, question.id)
})
