import { routes } from '@commonplace/api'
import { writeMeta } from '@commonplace/document'
import { must } from '@commonplace/kit'
import { bodyOfContent } from '../../derive/content.ts'
import { keepVersion } from '../../derive/keep-version.ts'
import { presentOf, writersOf } from '../../derive/present.ts'
import { indexQuestion, writeBody } from '../../derive/write-question.ts'
import { useCase } from '../../ports/use-case.ts'
import { bringBack } from '../shared/bring-back.ts'
import { alive, openText, writerOf } from '../shared/doors.ts'
import { keepWhatStands } from '../shared/keep-what-stands.ts'
import { peopleOf } from '../shared/people.ts'
import { restorable } from '../shared/restorable.ts'
import { versionRow } from '../shared/version-row.ts'
import { versionsOf } from './list-versions.ts'
import { openVersion } from './open-version.ts'
import { diffOf } from './read-diff.ts'
import { versionOf } from './read-version.ts'
import { nameOf } from './restore-version.ts'

// The history of questions and answers: the same as of pages, asked for by their document.

/** The history of a question's or an answer's text. */
export const listTextVersions = useCase(routes.listTextVersions, async ({ store }, { actor, params, query }) => {
  const { documentId } = await openText(store.read, actor, 'read', params.id)
  return versionsOf(store.read, documentId, query)
})

/** One version of it. */
export const readTextVersion = useCase(routes.readTextVersion, async (services, { actor, params, query }) => {
  const { community, documentId } = await openText(services.store.read, actor, 'read', params.id)
  return versionOf(services, actor, community, documentId, { ...params, ...query })
})

/** What became of it. */
export const readTextDiff = useCase(routes.readTextDiff, async (services, { actor, params, query }) => {
  const { community, documentId } = await openText(services.store.read, actor, 'read', params.id)
  return diffOf(services, actor, community, documentId, query)
})

/** Makes it read as it did, as edits on top. */
export const restoreText = useCase(routes.restoreText, async (services, asking) => {
  const { store, documents } = services
  const { actor, now } = asking
  const by = writerOf(asking)
  const open = () => openText(store.read, actor, 'restore-version', asking.params.id)
  const { documentId, question, answer } = await open()
  alive(answer ?? question, answer ? 'answer' : 'question')
  const old = await openVersion(store.read, documentId, asking.input.version)
  await keepWhatStands(services, documentId, [answer?.answeredBy ?? question.askedBy], now)
  const json = await restorable(store.read, bodyOfContent(old))
  const { section } = asking.input
  const carried = await bringBack(services, documentId, by, old, json, section, (doc) => {
    if (!answer && section === undefined)
      writeMeta(doc, { title: old.fields.title || question.title, tags: old.fields.tags })
  })
  const present = await presentOf(documents, documentId)
  const version = await store.change(async (writes) => {
    const { community, question, answer } = await openText(writes, actor, 'restore-version', documentId)
    const subject = answer
      ? ({ kind: 'answer', id: answer.id } as const)
      : ({ kind: 'question', id: question.id } as const)
    const { title, tags } = present.fields
    if (answer) await writes.questions.changeAnswer(answer.id, { changedAt: now })
    const fields = answer ? {} : { title: title || question.title, tags }
    await writes.questions.change(question.id, { ...fields, changedAt: now })
    await writeBody(writes, { id: documentId, communityId: community.id, subject }, present, now)
    const writers = await writersOf(writes, documentId, [by])
    await writes.documents.carry(documentId, carried)
    const name = nameOf(services, old.n, section)
    const kept = await keepVersion(writes, services, present, {
      documentId,
      by: writers,
      at: now,
      name,
      automatic: false,
    })
    await indexQuestion(writes, question.id)
    const data = { title: question.title, question: question.id, version: kept?.n ?? 0, restored: old.n }
    await writes.events.tell({ communityId: community.id, type: 'version-restored', by, subject, data }, now)
    return must(kept, 'a restored state is always kept as a version')
  })
  return versionRow(version, await peopleOf(store.read, version.by))
})
