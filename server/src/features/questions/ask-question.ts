import { type InputOf, Refusal, routes } from '@commonplace/api'
import { revisionOf } from '@commonplace/document'
import { type Community, type DocumentId, NEW_QUESTION, type Question, type QuestionId } from '@commonplace/domain'
import { mintId } from '@commonplace/kit'
import { createDocument, type Seeded, seedOf } from '../../derive/new-document.ts'
import { indexQuestion, writeBody } from '../../derive/write-question.ts'
import type { Reads, Writes } from '../../ports/store.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { communityTarget, judge, openCommunity, writerOf } from '../shared/doors.ts'
import { withDocumentWords } from '../shared/edit-document.ts'
import { isHeldFirst } from '../shared/first-posts.ts'
import { questionNow } from '../shared/question-shape.ts'
import { readMarkdown } from '../shared/read-markdown.ts'
import { askedFrom } from './asked-from.ts'
import { inviteMembers } from './invite-members.ts'

type Input = InputOf<typeof routes.askQuestion>

/** Asks a question, perhaps from a sentence of a page. Sent twice under the same id by the same member, it is asked once. */
export const askQuestion = useCase(routes.askQuestion, async (services, asking) => {
  const { store, clock, random } = services
  const { actor, input, now } = asking
  const by = writerOf(asking)
  const community = await openCommunity(store.read, actor, 'see', asking.params.slug)
  const { guestsAsk, holdFirst } = await services.settings.read(community.slug)
  judge(actor, 'ask', { ...communityTarget(community), guestsAsk }, 'community')
  const id = (input.id ?? mintId(clock, random)) as QuestionId
  const seed = await withDocumentWords(async () =>
    seedOf(random, {
      id: (input.documentId ?? mintId(clock, random)) as DocumentId,
      communityId: community.id,
      subject: { kind: 'question', id },
      authorId: by,
      json: await readMarkdown(services, community, input.markdown),
      fields: { title: input.title, tags: input.tags ?? [] },
      by,
      at: now,
    }),
  )
  await store.change(async (writes) => {
    const present = await openCommunity(writes, actor, 'see', community.slug)
    judge(actor, 'ask', { ...communityTarget(present), guestsAsk }, 'community')
    if (await askedBefore(writes, community, id, input, seed)) return
    const isGuest = actor.roles[community.id] === 'guest'
    if (isGuest && (await writes.questions.askedBy(community.id, by)) > 0) throw askedOnce
    const isHeld = isGuest || (await isHeldFirst(writes, holdFirst, actor, community, by))
    const from = input.askedFrom ? await askedFrom(writes, actor, community, input.askedFrom) : null
    await createDocument(writes, services, seed)
    await addQuestion(writes, seed, {
      id,
      communityId: community.id,
      documentId: seed.id,
      title: input.title,
      tags: input.tags ?? [],
      askedBy: by,
      askedAt: now,
      askedFrom: from,
      changedAt: now,
      ...NEW_QUESTION,
      // Where withdrawn ones lie, nobody but its asker and the hosts finds it, whichever way they look.
      ...(isHeld ? { deletedAt: now, held: { state: 'waiting', reason: '' } } : {}),
    })
    if (!isHeld) await inviteMembers(writes, { community, id, title: input.title }, by, input.invite ?? [], now)
  })
  return questionNow(services, asking, community, id)
})

async function addQuestion(writes: Writes, seed: Seeded, question: Question): Promise<void> {
  const { communityId, askedBy, askedAt, askedFrom: from } = question
  const subject = { kind: 'question', id: question.id } as const
  await writes.questions.add(question)
  await writes.follows.watch(communityId, askedBy, subject, askedAt)
  await writeBody(writes, { ...seed, subject }, { json: seed.json, seq: 1 }, askedAt)
  await indexQuestion(writes, question.id)
  if (from) {
    const to = { kind: 'page', id: from.pageId } as const
    const link = { type: 'asked-from', from: subject, to, sentence: from.anchor.quote } as const
    await writes.links.replace(communityId, subject, ['asked-from'], [link])
  }
  const data = { title: question.title, page: from?.pageId ?? null }
  const type = question.held === null ? 'question-asked' : 'question-held'
  await writes.events.tell({ communityId, type, by: askedBy, subject, data }, askedAt)
}

const askedOnce = new Refusal('not-allowed', say('askedBefore'))

/** Whether this very request was done before; refuses an id that names anything else. */
async function askedBefore(
  reads: Reads,
  community: Community,
  id: QuestionId,
  input: Input,
  seed: Seeded,
): Promise<boolean> {
  const question = await reads.questions.byId(id)
  const taken = new Refusal('conflict', say('questionIdTaken'), { field: 'id' })
  if (!question) {
    if (await reads.documents.record(seed.id)) throw taken
    return false
  }
  const first = await reads.versions.byNumber(question.documentId, 1)
  const same =
    question.communityId === community.id &&
    question.askedBy === seed.by &&
    (input.documentId === undefined || question.documentId === input.documentId) &&
    first?.fields.title === seed.fields.title &&
    first.revision === revisionOf(seed.json)
  if (!same) throw taken
  return true
}
