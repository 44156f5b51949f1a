import { Refusal, routes } from '@commonplace/api'
import { replaceWords, type WayBack, withWayBack } from '@commonplace/document'
import { type Actor, type Comment, MOST_THREADS, type Outcome, type Page } from '@commonplace/domain'
import type { Writes } from '../../ports/store.ts'
import { type Services, useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { alive, openPage, writerOf } from '../shared/doors.ts'
import { editDocument } from '../shared/edit-document.ts'
import { threadShape } from '../shared/thread-shape.ts'
import { keepEdit } from './keep-edit.ts'
import { type OpenThread, openSuggestion, openThread } from './open-comment.ts'
import { type Deciding, tellOfDecision } from './tell-of-decision.ts'

/** Takes a suggestion into the page. The words are put in by the hand of whoever proposed them, so that they stay theirs. */
export const acceptSuggestion = useCase(routes.acceptSuggestion, async (services, asking) => {
  const { thread: asked, page } = await openSuggestion(services.store.read, asking.actor, asking.params.id)
  await openPage(services.store.read, asking.actor, 'edit', page.id)
  if (asked.outcome === null && (await takeIn(services, asking, asked.id)) === 'left')
    throw new Refusal('conflict', say('wordsChanged'))
  const opened = await openSuggestion(services.store.read, asking.actor, asked.id)
  if (opened.thread.outcome === 'rejected') throw new Refusal('conflict', say('laidAside'))
  return shapeOf(services, asking.actor, opened)
})

/** Lays a suggestion aside. */
export const rejectSuggestion = useCase(routes.rejectSuggestion, async (services, asking) => {
  const opened = await openSuggestion(services.store.read, asking.actor, asking.params.id)
  await services.store.change(async (writes) => {
    const { thread } = await openThread(writes, asking.actor, 'settle-thread', opened.thread.id)
    if (thread.outcome === 'accepted') throw new Refusal('conflict', say('takenIn'))
    await layAside(writes, asking, thread.id)
  })
  return shapeOf(services, asking.actor, await openSuggestion(services.store.read, asking.actor, opened.thread.id))
})

/** Every suggestion of a page at once, in the order of time. Those whose words were changed since stay open, to be judged one by one. */
export const decideSuggestions = useCase(routes.decideSuggestions, async (services, asking) => {
  const { store } = services
  const { page } = await openPage(store.read, asking.actor, 'edit', asking.params.id)
  alive(page, 'page')
  const ids: string[] = []
  let left = 0
  const open = (await suggestionsOf(services, page)).reverse()
  for (const { id } of open) {
    const became =
      asking.input.decision === 'accept'
        ? await takeIn(services, asking, id)
        : await store.change((writes) => layAside(writes, asking, id))
    if (became === 'left') left++
    if (became === 'revocable') ids.push(id)
  }
  return { decided: open.length - left, left, ids }
})

async function suggestionsOf({ store }: Services, page: Page): Promise<Comment[]> {
  const threads = await store.read.comments.threads(page.id, 'open', MOST_THREADS)
  return threads.filter(({ proposal, outcome }) => proposal !== null && outcome === null)
}

const shapeOf = (services: Services, actor: Actor, { community, page, thread }: OpenThread) =>
  threadShape(services, actor, community, page, thread)

/** Decides it, once: of several who decide at the same time one does. Null where somebody did before. */
async function claim(writes: Writes, asking: Deciding, id: string, outcome: Outcome): Promise<OpenThread | null> {
  const opened = await openThread(writes, asking.actor, 'settle-thread', id)
  if (opened.thread.outcome !== null) return null
  await writes.comments.change(opened.thread.id, { outcome, resolved: { by: writerOf(asking), at: asking.now } })
  return opened
}

/** What a suggestion is after somebody decided: open still, decided for good, or so that it can be taken back. */
type Became = 'left' | 'final' | 'revocable'

/** Left where somebody else decided it first. */
async function layAside(writes: Writes, asking: Deciding, id: string): Promise<Became> {
  const claimed = await claim(writes, asking, id, 'rejected')
  if (claimed) await tellOfDecision(writes, asking, claimed, 'suggestion-rejected')
  return claimed ? 'revocable' : 'left'
}

/**
 * Writes the words into the live page, and says so. It is decided before anything is written, so that nothing is written twice; where the
 * words to be replaced no longer stand there it is open again, and left so. What somebody else decided first is theirs to take back.
 */
async function takeIn(services: Services, asking: Deciding, id: string): Promise<Became> {
  const { store, documents } = services
  const claimed = await store.change(async (writes) => {
    const claimed = await claim(writes, asking, id, 'accepted')
    if (claimed) await openPage(writes, asking.actor, 'edit', claimed.page.id)
    return claimed
  })
  if (!claimed) return 'final'
  const { page, thread } = claimed
  const { stands, proposal, by: proposer } = thread
  const giveBack = () =>
    store.change((writes) => writes.comments.change(thread.id, { outcome: null, resolved: thread.resolved }))
  let way: WayBack | null | false = false
  try {
    if (stands && proposal !== null)
      way = await editDocument(documents, page.documentId, proposer, (doc) =>
        withWayBack(doc, (live) => replaceWords(live, stands, proposal)),
      )
  } finally {
    if (way === false) await giveBack()
  }
  if (way === false) return 'left'
  await keepEdit(services, page, { by: proposer, at: asking.now }, async (writes) => {
    await writes.comments.change(thread.id, { wayBack: way && JSON.stringify(way) })
    await tellOfDecision(writes, asking, claimed, 'suggestion-accepted')
  })
  return way ? 'revocable' : 'final'
}
