import { Refusal, routes } from '@commonplace/api'
import { applyJson, canReplaceWords, onlyPlaceOf, textOfBody, undoneBy, type WayBack } from '@commonplace/document'
import type { Carried, Comment, MemberId, Words } from '@commonplace/domain'
import type * as Y from 'yjs'
import { followThreads } from '../../derive/threads.ts'
import { type Asking, type Services, useCase } from '../../ports/use-case.ts'
import { say } from '../../words/say.ts'
import { carriedFrom, clocksOf } from '../shared/carry-old.ts'
import { pageTarget, writerOf } from '../shared/doors.ts'
import { editDocument } from '../shared/edit-document.ts'
import { isHalfTakenBack, whyNotTakenBack } from '../shared/taken-back.ts'
import { threadShape } from '../shared/thread-shape.ts'
import { keepEdit } from './keep-edit.ts'
import { type OpenThread, openSuggestion } from './open-comment.ts'
import { tellOfDecision } from './tell-of-decision.ts'

type Reconsidering = Asking<typeof routes.reconsiderSuggestion>

/**
 * Takes back what was decided about a suggestion, which is open again. Words that were taken in leave the page as an edit on top: those
 * before them are whose they were, and what others wrote around them meanwhile stays. Where that was cut short, the next to do so finishes it.
 */
export const reconsiderSuggestion = useCase(routes.reconsiderSuggestion, async (services, asking) => {
  const { store } = services
  const claimed = await claim(services, asking)
  if (claimed.thread.outcome !== 'rejected') await takeOut(services, asking, claimed)
  const { community, page, thread } = await openSuggestion(store.read, asking.actor, claimed.thread.id)
  return threadShape(services, asking.actor, community, page, thread)
})

/** Opens it, once: of several who do so at the same time one does. Gives it as it was before. */
function claim({ store }: Services, asking: Reconsidering): Promise<OpenThread> {
  return store.change(async (writes) => {
    const opened = await openSuggestion(writes, asking.actor, asking.params.id)
    const { community, page, thread } = opened
    const why = whyNotTakenBack(asking.actor, pageTarget(community, page), thread, asking.now)
    if (why === 'notTakenBack') throw new Refusal('not-allowed', say(why))
    if (why) throw new Refusal('conflict', say(why))
    const takenBack = { by: writerOf(asking), at: asking.now }
    await writes.comments.change(thread.id, { outcome: null, resolved: null, takenBack })
    if (thread.outcome !== 'rejected') return opened
    const content = await writes.documents.content(page.documentId)
    if (content) await followThreads(writes, page.id, content.text)
    await tellOfDecision(writes, asking, opened, 'suggestion-reconsidered')
    return opened
  })
}

/** Takes the words out again. Where that cannot be, it stays as it was, unless somebody decided it anew meanwhile, and the page as it is. */
async function takeOut(services: Services, asking: Reconsidering, opened: OpenThread): Promise<void> {
  const { page, thread } = opened
  const by = writerOf(asking)
  let back: Back | null = null
  try {
    back = await writeOut(services, opened, by)
  } finally {
    if (!back) {
      const { outcome, resolved, takenBack } = thread
      await services.store.change(async (writes) => {
        const now = await writes.comments.byId(thread.id)
        const untouched = now?.outcome === null && now.resolved === null
        if (untouched && now.takenBack?.by === by && now.takenBack.at === asking.now)
          await writes.comments.change(thread.id, { outcome, resolved, takenBack })
      })
    }
  }
  if (!back) throw new Refusal('conflict', say('takenWordsChanged'))
  const { carried, stands } = back
  await keepEdit(services, page, { by, at: asking.now }, async (writes) => {
    await writes.documents.carry(page.documentId, carried)
    await writes.comments.change(thread.id, { wayBack: null, stands })
    await tellOfDecision(writes, asking, opened, 'suggestion-reconsidered')
  })
}

interface Back {
  /** Whose the words are that came back. */
  readonly carried: readonly Carried[]
  /** Where they are to be looked for. */
  readonly stands: Words | null
}

/** Null, and nothing written, where the words that were taken in were changed meanwhile. */
async function writeOut({ documents }: Services, { page, thread }: OpenThread, by: MemberId): Promise<Back | null> {
  if (thread.wayBack === null) return null
  const way: WayBack = JSON.parse(thread.wayBack)
  return editDocument(documents, page.documentId, by, (doc) => {
    const out = outAlready(doc, thread)
    // Where nothing goes, nothing tells whether what comes did so before.
    const undone = out && way.takes === 0 ? null : undoneBy(doc, way)
    if (!undone) return out && { carried: [], stands: out }
    const before = clocksOf(doc)
    applyJson(doc, undone.json, null)
    const carried = carriedFrom(doc, before, undone.origins)
    const { text } = textOfBody(doc)
    // While it was half taken back its words may have been looked for, and not found.
    const lost = isHalfTakenBack(thread) && !text.includes(thread.stands?.quote ?? '\0')
    const stands = lost ? thread.anchor : thread.stands
    // What stood around them may read otherwise by now. Where they stand only once they need nothing around them to be known by.
    const once = stands !== null && onlyPlaceOf(text, stands.quote) !== null
    return { carried, stands: once ? { ...stands, before: '', after: '' } : stands }
  })
}

/**
 * The words it was made on, if taking it back was cut short and they stand there again; else null. Where they stand by what was followed
 * since may be the very words that were taken in.
 */
function outAlready(doc: Y.Doc, thread: Comment): Words | null {
  const { anchor, proposal } = thread
  if (!isHalfTakenBack(thread) || anchor === null || proposal === null) return null
  return canReplaceWords(doc, anchor, proposal) ? anchor : null
}
