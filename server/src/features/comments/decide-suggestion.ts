import { Refusal, routes } from '@commonplace/api'
import { replaceWords } from '@commonplace/document'
import { type Actor, type Comment, type Instant, MOST_THREADS, type Outcome, type Page } from '@commonplace/domain'
import { keepVersion } from '../../derive/keep-version.ts'
import { presentOf, writersOf } from '../../derive/present.ts'
import { writePage } from '../../derive/write-page.ts'
import type { Writes } from '../../ports/store.ts'
import { type Services, useCase } from '../../ports/use-case.ts'
import { alive, openPage, writerOf } from '../shared/doors.ts'
import { editDocument } from '../shared/edit-document.ts'
import { threadShape } from '../shared/thread-shape.ts'
import { type OpenThread, openThread } from './open-comment.ts'

interface Deciding {
  readonly actor: Actor
  readonly now: Instant
}

/** Takes a suggestion into the page. The words are put in by the hand of whoever proposed them, so that they stay theirs. */
export const acceptSuggestion = useCase(routes.acceptSuggestion, async (services, asking) => {
  const opened = await openSuggestion(services, asking.actor, asking.params.id)
  await openPage(services.store.read, asking.actor, 'edit', opened.page.id)
  if (opened.thread.outcome === 'accepted') return shapeOf(services, asking.actor, opened)
  if (!(await takeIn(services, asking, opened.page, opened.thread)))
    throw new Refusal('conflict', 'These words were changed since. Write the suggestion in by hand, or lay it aside.')
  return shapeOf(services, asking.actor, await openSuggestion(services, asking.actor, opened.thread.id))
})

/** Lays a suggestion aside. */
export const rejectSuggestion = useCase(routes.rejectSuggestion, async (services, asking) => {
  const opened = await openSuggestion(services, asking.actor, asking.params.id)
  await services.store.change(async (writes) => {
    const { thread, page } = await openThread(writes, asking.actor, 'settle-thread', opened.thread.id)
    if (thread.outcome === 'accepted')
      throw new Refusal('conflict', 'It was taken in already. Change the page instead.')
    if (thread.outcome === null) await settle(writes, asking, page, thread, 'rejected')
  })
  return shapeOf(services, asking.actor, await openSuggestion(services, asking.actor, opened.thread.id))
})

/** Every suggestion of a page at once, in the order of time. Those whose words were changed since stay open, to be judged one by one. */
export const decideSuggestions = useCase(routes.decideSuggestions, async (services, asking) => {
  const { store } = services
  const { page } = await openPage(store.read, asking.actor, 'edit', asking.params.id)
  alive(page, 'page')
  let decided = 0
  const open = (await suggestionsOf(services, page)).reverse()
  for (const one of open) {
    if (asking.input.decision === 'reject')
      await store.change((writes) => settle(writes, asking, page, one, 'rejected'))
    // The one before it may have moved or changed its words.
    else if (!(await takeIn(services, asking, page, (await store.read.comments.byId(one.id)) ?? one))) continue
    decided++
  }
  return { decided, left: open.length - decided }
})

async function suggestionsOf({ store }: Services, page: Page): Promise<Comment[]> {
  const threads = await store.read.comments.threads(page.id, 'open', MOST_THREADS)
  return threads.filter(({ proposal, outcome }) => proposal !== null && outcome === null)
}

async function openSuggestion({ store }: Services, actor: Actor, id: string): Promise<OpenThread> {
  const opened = await openThread(store.read, actor, 'settle-thread', id)
  if (opened.thread.proposal === null)
    throw new Refusal('bad-input', 'Nothing is suggested here. Settle the thread instead.')
  return opened
}

const shapeOf = (services: Services, actor: Actor, { community, page, thread }: OpenThread) =>
  threadShape(services, actor, community, page, thread)

/** Writes the words into the live page, and says so. False where the words they should replace no longer stand there. */
async function takeIn(services: Services, asking: Deciding, page: Page, thread: Comment): Promise<boolean> {
  const { store, documents } = services
  const { stands, proposal, by: proposer } = thread
  if (!stands || proposal === null) return false
  const done = await editDocument(documents, page.documentId, proposer, (doc) => replaceWords(doc, stands, proposal))
  if (!done) return false
  const present = await presentOf(documents, page.documentId)
  await store.change(async (writes) => {
    const { page: before } = await openPage(writes, asking.actor, 'edit', page.id)
    await settle(writes, asking, page, thread, 'accepted')
    const writers = await writersOf(writes, before.documentId, [proposer])
    await writePage(writes, before, present, { at: asking.now, by: writers })
    await keepVersion(writes, services, present, {
      documentId: before.documentId,
      by: writers,
      at: asking.now,
      automatic: true,
    })
  })
  return true
}

async function settle(writes: Writes, asking: Deciding, page: Page, thread: Comment, outcome: Outcome): Promise<void> {
  const by = writerOf(asking)
  await writes.comments.change(thread.id, { outcome, resolved: { by, at: asking.now } })
  const type = outcome === 'accepted' ? 'suggestion-accepted' : 'suggestion-rejected'
  const data = { title: page.fields.title, thread: thread.id, proposer: thread.by }
  await writes.events.tell(
    { communityId: page.communityId, type, by, subject: { kind: 'page', id: page.id }, data },
    asking.now,
  )
}
