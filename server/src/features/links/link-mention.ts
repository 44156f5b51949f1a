import { Refusal, routes } from '@commonplace/api'
import { applyJson, linkUnlinked, readBody } from '@commonplace/document'
import { keepVersion } from '../../derive/keep-version.ts'
import { presentOf, writersOf } from '../../derive/present.ts'
import { writePage } from '../../derive/write-page.ts'
import { useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { alive, openPage, writerOf } from '../shared/doors.ts'
import { editDocument } from '../shared/edit-document.ts'
import { linkEnds } from '../shared/link-ends.ts'

/** Makes a link of the first place where another page names this one: an edit of its live text, seen by whoever has it open. */
export const linkMention = useCase(routes.linkMention, async (services, asking) => {
  const { store, documents } = services
  const { actor, input, now } = asking
  const by = writerOf(asking)
  const { community, page } = await openPage(store.read, actor, 'read', asking.params.id)
  alive(page, 'page')
  const { page: from } = await openPage(store.read, actor, 'edit', input.from)
  alive(from, 'page')
  if (from.communityId !== page.communityId || from.id === page.id)
    throw new Refusal('bad-input', say('linkedHere'), { field: 'from' })
  await editDocument(documents, from.documentId, by, (doc) => {
    const linked = linkUnlinked(readBody(doc), page.fields.title, page.id)
    if (!linked) throw new Refusal('conflict', say('linkWordsGone'))
    applyJson(doc, linked, null)
  })
  const present = await presentOf(documents, from.documentId)
  await store.change(async (writes) => {
    const { page: before } = await openPage(writes, actor, 'edit', from.id)
    const writers = await writersOf(writes, before.documentId, [by])
    const after = await writePage(writes, before, present, { at: now, by: writers })
    const kept = { documentId: before.documentId, by: writers, at: now, automatic: true }
    await keepVersion(writes, services, present, kept)
    const subject = { kind: 'page', id: before.id } as const
    const data = { title: after.fields.title }
    await writes.events.tell({ communityId: community.id, type: 'page-changed', by, subject, data }, now)
  })
  return linkEnds(store.read, community, { kind: 'page', id: page.id })
})
