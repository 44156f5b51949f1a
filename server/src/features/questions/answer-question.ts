import { type InputOf, Refusal, routes } from '@commonplace/api'
import { revisionOf } from '@commonplace/document'
import { type AnswerId, type DocumentId, NEW_ANSWER } from '@commonplace/domain'
import { mintId, must } from '@commonplace/kit'
import { createDocument, type Seeded, seedOf } from '../../derive/new-document.ts'
import { indexQuestion, writeBody } from '../../derive/write-question.ts'
import type { Reads, Writes } from '../../ports/store.ts'
import { type Services, useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { answerShapes } from '../shared/answer-shape.ts'
import { alive, type OpenQuestion, openAnswer, openQuestion, standingFor, writerOf } from '../shared/doors.ts'
import { withDocumentWords } from '../shared/edit-document.ts'
import { holdPost, isHeldFirst } from '../shared/first-posts.ts'
import { readMarkdown } from '../shared/read-markdown.ts'

type Input = InputOf<typeof routes.answerQuestion>

/** Answers a question. Sent twice under the same id by the same member, it is answered once. */
export const answerQuestion = useCase(routes.answerQuestion, async (services, asking) => {
  const { store, clock, random } = services
  const { actor, input, now } = asking
  const by = writerOf(asking)
  const open = async (reads: Reads): Promise<OpenQuestion> => {
    const opened = await standingFor(
      reads,
      actor,
      'answer',
      await openQuestion(reads, actor, 'answer', asking.params.id),
    )
    alive(opened.question, 'question')
    return opened
  }
  const { community } = await open(store.read)
  const { holdFirst } = await services.settings.read(community.slug)
  const id = (input.id ?? mintId(clock, random)) as AnswerId
  const seed = await withDocumentWords(async () =>
    seedOf(random, {
      id: (input.documentId ?? mintId(clock, random)) as DocumentId,
      communityId: community.id,
      subject: { kind: 'answer', id },
      authorId: by,
      json: await readMarkdown(services, community, input.markdown),
      by,
      at: now,
    }),
  )
  await store.change(async (writes) => {
    const opened = await open(writes)
    if (await answeredBefore(writes, opened, id, input, seed)) return
    const held = await isHeldFirst(writes, holdFirst, actor, community, by)
    await addAnswer(writes, services, opened, id, seed, held)
    if (held) await holdPost(writes, community, { kind: 'answer', id }, by, opened.question.title, now)
  })
  const { answer, question: answered } = await openAnswer(store.read, actor, 'read', id)
  const [shape] = await answerShapes(services, asking, community, answered, [answer])
  return must(shape, 'an answer has a shape')
})

async function addAnswer(
  writes: Writes,
  services: Services,
  { question }: OpenQuestion,
  id: AnswerId,
  seed: Seeded,
  held: boolean,
): Promise<void> {
  const { by, at, communityId } = seed
  const subject = { kind: 'answer', id } as const
  await createDocument(writes, services, seed)
  await writes.questions.addAnswer({
    id,
    questionId: question.id,
    communityId,
    documentId: seed.id,
    answeredBy: by,
    answeredAt: at,
    changedAt: at,
    ...NEW_ANSWER,
    // Where withdrawn ones lie, nobody finds it until a host lets it through.
    ...(held ? { deletedAt: at } : {}),
  })
  await writes.follows.watch(communityId, by, { kind: 'question', id: question.id }, at)
  await writes.questions.change(question.id, { changedAt: at })
  await writeBody(writes, { ...seed, subject }, { json: seed.json, seq: 1 }, at)
  await indexQuestion(writes, question.id)
  if (held) return
  const data = { question: question.id, title: question.title }
  await writes.events.tell({ communityId, type: 'answer-given', by, subject, data }, at)
}

/** Whether this very request was done before; refuses an id that names anything else. */
async function answeredBefore(
  reads: Reads,
  { question }: OpenQuestion,
  id: AnswerId,
  input: Input,
  seed: Seeded,
): Promise<boolean> {
  const answer = await reads.questions.answer(id)
  const taken = new Refusal('conflict', say('answerIdTaken'), { field: 'id' })
  if (!answer) {
    if (await reads.documents.record(seed.id)) throw taken
    return false
  }
  const first = await reads.versions.byNumber(answer.documentId, 1)
  const same =
    answer.questionId === question.id &&
    answer.answeredBy === seed.by &&
    (input.documentId === undefined || answer.documentId === input.documentId) &&
    first?.revision === revisionOf(seed.json)
  if (!same) throw taken
  return true
}
